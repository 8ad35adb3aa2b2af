import { TextInput } from '~/components/nhs/text-input';

export type CodeInputProps = { label: string; hint: string; error: string | undefined };

/** Where a code of an authenticator app, or a recovery code, is typed. Never filled in by us. */
export function CodeInput({ label, hint, error }: CodeInputProps) {
  return (
    <TextInput
      id="code"
      name="code"
      label={label}
      hint={hint}
      error={error}
      width={20}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
