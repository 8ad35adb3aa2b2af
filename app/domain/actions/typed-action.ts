import { readDay, ukClock } from '../assessment/uk-time';
import { shownText } from '../comments/shown-text';
import type { ActionContent, ActionState } from './action';
import { ACTION_STATES } from './action';

export const LONGEST_WHAT = 500;
export const LONGEST_OWNER = 100;

/** An action as a form has it. */
export interface TypedAction {
  what: string;
  ownerRole: string;
  due: string;
  state: string;
  /** '' for none, as in `practice`. */
  dimension: string;
  practice: string;
}

export type ActionProblem = 'missing' | 'too-long' | 'no-such-day' | 'past' | 'unknown' | 'not-on-dimension';
export type ActionProblems = { [K in keyof TypedAction]?: ActionProblem };

/** What an action may name. */
export interface ActionChoices {
  /** Ids of the dimensions, and "barrier". */
  readonly dimensions: readonly string[];
  /** Whether there is such a practice, and it bears on that dimension. */
  readonly isPracticeOn: (practice: string, dimension: string) => boolean;
}

/**
 * Reads an action that was typed.
 *
 * @param before the action as it is, where one is changed: a date in the past may stay, and so may a practice that is no
 *   longer in the library
 * @param today YYYY-MM-DD in the UK; a new date of something still to be done may not be before it
 */
export function readAction(
  typed: TypedAction,
  { dimensions, isPracticeOn }: ActionChoices,
  today: string,
  before?: ActionContent,
): { ok: true; content: ActionContent } | { ok: false; problems: ActionProblems } {
  const problems: ActionProblems = {};
  const [what, ownerRole] = [shownText(typed.what), shownText(typed.ownerRole).replace(/\s+/g, ' ')];
  if (what === '') problems.what = 'missing';
  else if (what.length > LONGEST_WHAT) problems.what = 'too-long';
  if (ownerRole === '') problems.ownerRole = 'missing';
  else if (ownerRole.length > LONGEST_OWNER) problems.ownerRole = 'too-long';
  const state = ACTION_STATES.find((one) => one === typed.state);
  if (!state) problems.state = 'unknown';
  const dueOn = dayOf(typed.due);
  if (dueOn === undefined) problems.due = 'no-such-day';
  else if (dueOn !== null && dueOn < today && dueOn !== before?.dueOn && isToDo(state)) problems.due = 'past';
  const { dimension, practice } = typed;
  if (dimension !== '' && !dimensions.includes(dimension)) problems.dimension = 'unknown';
  const isAsBefore = practice === before?.practice && dimension === (before.dimension ?? '');
  if (practice !== '' && !isAsBefore && !isPracticeOn(practice, dimension))
    problems.practice = 'not-on-dimension';
  if (!state || dueOn === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    content: { what, ownerRole, dueOn, state, dimension: dimension || null, practice: practice || null },
  };
}

const isToDo = (state: ActionState | undefined) => state === 'to-do' || state === 'under-way';

/** YYYY-MM-DD; null where nothing was typed, undefined where it is no day. */
function dayOf(typed: string): string | null | undefined {
  if (typed.trim() === '') return null;
  const day = readDay(typed);
  return day && isoDay(day);
}

/** Today in the UK, YYYY-MM-DD. @param now ISO-8601 */
export const ukToday = (now: string): string => isoDay(ukClock(now));

const isoDay = ({ year, month, day }: { year: number; month: number; day: number }) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
