import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { StepKind } from '~/domain/workshop/live-state';
import { STEP_LIMITS, type TypedStep } from '~/domain/workshop/typed-step';
import { Button } from '../nhs/button';
import { ButtonLink } from '../nhs/button-link';
import { ErrorSummary } from '../nhs/error-summary';
import { Fieldset } from '../nhs/fieldset';
import { Hint } from '../nhs/hint';
import { Textarea } from '../nhs/textarea';
import { TextInput } from '../nhs/text-input';

export type StepErrors = Partial<Record<keyof TypedStep, string>>;

const FIELDS = ['title', 'minutes', 'options', 'prompts', 'share', 'a'] as const;

/** What is wrong with a step, at the top of its page. */
export function StepErrorSummary({ errors }: { errors: StepErrors }) {
  return (
    <ErrorSummary
      errors={FIELDS.flatMap((field) => (errors[field] ? [{ href: `#${field}`, text: errors[field] }] : []))}
    />
  );
}

/** A step of an agenda to change or add. */
export function StepForm(props: {
  kind: StepKind;
  values: TypedStep;
  errors: StepErrors;
  button: string;
  back: string;
  /** Hidden fields. */
  children: ReactNode;
}) {
  const { kind, values, errors, button, back } = props;
  return (
    <Form method="post" noValidate>
      {props.children}
      <TextInput
        id="title"
        name="title"
        label="Title"
        labelSize="m"
        hint={
          kind === 'question'
            ? 'People vote on the levels of the question, whatever the title says.'
            : undefined
        }
        defaultValue={values.title}
        error={errors.title}
        autoComplete="off"
      />
      <TextInput
        id="minutes"
        name="minutes"
        label="Minutes"
        labelSize="m"
        width={4}
        inputMode="numeric"
        defaultValue={values.minutes}
        error={errors.minutes}
        autoComplete="off"
      />
      {kind === 'energy' && (
        <Textarea
          id="options"
          name="options"
          label="What can people vote for?"
          labelSize="m"
          hint={`One a line, from ${STEP_LIMITS.options.least} to ${STEP_LIMITS.options.most}.`}
          rows={5}
          defaultValue={values.options}
          error={errors.options}
        />
      )}
      <Textarea
        id="prompts"
        name="prompts"
        label="Questions to discuss (optional)"
        labelSize="m"
        hint="One a line. Everybody in the room can see them, also why a step was suggested."
        rows={5}
        defaultValue={values.prompts}
        error={errors.prompts}
      />
      {kind === 'question' && <RuleFields values={values} errors={errors} />}
      <div className="app-actions">
        <Button name="intent" value="save">
          {button}
        </Button>
        <ButtonLink href={back} variant="secondary">
          Cancel
        </ButtonLink>
      </div>
    </Form>
  );
}

function RuleFields({ values, errors }: { values: TypedStep; errors: StepErrors }) {
  const { share, a } = STEP_LIMITS;
  return (
    <Fieldset
      legend="When does the group count as agreed?"
      legendSize="m"
      legendHeading={2}
      describedBy="rule-hint"
    >
      <Hint id="rule-hint">
        Everybody is told this before the first vote. After that it cannot be changed for this question. Both
        have to be met.
      </Hint>
      <TextInput
        id="share"
        name="share"
        label="At least this share of votes within one level of the middle, in percent"
        hint={`From ${share.least} to ${share.most}; 70 is usual.`}
        width={3}
        inputMode="numeric"
        defaultValue={values.share}
        error={errors.share}
        autoComplete="off"
      />
      <TextInput
        id="a"
        name="a"
        label="And an agreement score of at least"
        hint={`From ${a.least} to ${a.most}; 0.5 is usual. 1 means that all vote alike, 0 that votes are spread evenly.`}
        width={4}
        inputMode="decimal"
        defaultValue={values.a}
        error={errors.a}
        autoComplete="off"
      />
    </Fieldset>
  );
}
