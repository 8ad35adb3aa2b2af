import { doneWords } from '~/domain/workshop/count-words';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import { choiceWords, ruleWords } from '~/domain/workshop/messages';
import type { ScreenPhase } from '~/domain/workshop/screen-phase';
import type { StepView } from '~/domain/workshop/view';
import { NoteCards } from './note-cards';
import type { ScreenData } from './screen-data';

type AskedPhase = Extract<ScreenPhase, { kind: 'talk' | 'ready' | 'open' | 'closed' }>;

/** A step before its reveal: what is asked, what can be chosen, and how many have voted, never what. */
export function AskedStep(props: { phase: AskedPhase; counts: WorkshopCounts; notes: ScreenData['notes'] }) {
  const { phase, counts, notes } = props;
  const { step, kind } = phase;
  return (
    <>
      <h1 className="app-screen__question">{step.title}</h1>
      <Choices step={step} />
      {notes.length > 0 && <NoteCards notes={notes} />}
      <p className="app-screen__text">{whatToDo(phase)}</p>
      {kind !== 'ready' && <Voted step={step} counts={counts} />}
    </>
  );
}

function Choices({ step }: { step: StepView }) {
  if (step.choices.length === 0) return null;
  return (
    <ol className="app-screen__choices">
      {step.choices.map((choice) => (
        <li key={choice.value} className="app-screen__choice">
          <strong className="app-screen__choice-name">{choiceWords(step, choice)}</strong>
          {choice.text && <span>{choice.text}</span>}
        </li>
      ))}
    </ol>
  );
}

function whatToDo({ kind, step }: AskedPhase): string {
  const { round } = step.progress;
  if (step.kind === 'words') {
    if (kind === 'closed')
      return round === 1 ? 'Thank you. What you wrote is being read.' : 'The vote has closed.';
    if (kind === 'open' && round === 2) return 'On your phone, choose what matters most.';
    return kind === 'open'
      ? 'Write it on your phone, in a few words.'
      : 'In a moment you can write on your phone.';
  }
  if (kind === 'closed') return 'The vote has closed.';
  if (kind === 'open')
    return round === 1 ? 'Vote on your phone.' : `Vote once more on your phone: round ${round}.`;
  if (step.kind === 'question') return ruleWords(step.rule);
  return 'In a moment you can vote on your phone.';
}

/** Units along the bar. */
const BAR = 1000;

function Voted({ step, counts }: { step: StepView; counts: WorkshopCounts }) {
  const all = Math.max(counts.devices, counts.voted);
  const share = all === 0 ? 0 : counts.voted / all;
  return (
    <div className="app-screen__voted">
      <p className="app-screen__count">{doneWords(step, counts)}</p>
      <svg
        className="app-screen__progress"
        viewBox={`0 0 ${BAR} 24`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className="app-screen__progress-room" width={BAR} height="24" />
        <rect className="app-screen__progress-done" width={Math.round(share * BAR)} height="24" />
      </svg>
    </div>
  );
}
