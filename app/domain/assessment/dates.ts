import { type MomentProblem, readMoment } from './moment';

/** Opening and closing as a form has them. */
export interface TypedDates {
  opensDay: string;
  opensTime: string;
  closesDay: string;
  closesTime: string;
}

/** ISO-8601 UTC; null: by hand. */
export interface AssessmentDates {
  opensAt: string | null;
  closesAt: string | null;
}

export type DateProblem = MomentProblem | 'past' | 'not-after-opening';

/** A problem stands beside the field where it is mended. */
export type DateProblems = { [K in keyof TypedDates]?: DateProblem };

const TIME_PROBLEMS: readonly DateProblem[] = ['time-missing', 'no-such-time', 'left-out-hour'];

/**
 * Reads opening and closing. Both may be left out; both have to be still to come, and the closing after the opening.
 * @param now ISO-8601 UTC
 */
export function readDates(
  typed: TypedDates,
  now: string,
): { ok: true; dates: AssessmentDates } | { ok: false; problems: DateProblems } {
  const problems: DateProblems = {};
  const note = (end: 'opens' | 'closes', problem: DateProblem) => {
    problems[`${end}${TIME_PROBLEMS.includes(problem) ? 'Time' : 'Day'}`] = problem;
  };
  const opens = readMoment(typed.opensDay, typed.opensTime, 'first');
  const closes = readMoment(typed.closesDay, typed.closesTime, 'second');
  if (!opens.ok) note('opens', opens.problem);
  else if (opens.iso !== null && opens.iso <= now) note('opens', 'past');
  if (!closes.ok) note('closes', closes.problem);
  else if (closes.iso !== null && closes.iso <= now) note('closes', 'past');
  else if (opens.ok && opens.iso !== null && closes.iso !== null && closes.iso <= opens.iso) {
    note('closes', 'not-after-opening');
  }
  return opens.ok && closes.ok && Object.keys(problems).length === 0
    ? { ok: true, dates: { opensAt: opens.iso, closesAt: closes.iso } }
    : { ok: false, problems };
}
