import { TextInput } from '../nhs/text-input';

/** The longest query that is read. */
export const QUERY_LENGTH = 200;

/** The words that a form of the library looks for, as `q` of the address. */
export function WordsField({ query }: { query: string }) {
  return (
    <TextInput
      key={query}
      id="q"
      name="q"
      type="search"
      label="Words to look for"
      maxLength={QUERY_LENGTH}
      defaultValue={query}
    />
  );
}
