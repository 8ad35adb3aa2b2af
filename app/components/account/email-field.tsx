import { TextInput } from '../nhs/text-input';

/** Somebody else's e-mail address. */
export function EmailField(props: {
  value: string | undefined;
  error: string | undefined;
  label?: string;
  hint?: string;
}) {
  return (
    <TextInput
      id="email"
      name="email"
      type="email"
      label={props.label ?? 'Their e-mail address'}
      hint={props.hint}
      defaultValue={props.value}
      error={props.error}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
