import type { GroupMean, Moments } from './edition';
import { type GroupStatistics, statisticsOf } from './place-score';

/** However many they are, fewer than 2k people are never told nearer to an end than this (analysis.md). */
const SMALL_GROUP_ROOM = 0.2;

/** Sums are kept to nine decimals, so that a mean may come out this far from where it lies when worked out by hand. */
export const HAIR = 1e-9;

/** Statistics that may be told, and how the mean was capped. */
export interface Tellable {
  readonly statistics: GroupStatistics;
  readonly mark: Pick<GroupMean, 'capped'>;
}

/**
 * What of a group's statistics may be told, for a threshold k: its mean is kept away from the ends of the scale, and its
 * squared differences from 0. Where all of a group say nearly the same, any few of them would say it too, and they may
 * be known by their sector or by what they left out. Half of k people being one level off, or any few as much off
 * together, stays possible: no k - 1 people are told to within half a level.
 */
export function tellable(statistics: GroupStatistics, k: number): Tellable {
  const { low, high } = capsFor(statistics.n, k);
  const within = Math.max(statistics.within, peopleOff(k));
  const { mean } = statistics;
  if (mean <= low + HAIR)
    return { statistics: { ...statistics, within, mean: low }, mark: { capped: 'low' } };
  if (mean >= high - HAIR)
    return { statistics: { ...statistics, within, mean: high }, mark: { capped: 'high' } };
  return { statistics: { ...statistics, within }, mark: {} };
}

/**
 * What of a group may be told in which others were imported. Whoever imported them subtracts what they said, so the mean
 * of those who were not is capped as if they were alone, and what is told follows from that: rounded towards the cap, so
 * that it still is that or more, or less.
 * @param own of those of the group who were not imported; left out where nobody of the place was
 */
export function tellableBeside(moments: Moments, own: Moments | undefined, k: number): Tellable {
  const whole = tellable(statisticsOf(moments), k);
  if (!own || own.n === 0 || own.n === moments.n) return whole;
  const { statistics, mark } = tellable(statisticsOf(own), k);
  if (!mark.capped) return whole;
  const mean = (own.n * statistics.mean + moments.sum - own.sum) / moments.n;
  const isHigh = mark.capped === 'high';
  const tenths = isHigh ? Math.floor((mean + HAIR) * 10) / 10 : Math.ceil((mean - HAIR) * 10) / 10;
  const limit = whole.mark.capped === mark.capped ? whole.statistics.mean : tenths;
  const told = isHigh ? Math.min(tenths, limit) : Math.max(tenths, limit);
  return { statistics: { ...whole.statistics, mean: told }, mark };
}

/** The means that n people are shown as no nearer to the ends than, to one decimal. */
export function capsFor(n: number, k: number): { readonly low: number; readonly high: number } {
  const room = Math.max(n < 2 * k ? SMALL_GROUP_ROOM : 0, peopleOff(k) / n);
  const tenths = Math.ceil((room - HAIR) * 10);
  return { low: (10 + tenths) / 10, high: (50 - tenths) / 10 };
}

/** How many people must be able to be a level off: half of the most that may not be told of, rounded up. */
export function peopleOff(k: number): number {
  return Math.ceil((k - 1) / 2);
}

/** To one decimal, halves upwards, also where they come out a hair below. */
export function oneDecimalOf(value: number): number {
  return Math.round((value + HAIR) * 10) / 10 + 0;
}
