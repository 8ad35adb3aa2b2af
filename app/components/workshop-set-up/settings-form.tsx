import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Sector } from 'questions/types';
import { MINUTES, thresholdRange } from '~/domain/workshop/settings';
import { Button } from '../nhs/button';
import { Checkbox } from '../nhs/checkbox';
import { ErrorMessage } from '../nhs/error-message';
import { ErrorSummary } from '../nhs/error-summary';
import { Fieldset } from '../nhs/fieldset';
import { Hint } from '../nhs/hint';
import { Radios } from '../nhs/radios';
import { TextInput } from '../nhs/text-input';
import { askedName, type SettingsValues } from './settings-fields';

export type SettingsErrors = Partial<Record<string, string>>;

/** All that is wrong with the settings, at the top of their page. */
export function SettingsErrorSummary(props: { errors: SettingsErrors; sectors: readonly Sector[] }) {
  const anchors = {
    title: 'title',
    minutes: 'minutes',
    sectors: `sector-${props.sectors[0]?.id}`,
    tables: 'tables',
  };
  const all = Object.entries({ ...anchors, threshold: 'threshold' });
  return (
    <ErrorSummary
      errors={all.flatMap(([name, id]) => {
        const text = props.errors[name];
        return text ? [{ href: `#${id}`, text }] : [];
      })}
    />
  );
}

/** Everything a facilitator decides before a workshop starts; all of it is filled in to begin with. */
export function SettingsForm(props: {
  sectors: readonly Sector[];
  values: SettingsValues;
  errors: SettingsErrors;
  /** The threshold of the assessment; null: there is none. */
  own: number | null;
  button: string;
  /** Hidden fields, and what is asked first. */
  children: ReactNode;
}) {
  const { sectors, values, errors, own, button } = props;
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const { least, most, usual } = thresholdRange(own);
  return (
    <Form method="post" noValidate>
      {props.children}
      <TextInput
        id="title"
        name="title"
        label="Title"
        labelSize="m"
        hint="Everybody in the room sees it."
        defaultValue={text('title')}
        error={errors.title}
        autoComplete="off"
      />
      <TextInput
        id="minutes"
        name="minutes"
        label="How many minutes do you have?"
        labelSize="m"
        hint={`From ${MINUTES.least} to ${MINUTES.most}.`}
        width={4}
        inputMode="numeric"
        defaultValue={text('minutes')}
        error={errors.minutes}
        autoComplete="off"
      />
      <SectorTicks {...{ sectors, values, errors }} />
      <Checkbox
        id="askTier"
        name="askTier"
        label="Ask people for their role as well"
        hint="Such as board, manager or frontline. They may leave it out."
        defaultChecked={values.askTier === true}
      />
      <Radios
        idPrefix="tables"
        name="tables"
        legend="Do tables share a phone?"
        legendSize="m"
        legendHeading={2}
        items={[
          { value: 'none', label: 'No, everybody votes on their own phone' },
          {
            value: 'one',
            label: 'Some do: a shared phone has one vote',
            hint: 'However many sit at the table.',
          },
          {
            value: 'people',
            label: 'Some do: a shared phone counts for the people at the table',
            hint: 'Results are then told in steps of 5%. Even so, the vote of a large table may be told apart from the rest, so tell tables that before they join.',
          },
        ]}
        selected={text('tables')}
        error={errors.tables}
      />
      <TextInput
        id="threshold"
        name="threshold"
        label="Fewest devices that a result is shown of"
        labelSize="m"
        hint={`From ${least} to ${most}; ${usual} is usual.${own === null ? '' : ` The assessment’s own limit is ${own}.`} People are told it when they join.`}
        width={3}
        inputMode="numeric"
        defaultValue={text('threshold')}
        error={errors.threshold}
        autoComplete="off"
      />
      <Button>{button}</Button>
    </Form>
  );
}

function SectorTicks(props: { sectors: readonly Sector[]; values: SettingsValues; errors: SettingsErrors }) {
  const { sectors, values, errors } = props;
  return (
    <div className={errors.sectors ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <Fieldset
        legend="Which types of organisation may people say they come from?"
        legendSize="m"
        legendHeading={2}
        describedBy={errors.sectors ? 'sectors-hint sectors-error' : 'sectors-hint'}
      >
        <Hint id="sectors-hint">
          People may leave it out. Results by type are only shown where every group is large enough. Untick
          all, and it is not asked.
        </Hint>
        {errors.sectors && <ErrorMessage id="sectors-error">{errors.sectors}</ErrorMessage>}
        <div className="app-ticks">
          {sectors.map(({ id, name }) => (
            <Checkbox
              key={id}
              id={`sector-${id}`}
              name={askedName(id)}
              label={name}
              defaultChecked={values[askedName(id)] === true}
              small
            />
          ))}
        </div>
      </Fieldset>
    </div>
  );
}
