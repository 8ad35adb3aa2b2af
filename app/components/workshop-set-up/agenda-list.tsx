import { Form } from '@remix-run/react';
import { isUsualPrompt, USUAL_RULE } from '~/domain/workshop/agenda';
import { ruleWords } from '~/domain/workshop/messages';
import { KIND_NAMES } from '~/domain/workshop/set-up-messages';
import type { StepView } from '~/domain/workshop/view';
import { Button } from '../nhs/button';
import { ButtonLink } from '../nhs/button-link';

/** What of a step its agenda shows. */
export type ListedStep = Pick<StepView, 'id' | 'kind' | 'title' | 'prompts' | 'minutes' | 'rule'>;

/** The steps of an agenda, in order, each with what can be done with it. @param begun ids of those that stay as they are */
export function AgendaList(props: {
  steps: readonly ListedStep[];
  begun: readonly string[];
  sequence: number;
  /** Where one step is changed. */
  changeHref: (step: string) => string;
}) {
  const { steps, begun, sequence, changeHref } = props;
  const starts = steps.map((_, index) =>
    steps.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0),
  );
  return (
    <ol className="app-agenda" id="agenda">
      {steps.map((step, index) => (
        <li key={step.id} id={`step-${step.id}`} tabIndex={-1} className="app-agenda__step">
          <h2 className="nhsuk-heading-s app-agenda__title" dir="auto">
            {step.title}
          </h2>
          <StepFacts step={step} start={starts[index]!} hasBegun={begun.includes(step.id)} />
          {!begun.includes(step.id) && (
            <Form method="post" className="app-agenda__buttons">
              <input type="hidden" name="sequence" value={sequence} />
              <input type="hidden" name="step" value={step.id} />
              {index > 0 && (
                <StepButton name="to" value={String(index - 1)} step={step}>
                  Move up
                </StepButton>
              )}
              {index < steps.length - 1 && (
                <StepButton name="to" value={String(index + 1)} step={step}>
                  Move down
                </StepButton>
              )}
              <ButtonLink href={changeHref(step.id)} variant="secondary" small>
                Change<span className="nhsuk-u-visually-hidden">: {step.title}</span>
              </ButtonLink>
              <StepButton name="intent" value="remove" step={step}>
                Remove
              </StepButton>
            </Form>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepFacts({ step, start, hasBegun }: { step: ListedStep; start: number; hasBegun: boolean }) {
  const { kind, prompts, minutes, rule } = step;
  const why = prompts.find((prompt) => !isUsualPrompt(prompt));
  const isUsual =
    rule.shareWithinOne === USUAL_RULE.shareWithinOne && rule.agreementA === USUAL_RULE.agreementA;
  return (
    <>
      <p className="app-agenda__facts">
        {KIND_NAMES[kind]} · {minutes === 1 ? '1 minute' : `${minutes} minutes`}, from minute {start}
        {hasBegun && ' · begun, so it stays as it is'}
      </p>
      {why !== undefined && (
        <p className="app-agenda__facts" dir="auto">
          {why}
        </p>
      )}
      {kind === 'question' && !isUsual && <p className="app-agenda__facts">{ruleWords(rule)}</p>}
    </>
  );
}

function StepButton(props: { name: string; value: string; step: ListedStep; children: string }) {
  return (
    <Button name={props.name} value={props.value} variant="secondary" small>
      {props.children}
      <span className="nhsuk-u-visually-hidden">: {props.step.title}</span>
    </Button>
  );
}
