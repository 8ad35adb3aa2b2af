import { TextInput } from '../nhs/text-input';

/** The e-mail address of one's own account, which a browser may know. */
export function OwnEmailField({ value, error }: { value: string | undefined; error: string | undefined }) {
  return (
    <TextInput
      id="email"
      name="email"
      type="email"
      label="E-mail address"
      defaultValue={value}
      error={error}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
