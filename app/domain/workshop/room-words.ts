import { TEXT_ROUND, UPVOTES_EACH } from './notes';
import type { RoomView } from './room-view';
import type { StepView } from './view';

/** What may be said in place of a level, as its button says it. */
export const UNSURE_WORDS = { dk: 'I don’t know', na: 'Does not apply here' } as const;

/** How a device's vote stands, as it knows. `text` is empty where nobody knows what was chosen. */
export type VoteStanding =
  | { readonly state: 'none' }
  | { readonly state: 'sending' | 'waiting' | 'saved'; readonly label: string }
  /** It came after the close; `label`: what stands instead, '' for nothing. */
  | { readonly state: 'late'; readonly label: string };

/** What the line at the choices says while a vote is open. */
export function openVoteWords(standing: VoteStanding): string {
  switch (standing.state) {
    case 'none':
      return 'Choose one. You can change it until the vote closes.';
    case 'sending':
      return `Sending your vote: ${standing.label}.`;
    case 'waiting':
      return `No connection. Your vote, ${standing.label}, is kept on this device and sent as soon as there is one.`;
    case 'saved':
      return `Voted: ${standing.label}. You can change it until the vote closes.`;
    case 'late':
      return closedVoteWords(standing);
  }
}

/** What is said of a device's vote once its round is closed. */
export function closedVoteWords(standing: VoteStanding): string {
  switch (standing.state) {
    case 'none':
      return 'You did not vote in this round.';
    case 'sending':
    case 'waiting':
      return `Your vote, ${standing.label}, has not arrived yet. When it has, this page says whether it counts.`;
    case 'saved':
      return `You voted: ${standing.label}.`;
    case 'late':
      return standing.label === ''
        ? 'The vote was closed before yours arrived. It was not counted.'
        : `The vote was closed before your change arrived. What counts is your vote before: ${standing.label}.`;
  }
}

/** The mark before such a line, as the status line of the page draws it. */
export function voteMark({ state }: VoteStanding): 'plain' | 'waiting' | 'saved' | 'problem' {
  switch (state) {
    case 'none':
      return 'plain';
    case 'sending':
    case 'waiting':
      return 'waiting';
    case 'saved':
      return 'saved';
    case 'late':
      return 'problem';
  }
}

/** Why something that was sent from a page was not taken; said beside what was typed. */
export const REFUSED_WORDS = {
  closed: 'The vote was closed before yours arrived. It was not counted.',
  'no-such-choice': 'Choose one of the answers shown. Nothing was saved.',
  'notes-closed': 'The time for sending texts is over. Yours was not sent.',
  'too-many-notes': 'You have sent three texts, which is the most. Take one back to send another.',
  'upvotes-closed': 'The time for choosing is over. Your choice was not changed.',
  'too-many-upvotes': `You have chosen ${UPVOTES_EACH}, which is the most. Take one back to choose another.`,
  'not-shown': 'This text is not shown any more. Choose another.',
  'not-waiting': 'This text has been read by the facilitator already, so it cannot be taken back.',
  offline: 'There is no connection, so this was not sent. Your text is still here. Try again in a moment.',
} as const;

export type RefusedWords = keyof typeof REFUSED_WORDS;

/** What kind of part of the workshop a step is, above its title: "Question 3 of 9". */
export function partWords({ question, step }: Pick<RoomView, 'question' | 'step'>): string {
  if (question) return `Question ${question.number} of ${question.of}`;
  switch (step?.kind) {
    case 'energy':
      return 'Where to start';
    case 'words':
      return 'In your own words';
    default:
      return 'To talk about';
  }
}

/** One short sentence that tells where the workshop is now, for whoever hears the page: "Question 3 of 9: the vote is open." */
export function standingWords(room: RoomView): string {
  if (room.stage === 'draft') return 'The workshop has not started yet.';
  if (room.stage === 'ended') return 'The workshop has ended.';
  if (!room.step) return room.begun ? 'Wait for what comes next.' : 'Wait for the first question.';
  return `${partWords(room)}: ${phaseWords(room.step)}.`;
}

function phaseWords({ kind, progress: { phase, round } }: StepView): string {
  if (kind === 'talk') return 'talk about it together';
  const texts = kind === 'words' && round <= TEXT_ROUND;
  switch (phase) {
    case 'ready':
      return kind === 'words' ? 'you can write soon' : 'the vote opens soon';
    case 'open':
      if (texts) return 'you can write now';
      return round > 1 && kind !== 'words' ? 'the vote is open again' : 'the vote is open';
    case 'closed':
      return texts ? 'the time for writing is over' : 'the vote is closed';
    case 'revealed':
      return texts ? 'what was written is shown' : 'the result is shown';
  }
}
