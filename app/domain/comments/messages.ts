import type { RedactionProblem } from './redaction';
import { MARK } from './redaction';
import type { ReviewState } from './review';

export const REVIEW_NAMES: Readonly<Record<ReviewState, string>> = {
  waiting: 'Waiting for you',
  released: 'Released',
  hidden: 'Hidden',
};

const PROBLEMS: Readonly<Record<RedactionProblem, string>> = {
  'not-only-taken-out': `Put ${MARK} or [...] in the place of what you take out, and leave every other word as it is`,
  'not-released': 'You took parts out, but did not choose “Release”. Choose it, or put the words back',
  'nothing-left': 'No words are left. Hide the comment instead, or leave some of it',
};

/** What is wrong with a comment in which parts were taken out, and how to mend it. */
export const redactionProblemWords = (problem: RedactionProblem) => PROBLEMS[problem];

/** "1 comment", "1,200 comments". */
export const countedComments = (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'comment' : 'comments'}`;

/** What a lead is told of comments that wait; `count` is 1 or more. */
export const waitingWords = (count: number) =>
  `${countedComments(count)} ${count === 1 ? 'waits' : 'wait'} for you. Nobody else can see ${count === 1 ? 'it' : 'them'} yet.`;

/** What partners are told of the comments that they do not see; undefined where they see all. */
export function unseenWords({ waiting, hidden }: Readonly<Record<ReviewState, number>>): string | undefined {
  const parts = [
    ...(waiting > 0 ? [`The lead has not yet read ${countedComments(waiting)}.`] : []),
    ...(hidden > 0 ? [`${countedComments(hidden)} ${hidden === 1 ? 'is' : 'are'} hidden by the lead.`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}
