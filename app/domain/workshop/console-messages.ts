import { doneWords, joinedWords } from './count-words';
import type { WorkshopCounts } from './counts';
import type { FollowupKind } from './followup';
import type { StepKind } from './live-state';
import type { NoteRefusal } from './moderation';
import type { CommandRefusal } from './next-state';
import type { NextMove } from './offered';
import type { StepView, WorkshopView } from './view';

type Standing = Pick<WorkshopView, 'state' | 'steps'>;

/** What the button of a move says. */
export function moveWords(move: NextMove, { state, steps }: Standing): string {
  const step = steps.find(({ id }) => id === state.step);
  switch (move.kind) {
    case 'start':
      return 'Start: let people join';
    case 'end':
      return 'End workshop';
    case 'agree':
      return 'Record agreement';
    case 'read':
      return 'Read the words that wait';
    case 'go': {
      const to = steps.find(({ id }) => id === move.step);
      if (!to) return 'Back to the join screen';
      return state.step === null ? `Go to ${stepName(to, steps)}` : `Next: ${shortened(to.title)}`;
    }
    case 'open':
    case 'close':
    case 'reveal':
      return step ? roundWords(move.kind, step) : '';
  }
}

function roundWords(kind: 'open' | 'close' | 'reveal', { kind: of, progress }: StepView): string {
  const { phase, round, told } = progress;
  const isFirstOfWords = of === 'words' && round < 2 && !(kind === 'open' && told > 0);
  if (kind === 'close') return isFirstOfWords ? 'Stop taking words' : 'Close vote';
  if (kind === 'reveal') return isFirstOfWords ? 'Show the words' : 'Reveal';
  if (phase === 'ready') return isFirstOfWords ? 'Ask for words' : 'Open vote';
  if (told < round) return isFirstOfWords ? 'Take more words' : 'Take more votes';
  return of === 'words' ? 'Open vote on the words' : 'Vote again';
}

/** "question 2", counted among the questions; anything else by its title. */
export function stepName(step: StepView, steps: readonly StepView[]): string {
  const questions = steps.filter(({ kind }) => kind === 'question');
  return step.kind === 'question' ? `question ${questions.indexOf(step) + 1}` : `“${shortened(step.title)}”`;
}

const MOST = 60;
const shortened = (text: string) =>
  text.length <= MOST ? text : `${text.slice(0, MOST).replace(/\s+\S*$/, '')}…`;

/** What the undo button takes back. @param kind of the command */
export function undoWords(kind: string): string {
  switch (kind) {
    case 'start':
      return 'Undo: start';
    case 'go':
      return 'Undo: change of step';
    case 'open':
      return 'Undo: open';
    case 'close':
      return 'Undo: close';
    case 'reveal':
      return 'Undo: reveal';
    case 'end':
      return 'Undo: end';
    default:
      return 'Undo';
  }
}

/** Said to whoever was overtaken. */
export const CHANGED =
  'Somebody else has moved on. This is how it stands now. Nothing was done by your last press.';

/** Why a command was not done, and what to do. */
export function refusalWords(
  refusal: CommandRefusal | 'nothing-to-undo' | 'told',
  { threshold }: Pick<WorkshopView, 'threshold'>,
  kind: StepKind | undefined,
): string {
  switch (refusal) {
    case 'not-now':
      return 'That cannot be done as things stand.';
    case 'vote-open':
      return 'Close the vote first.';
    case 'no-such-step':
      return 'This step is not on the agenda any more.';
    case 'nothing-to-undo':
      return 'There is nothing to undo.';
    case 'told':
      return 'This cannot be undone: the result was seen, and nobody may vote in that round again. You can vote again in a new round.';
    case 'too-few':
      return tooFewWords(threshold, kind);
  }
}

/** Why nothing may be revealed, as `mayReveal` has it. */
export function tooFewWords(threshold: number, kind: StepKind | undefined, round = 1): string {
  if (kind === 'words' && round === 1)
    return 'No words are shown yet. Read those that wait, or take more words.';
  if (kind === 'words')
    return `Fewer than ${threshold} devices have voted, so the votes cannot be shown. Take more votes, or go on without.`;
  const what = kind === 'question' ? 'a level' : 'an option';
  return (
    `Fewer than ${threshold} devices have chosen ${what}, so nothing can be shown. Take more votes, or go on without. ` +
    `Votes on paper do not help a few devices to be shown. If everybody votes on paper and no device has voted, ${threshold} votes on paper are enough.`
  );
}

/** Why a note was not moved. */
export function noteRefusalWords(refusal: NoteRefusal): string {
  switch (refusal) {
    case 'voted':
      return 'People vote on the words by now, so none can be merged or separated any more. You can still hide one.';
    case 'no-target':
      return 'Choose words that are shown to merge these into.';
    case 'not-now':
      return 'That cannot be done with these words as they stand.';
  }
}

/** Where a step stands, in a word or two; '' where nothing was asked of it. */
export function phaseWords({ kind, progress }: Pick<StepView, 'kind' | 'progress'>): string {
  const { phase, round } = progress;
  const voting = kind !== 'words' || round > 1;
  switch (phase) {
    case 'ready':
      return '';
    case 'open':
      return voting ? `Vote open, round ${round}` : 'Taking words';
    case 'closed':
      return voting ? `Vote closed, round ${round}` : 'No more words';
    case 'revealed':
      return voting ? `Revealed, round ${round}` : 'Words shown';
  }
}

/** What kind of step it is, for people. */
export const STEP_KIND_WORDS: Readonly<Record<StepKind, string>> = {
  question: 'Question',
  energy: 'Where the energy is',
  words: 'In your own words',
  talk: 'Discussion',
};

const number = (count: number) => count.toLocaleString('en-GB');

/** How many take part: "58 of 64 have voted", or where nothing is asked how many have joined. */
export function countWords(counts: WorkshopCounts, { state, steps }: Standing): string {
  const step = steps.find(({ id }) => id === state.step);
  const isAsked = step && step.kind !== 'talk' && step.progress.phase !== 'ready';
  return isAsked ? doneWords(step, counts) : joinedWords(counts);
}

/** "3 votes on paper". */
export function paperWords(paper: Readonly<Record<string, number>>): string {
  const votes = Object.values(paper).reduce((sum, count) => sum + count, 0);
  return `${number(votes)} ${votes === 1 ? 'vote' : 'votes'} on paper`;
}

export const FOLLOWUP_WORDS: Readonly<Record<FollowupKind, { one: string; many: string }>> = {
  action: { one: 'action', many: 'Actions' },
  parked: { one: 'parked question', many: 'Parked questions' },
};

/** What was copied to an assessment's list of actions. */
export const copiedWords = (copied: number): string =>
  copied === 1 ? '1 action is now in the action list' : `${copied} actions are now in the action list`;
