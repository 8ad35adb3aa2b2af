import type { Level } from 'questions/types';

export type BandCode = 'not-started' | 'emerging' | 'developing' | 'maturing' | 'thriving';

/** A fifth of the 1 to 5 scale: means from `from` up to, but not including, the next band's. */
export interface Band {
  readonly level: Level;
  readonly code: BandCode;
  readonly from: number;
}

/** Equal widths of 0.8; the last band holds 5 itself (framework.md, "Levels"). */
export const BANDS: readonly [Band, ...Band[]] = [
  { level: 1, code: 'not-started', from: 1 },
  { level: 2, code: 'emerging', from: 1.8 },
  { level: 3, code: 'developing', from: 2.6 },
  { level: 4, code: 'maturing', from: 3.4 },
  { level: 5, code: 'thriving', from: 4.2 },
];

/**
 * A mean that is an edge when worked out by hand may come out a hair below it in floating point: a respondent's overall
 * of exactly 3.4 as 3.3999999999999995. Means of levels that truly differ from an edge do so by far more than this.
 */
const HAIR = 1e-9;

/** The band of a mean from 1 to 5, unrounded; throws a RangeError outside that range or for NaN. */
export function bandOf(mean: number): Band {
  if (!(mean >= 1 - HAIR && mean <= 5 + HAIR)) throw new RangeError(`a mean is from 1 to 5, not ${mean}`);
  return BANDS.findLast((band) => mean + HAIR >= band.from) ?? BANDS[0];
}
