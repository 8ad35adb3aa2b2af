import type { Fields } from '~/lib/form-fields';
import { TextInput } from '../nhs/text-input';

/** The name of a place. */
export const PLACE_NAME_FIELDS = {
  name: {
    kind: 'text',
    required: 'Enter the name of the place',
    most: 100,
    tooLong: 'Shorten the name to 100 characters or fewer',
  },
} as const satisfies Fields;

/** The field for it. */
export function PlaceNameField({ value, error }: { value: string | undefined; error: string | undefined }) {
  return (
    <TextInput
      id="name"
      name="name"
      label="Name of the place"
      hint="As the people who live and work there call it. Respondents see it."
      defaultValue={value}
      error={error}
      autoComplete="off"
    />
  );
}
