import { classNames } from '~/components/nhs/class-names';
import { Tag } from '~/components/nhs/tag';
import { phaseWords, STEP_KIND_WORDS } from '~/domain/workshop/console-messages';
import { resultLabel } from '~/domain/workshop/messages';
import type { OfferedCommand } from '~/domain/workshop/offered';
import { isRecorded } from '~/domain/workshop/typed-agreement';
import type { StepView } from '~/domain/workshop/view';
import { Agreed, Agreement } from './agreement';
import { commandOf } from './command';
import { CommandButton } from './command-button';
import type { Posted } from './posted';

/** The agenda in one column, the step that everybody is at opened. */
export function Steps(props: {
  steps: readonly StepView[];
  /** Id of the step that everybody is at; null: none. */
  current: string | null;
  others: readonly OfferedCommand[];
  posted: Posted | undefined;
  /** What there is to see and do at the present one. */
  children: React.ReactNode;
}) {
  const { steps, current, others, posted, children } = props;
  const mayGo = (id: string) => others.some((move) => move.kind === 'go' && move.step === id);
  return (
    <ol className="app-console__steps">
      {steps.map((step) => {
        const isHere = step.id === current;
        return (
          <li
            key={step.id}
            className={classNames('app-console__step', isHere && 'app-console__step--here')}
            aria-current={isHere ? 'step' : undefined}
          >
            <h2 className="app-console__title">
              <span className="app-console__kind">{STEP_KIND_WORDS[step.kind]}</span> {step.title}
            </h2>
            <Standing step={step} isHere={isHere} />
            {mayGo(step.id) && (
              <CommandButton command={commandOf({ kind: 'go', step: step.id })} variant="secondary" small>
                Go to this step<span className="nhsuk-u-visually-hidden">: {step.title}</span>
              </CommandButton>
            )}
            {isHere && children}
            {step.kind === 'question' && (isHere || step.rounds.length > 0 || isRecorded(step)) && (
              <>
                <Agreed step={step} />
                <Agreement
                  step={step}
                  posted={posted?.about === 'agreement' && posted.stepId === step.id ? posted : undefined}
                  isOpen={isHere && step.progress.phase === 'revealed' && !isRecorded(step)}
                />
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Where a step stands: what goes on in it, and what its last round came to. */
function Standing({ step, isHere }: { step: StepView; isHere: boolean }) {
  const words = phaseWords(step);
  const last = step.rounds.at(-1);
  const label = last && resultLabel(last.result);
  if (!words && !label) return null;
  return (
    <p className="app-console__standing">
      {words && <Tag colour={isHere ? 'green' : 'grey'}>{words}</Tag>}
      {label && last && (
        <span>
          {' '}
          Round {last.round}: {label.toLowerCase()}
        </span>
      )}
    </p>
  );
}
