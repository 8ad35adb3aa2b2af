import { Form } from '@remix-run/react';
import { paths } from '~/lib/paths';
import { Button } from '../nhs/button';
import { Details } from '../nhs/details';
import { Select } from '../nhs/select';
import { TextInput } from '../nhs/text-input';

type Choices = { value: string; text: string }[];

/** What of the audit log is shown; sent as part of the address, so that a view of it can be kept. */
export function AuditFilterForm(props: {
  typed: { place: string; person: string; action: string; from: string; to: string };
  errors: { from?: string | undefined; to?: string | undefined };
  choices: { places: Choices; people: Choices; actions: Choices };
}) {
  const { typed, errors, choices } = props;
  const isOpen = Object.values(typed).some((value) => value !== '');
  const choice = (name: 'place' | 'person' | 'action', label: string, all: string, items: Choices) => (
    <Select
      key={`${name} ${typed[name]}`}
      id={name}
      name={name}
      label={label}
      defaultValue={typed[name]}
      items={[{ value: '', text: all }, ...items]}
    />
  );
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      key={`${name} ${typed[name]}`}
      id={name}
      name={name}
      label={label}
      hint="Such as 3 November 2026 or 3/11/2026"
      width={20}
      defaultValue={typed[name]}
      error={errors[name]}
      autoComplete="off"
    />
  );
  return (
    <Details summary="Show only some entries" open={isOpen} id="filter">
      <Form method="get" action={paths.administration.audit} className="app-log-filter" noValidate>
        {choice('place', 'Place', 'All places', choices.places)}
        {choice('person', 'Person who did it, or to whom it was done', 'Everybody', choices.people)}
        {choice('action', 'What was done', 'Everything', choices.actions)}
        {day('from', 'From this day on')}
        {day('to', 'Up to and with this day')}
        <Button variant="secondary">Show</Button>
      </Form>
    </Details>
  );
}
