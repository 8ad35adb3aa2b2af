import { levelWords, ruleWords } from '~/domain/workshop/messages';
import type { OwnPart } from '~/domain/workshop/room-view';
import { voteMark, closedVoteWords, UNSURE_WORDS, type VoteStanding } from '~/domain/workshop/room-words';
import { shownResult, type StepView } from '~/domain/workshop/view';
import { StatusMessage } from '../../nhs/status-message';
import { RoundResultView } from '../round-result';
import { Prompts } from './prompts';
import { VoteForm } from './vote-form';

/** A step that is voted on, for a level or among options: before, during and after the vote. */
export function QuestionScreen(props: {
  step: StepView;
  own: OwnPart;
  action: string;
  sectorName: (id: string) => string;
  /** Why a vote that was just sent does not count. */
  problem?: string | undefined;
}) {
  const { step, own, sectorName } = props;
  const { phase, round } = step.progress;
  const chosen = own.vote?.value ?? null;
  const standing = standingOf(step, chosen);
  const beforeFirstVote = round === 0 || (round === 1 && phase === 'open');
  const rule = step.kind === 'question' && beforeFirstVote && (
    <p className="app-room__rule">{ruleWords(step.rule)}</p>
  );
  const shown = shownResult(step);
  return (
    <>
      {props.problem !== undefined && (
        <StatusMessage id="vote-problem" kind="problem">
          {props.problem}
        </StatusMessage>
      )}
      {rule}
      {phase === 'ready' && (
        <>
          <p>The vote opens soon. Read what you can choose from.</p>
          <ChoiceList step={step} />
        </>
      )}
      {phase === 'open' && <VoteForm step={step} action={props.action} chosen={chosen} standing={standing} />}
      {phase === 'closed' && (
        <>
          <p>The vote is closed. Wait for the result.</p>
          <StatusMessage id="vote-status" kind={voteMark(standing)}>
            {closedVoteWords(standing)}
          </StatusMessage>
        </>
      )}
      {phase !== 'open' && <Agreement step={step} />}
      {phase === 'revealed' && (
        <>
          {shown && (
            <RoundResultView
              step={step}
              result={shown}
              earlier={step.rounds.findLast((earlier) => earlier.round < shown.round)}
              sectorName={sectorName}
              size="page"
            />
          )}
          <Prompts prompts={step.prompts} />
        </>
      )}
    </>
  );
}

/** How a vote stands that the server has, or has not. */
function standingOf({ choices }: StepView, chosen: string | null): VoteStanding {
  if (chosen === null) return { state: 'none' };
  const label = choices.find(({ value }) => value === chosen)?.label;
  return { state: 'saved', label: label ?? UNSURE_WORDS[chosen === 'na' ? 'na' : 'dk'] };
}

function ChoiceList({ step }: { step: StepView }) {
  return (
    <ul className="app-notes">
      {step.choices.map(({ value, label, text }) => (
        <li className="app-note" key={value}>
          <strong>{label}</strong> {text}
        </li>
      ))}
    </ul>
  );
}

/** What the group agreed in its own words, apart from the votes; nothing until it is written down. */
function Agreement({ step }: { step: StepView }) {
  const { agreedLevel, reasons, dissent } = step;
  if (agreedLevel === null && reasons === '' && dissent === '') return null;
  return (
    <section className="app-room__agreement" aria-labelledby="agreement">
      <h2 className="nhsuk-heading-m" id="agreement">
        What the group agreed
      </h2>
      {agreedLevel !== null && (
        <p>
          <strong>{levelWords(step, agreedLevel)}</strong>
        </p>
      )}
      {reasons !== '' && (
        <>
          <h3 className="nhsuk-heading-s">Why</h3>
          <p className="app-note__body">{reasons}</p>
        </>
      )}
      {dissent !== '' && (
        <>
          <h3 className="nhsuk-heading-s">Who sees it differently, and why</h3>
          <p className="app-note__body">{dissent}</p>
        </>
      )}
    </section>
  );
}
