import { momentInUk, readClockTime, readDay } from './uk-time';

/** Why a day and a time that were typed are no moment. */
export type MomentProblem = 'no-such-day' | 'no-such-time' | 'time-missing' | 'day-missing' | 'left-out-hour';

/**
 * Reads a moment from the two fields that a form has for it, in UK time. Both empty: there is none, null.
 * @param ofTwo which moment is meant in the hour that comes twice
 */
export function readMoment(
  day: string,
  time: string,
  ofTwo: 'first' | 'second',
): { ok: true; iso: string | null } | { ok: false; problem: MomentProblem } {
  const [hasDay, hasTime] = [day.trim() !== '', time.trim() !== ''];
  if (!hasDay && !hasTime) return { ok: true, iso: null };
  if (!hasDay) return { ok: false, problem: 'day-missing' };
  const readDayOf = readDay(day);
  if (!readDayOf) return { ok: false, problem: 'no-such-day' };
  if (!hasTime) return { ok: false, problem: 'time-missing' };
  const clock = readClockTime(time);
  if (!clock) return { ok: false, problem: 'no-such-time' };
  const iso = momentInUk({ ...readDayOf, ...clock }, ofTwo);
  return iso === undefined ? { ok: false, problem: 'left-out-hour' } : { ok: true, iso };
}
