import { Form } from '@remix-run/react';
import type { FormId, Sector } from 'questions/types';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorMessage } from '~/components/nhs/error-message';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Fieldset } from '~/components/nhs/fieldset';
import { Hint } from '~/components/nhs/hint';
import { Radios } from '~/components/nhs/radios';
import { TextInput } from '~/components/nhs/text-input';
import { THRESHOLD } from '~/domain/assessment/set-up';
import { MomentFields } from './moment-fields';
import { SetUpTerms } from './set-up-terms';
import { expectedName, invitedName, type SetUpValues } from './set-up-fields';

export type SetUpFormProps = {
  heading: string;
  sectors: readonly Sector[];
  sizes: Partial<Record<FormId, { questions: number; minutes: number }>>;
  values: SetUpValues;
  /** By the name of the field; that of `sectors` stands above their list. */
  errors: Partial<Record<string, string>>;
};

/** Everything a lead decides before an assessment opens. */
export function SetUpForm({ heading, sectors, sizes, values, errors }: SetUpFormProps) {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const size = (form: FormId) =>
    sizes[form] ? `${sizes[form].questions} questions, about ${sizes[form].minutes} minutes` : '';
  return (
    <>
      <ErrorSummary errors={summaryOf(errors, sectors)} />
      <h1 className="nhsuk-heading-l">{heading}</h1>
      <p>
        You can change all of this until you open the assessment. After that you can only change when it
        closes, share its results or not, and keep answers for a shorter time.
      </p>
      <Form method="post" noValidate>
        <TextInput
          id="title"
          name="title"
          label="Title"
          labelSize="m"
          hint="Tells this round from others, such as Autumn 2026. Respondents see it."
          width={20}
          defaultValue={text('title')}
          error={errors.title}
          autoComplete="off"
        />
        <Radios
          idPrefix="form"
          name="form"
          legend="Which form do people of organisations take?"
          legendSize="m"
          legendHeading={2}
          items={[
            { value: 'full', label: 'Full form', hint: `All twelve dimensions in depth: ${size('full')}.` },
            {
              value: 'workshop',
              label: 'Workshop form',
              hint: `One question a dimension: ${size('workshop')}.`,
            },
          ]}
          selected={text('form')}
          error={errors.form}
        />
        <Checkbox
          id="residentForm"
          name="residentForm"
          label="Offer residents and carers the resident form"
          hint={`It asks what can be seen from outside: ${size('resident')}.`}
          defaultChecked={values.residentForm === true}
          error={errors.residentForm}
        />
        <div className={errors.sectors ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
          <Fieldset
            legend="Who is invited?"
            legendSize="m"
            legendHeading={2}
            describedBy={errors.sectors ? 'sectors-hint sectors-error' : 'sectors-hint'}
          >
            <Hint id="sectors-hint">
              Untick the types of organisation that you do not ask. If you say how many people you expect, you
              see what share has answered.
            </Hint>
            {errors.sectors && <ErrorMessage id="sectors-error">{errors.sectors}</ErrorMessage>}
            <ul className="app-invited">
              {sectors.map(({ id, name }) => (
                <li key={id} className="app-invited__sector">
                  <Checkbox
                    id={`sector-${id}`}
                    name={invitedName(id)}
                    label={name}
                    defaultChecked={values[invitedName(id)] === true}
                    small
                  />
                  <TextInput
                    id={`expected-${id}`}
                    name={expectedName(id)}
                    label={
                      <>
                        People expected
                        <span className="nhsuk-u-visually-hidden"> from {name} (optional)</span>
                      </>
                    }
                    width={5}
                    inputMode="numeric"
                    defaultValue={text(expectedName(id))}
                    error={errors[expectedName(id)]}
                    autoComplete="off"
                  />
                </li>
              ))}
            </ul>
          </Fieldset>
        </div>
        <TextInput
          id="threshold"
          name="threshold"
          label="Smallest group that figures are shown about"
          labelSize="m"
          hint={`From ${THRESHOLD.least} to ${THRESHOLD.most} people. ${THRESHOLD.usual} is usual. Respondents are told it, and it cannot change once people answer.`}
          width={3}
          inputMode="numeric"
          defaultValue={text('threshold')}
          error={errors.threshold}
          autoComplete="off"
        />
        <Checkbox
          id="commentsAsked"
          name="commentsAsked"
          label="Let people add comments to their answers"
          defaultChecked={values.commentsAsked === true}
        />
        <SetUpTerms values={values} errors={errors} />
        <MomentFields
          end="opens"
          legend="When does it open? (optional)"
          hint="Leave both empty to open it by hand."
          values={{ day: text('opensDay'), time: text('opensTime') }}
          errors={{ day: errors.opensDay, time: errors.opensTime }}
        />
        <MomentFields
          end="closes"
          legend="When does it close? (optional)"
          hint="Leave both empty to close it by hand. You can change this while it is open."
          values={{ day: text('closesDay'), time: text('closesTime') }}
          errors={{ day: errors.closesDay, time: errors.closesTime }}
        />
        <Button>Save the draft</Button>
      </Form>
    </>
  );
}

/** The errors in the order of the fields, each with where it is mended. */
function summaryOf(errors: SetUpFormProps['errors'], sectors: readonly Sector[]) {
  const anchors: [string, string][] = [
    ...['title', 'form', 'residentForm'].map((name): [string, string] => [name, name]),
    ['sectors', `sector-${sectors[0]?.id}`],
    ...sectors.map(({ id }): [string, string] => [expectedName(id), `expected-${id}`]),
    ['threshold', 'threshold'],
    ['entry', 'entry'],
    ['organisations', 'organisations'],
    ['keepMonths', 'keepMonths'],
    ...['opensDay', 'opensTime', 'closesDay', 'closesTime'].map((name): [string, string] => [name, name]),
  ];
  return anchors.flatMap(([name, id]) => {
    const text = errors[name];
    return text ? [{ href: `#${id}`, text }] : [];
  });
}
