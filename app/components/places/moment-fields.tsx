import { Fieldset } from '~/components/nhs/fieldset';
import { Hint } from '~/components/nhs/hint';
import { TextInput } from '~/components/nhs/text-input';

export type MomentFieldsProps = {
  /** Names and ids of the two fields: `<end>Day` and `<end>Time`. */
  end: 'opens' | 'closes';
  legend: string;
  hint: string;
  values: { day: string | undefined; time: string | undefined };
  errors: { day: string | undefined; time: string | undefined };
};

/** A day and a time in two fields, as people write them. */
export function MomentFields({ end, legend, hint, values, errors }: MomentFieldsProps) {
  return (
    <div className="nhsuk-form-group">
      <Fieldset legend={legend} legendSize="m" legendHeading={2} describedBy={`${end}-hint`}>
        <Hint id={`${end}-hint`}>{hint}</Hint>
        <TextInput
          id={`${end}Day`}
          name={`${end}Day`}
          label="Day"
          hint="For example, 3 November 2026 or 3/11/2026"
          width={20}
          defaultValue={values.day}
          error={errors.day}
          autoComplete="off"
        />
        <TextInput
          id={`${end}Time`}
          name={`${end}Time`}
          label="Time in the UK"
          hint="For example, 9am or 17:30"
          width={10}
          defaultValue={values.time}
          error={errors.time}
          autoComplete="off"
        />
      </Fieldset>
    </div>
  );
}
