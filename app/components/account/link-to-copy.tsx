import { TextInput } from '../nhs/text-input';

/** A link that is shown once, to be copied. It stands in a field, which is easier to mark than running text. */
export function LinkToCopy({ url, label }: { url: string; label: string }) {
  return (
    <TextInput id="link" name="link" label={label} defaultValue={url} autoComplete="off" spellCheck={false} />
  );
}
