import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Radios } from '~/components/nhs/radios';
import { Select } from '~/components/nhs/select';
import { Textarea } from '~/components/nhs/textarea';
import { TextInput } from '~/components/nhs/text-input';
import { ACTION_STATES } from '~/domain/actions/action';
import { ACTION_STATE_NAMES } from '~/domain/actions/messages';
import { LONGEST_WHAT, type TypedAction } from '~/domain/actions/typed-action';

export type ActionErrors = Partial<Record<keyof TypedAction, string>>;

/** What is wrong with an action, at the top of its page. */
export function ActionErrorSummary({ errors }: { errors: ActionErrors }) {
  return (
    <ErrorSummary
      errors={(['what', 'ownerRole', 'due', 'state', 'dimension', 'practice'] as const).flatMap((field) =>
        errors[field] ? [{ href: `#${field}`, text: errors[field] }] : [],
      )}
    />
  );
}

/** An action to write down or change. The practices to choose from are those on the dimension that was chosen last. */
export function ActionForm(props: {
  values: TypedAction;
  errors: ActionErrors;
  subjects: readonly { id: string; name: string }[];
  practices: readonly { id: string; title: string }[];
  button: string;
  /** Hidden fields. */
  children: ReactNode;
}) {
  const { values, errors, subjects, practices, button } = props;
  const about = subjects.find(({ id }) => id === values.dimension);
  return (
    <Form method="post" noValidate>
      {props.children}
      {/* Enter sends the form as its first button would. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <Textarea
        id="what"
        name="what"
        label="What is to be done?"
        labelSize="m"
        hint="Say it so that everybody can tell when it is done."
        rows={3}
        limit={LONGEST_WHAT}
        defaultValue={values.what}
        error={errors.what}
      />
      <TextInput
        id="ownerRole"
        name="ownerRole"
        label="Who sees to it?"
        labelSize="m"
        hint="A role, such as Director of adult social services. Do not name a person: roles stay when people move on."
        defaultValue={values.ownerRole}
        error={errors.ownerRole}
        autoComplete="off"
      />
      <TextInput
        id="due"
        name="due"
        label="By when? (optional)"
        labelSize="m"
        hint="For example, 3 November 2026 or 3/11/2026"
        width={20}
        defaultValue={values.due}
        error={errors.due}
        autoComplete="off"
      />
      <Radios
        idPrefix="state"
        name="state"
        legend="Where does it stand?"
        legendSize="m"
        variant="inline"
        items={ACTION_STATES.map((value) => ({ value, label: ACTION_STATE_NAMES[value] }))}
        selected={values.state}
        error={errors.state}
      />
      <Select
        id="dimension"
        name="dimension"
        label="Which dimension is it about? (optional)"
        labelSize="m"
        items={[{ value: '', text: 'None' }, ...subjects.map(({ id, name }) => ({ value: id, text: name }))]}
        defaultValue={values.dimension}
        error={errors.dimension}
      />
      <Button name="intent" value="practices" variant="secondary" small>
        Show practices on this dimension
      </Button>
      {about && (
        <Select
          key={about.id}
          id="practice"
          name="practice"
          label={`Does it follow a practice on ${about.name}? (optional)`}
          labelSize="m"
          items={[
            { value: '', text: 'None' },
            ...practices.map(({ id, title }) => ({ value: id, text: title })),
          ]}
          defaultValue={values.practice}
          error={errors.practice}
        />
      )}
      <div className="app-actions">
        <Button>{button}</Button>
      </div>
    </Form>
  );
}
