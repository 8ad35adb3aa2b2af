import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { InsetText } from '~/components/nhs/inset-text';
import { Radios } from '~/components/nhs/radios';
import { Textarea } from '~/components/nhs/textarea';
import { levelWords } from '~/domain/workshop/messages';
import { isRecorded, LONGEST_AGREEMENT, NO_LEVEL } from '~/domain/workshop/typed-agreement';
import type { StepView } from '~/domain/workshop/view';
import { fieldOf } from './fields';
import type { PostedOf } from './posted';
import { useFilledFrom } from './use-form-state';

/** What the group agreed on a question, to be written down and changed, apart from the votes. */
export function Agreement(props: {
  step: StepView;
  posted: PostedOf<'agreement'> | undefined;
  isOpen: boolean;
}) {
  const { step, posted, isOpen } = props;
  const { filledFrom, isTyped, onInput, onSubmit } = useFilledFrom(
    step.version,
    posted !== undefined && !posted.changed,
  );
  const levels = step.choices.map(({ value }) => ({ value, label: levelWords(step, Number(value)) }));
  const recorded = step.agreedLevel === null ? NO_LEVEL : String(step.agreedLevel);
  const typed = posted?.typed ?? {
    level: isRecorded(step) ? recorded : '',
    reasons: step.reasons,
    dissent: step.dissent,
  };
  return (
    <Details
      id={fieldOf('agreement', step.id)}
      summary={isRecorded(step) ? 'Change what was agreed' : 'Write down what was agreed'}
      open={isOpen || isTyped || posted !== undefined}
    >
      {posted?.changed && (
        <InsetText>
          <p role="alert">
            Somebody else wrote down an agreement in the meantime. This is how it stands now. What you typed
            is still below: save it again if it is right.
          </p>
          <Agreed step={step} />
        </InsetText>
      )}
      <Form
        key={`${filledFrom} ${posted?.changed ?? false}`}
        method="post"
        preventScrollReset
        noValidate
        onInput={onInput}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="intent" value="agreement" />
        <input type="hidden" name="step" value={step.id} />
        <input type="hidden" name="version" value={filledFrom} />
        <Radios
          idPrefix={fieldOf('level', step.id)}
          name="level"
          legend="Which level did the group agree on?"
          legendSize="s"
          hint="What the group says, which need not be the middle of the votes."
          variant="small"
          items={[...levels, { value: NO_LEVEL, label: 'No level was agreed' }]}
          selected={typed.level}
          error={posted?.errors.level}
        />
        <Textarea
          id={fieldOf('reasons', step.id)}
          name="reasons"
          label="Why? (optional)"
          hint="In the group’s words, without names."
          rows={3}
          limit={LONGEST_AGREEMENT}
          defaultValue={typed.reasons}
          error={posted?.errors.reasons}
        />
        <Textarea
          id={fieldOf('dissent', step.id)}
          name="dissent"
          label="Who sees it differently, and why? (optional)"
          hint="Say which part of the system, not who. For example: primary care sees this as less far on."
          rows={3}
          limit={LONGEST_AGREEMENT}
          defaultValue={typed.dissent}
          error={posted?.errors.dissent}
        />
        <Button variant="secondary" small>
          Save what was agreed
        </Button>
      </Form>
    </Details>
  );
}

/** What was agreed on a question; nothing where nothing is written down. */
export function Agreed({ step }: { step: StepView }) {
  if (!isRecorded(step)) return null;
  const { agreedLevel, reasons, dissent } = step;
  return (
    <dl className="app-console__agreed">
      <Part name="Agreed level">
        {agreedLevel === null ? 'None was agreed' : levelWords(step, agreedLevel)}
      </Part>
      {reasons && <Part name="Reasons">{reasons}</Part>}
      {dissent && <Part name="Seen differently">{dissent}</Part>}
    </dl>
  );
}

function Part({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
