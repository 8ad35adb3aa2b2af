import { BackLink } from '~/components/nhs/back-link';
import { InsetText } from '~/components/nhs/inset-text';
import { SummaryList } from '~/components/nhs/summary-list';
import { StepErrorSummary, StepForm } from '~/components/workshop-set-up/step-form';
import { ruleWords } from '~/domain/workshop/messages';
import { FORM_CHANGED, KIND_HINTS, KIND_NAMES } from '~/domain/workshop/set-up-messages';
import type { Loaded, Posted } from './route';

/** One step of an agenda, to change or to add. */
export function OneStep(props: Loaded & { one: NonNullable<Loaded['one']>; posted: Posted }) {
  const { one, posted, own, title, sequence, ticket } = props;
  const errors = posted?.errors ?? {};
  const before = props.steps.find(({ id }) => id === one.id);
  return (
    <>
      <BackLink href={own.agenda}>Agenda</BackLink>
      <StepErrorSummary errors={errors} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{title}</span>
        {before ? 'Change this step' : `Add: ${KIND_NAMES[one.kind].toLowerCase()}`}
      </h1>
      <p>{KIND_HINTS[one.kind]}</p>
      {posted?.refused && (
        <InsetText>
          <p role="alert">{posted.again ? FORM_CHANGED : posted.refused}</p>
        </InsetText>
      )}
      {posted?.again && before && <AsItStands step={before} />}
      <StepForm
        kind={one.kind}
        values={posted?.typed ?? one.values}
        errors={errors}
        button="Save"
        back={own.agenda}
      >
        <input type="hidden" name="sequence" value={sequence} />
        <input type="hidden" name="step" value={one.id} />
        {!before && (
          <>
            <input type="hidden" name="kind" value={one.kind} />
            <input type="hidden" name="ticket" value={ticket} />
          </>
        )}
      </StepForm>
    </>
  );
}

function AsItStands({ step }: { step: Loaded['steps'][number] }) {
  const lines = (texts: readonly string[]) => (texts.length === 0 ? 'None' : texts.join(' / '));
  return (
    <SummaryList
      rows={[
        { id: 'title-now', key: 'Title', value: step.title },
        { id: 'minutes-now', key: 'Minutes', value: String(step.minutes) },
        ...(step.kind === 'energy'
          ? [{ id: 'options-now', key: 'Options', value: lines(step.options) }]
          : []),
        { id: 'prompts-now', key: 'To discuss', value: lines(step.prompts) },
        ...(step.kind === 'question' ? [{ id: 'rule-now', key: 'Rule', value: ruleWords(step.rule) }] : []),
      ]}
    />
  );
}
