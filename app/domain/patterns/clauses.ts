import { meanOf } from '../scoring/score';
import { type FoundNumber, numbersOf } from './found-number';
import type { PlaceFigures } from './place-figures';
import { sidesOf } from './sides';
import { atLeast, THRESHOLDS } from './thresholds';

/** Figures that are of no question, dimension or barrier. */
export const OTHER_FIGURES = {
  tierGap: 'tier-gap',
  differingDimensions: 'differing-dimensions',
  /** How the NHS and the council score the place, on the dimensions that both sides score. */
  statutory: 'side.statutory',
  /** How voluntary, independent and resident respondents score it. */
  voluntary: 'side.voluntary',
} as const;

/** Whether a part of a rule holds, null where that is not known, and the figures looked at. */
export interface Outcome {
  readonly holds: boolean | null;
  readonly numbers: readonly FoundNumber[];
}

/** A part of a rule. */
export type Clause = (figures: PlaceFigures) => Outcome;

/** Any of the means is low. */
export const anyLow = (...ids: readonly string[]): Clause =>
  any(ids, (mean) => !atLeast(mean, THRESHOLDS.low));

/** Any of the means is high. */
export const anyHigh = (...ids: readonly string[]): Clause =>
  any(ids, (mean) => atLeast(mean, THRESHOLDS.high));

/** A mean is at a threshold or above it. */
export const from = (threshold: number, id: string): Clause => any([id], (mean) => atLeast(mean, threshold));

/** The mean of several means is low. */
export const lowTogether = (...ids: readonly string[]): Clause =>
  all(ids, (means) => !atLeast(meanOf(means), THRESHOLDS.low));

/** The first mean exceeds the second by `gap` or more. */
export const exceeds = (first: string, second: string, gap: number): Clause =>
  all([first, second], ([one = NaN, other = NaN]) => atLeast(one - other, gap));

/** A figure that stands by itself in the place's figures is at a threshold or above it. */
export const figureFrom =
  (threshold: number, name: 'tierGap' | 'differingDimensions'): Clause =>
  (figures) => {
    const value = figures[name] ?? null;
    if (value === null) return { holds: null, numbers: [] };
    return { holds: atLeast(value, threshold), numbers: [{ id: OTHER_FIGURES[name], value }] };
  };

/** Voluntary, independent and resident respondents score the place lower than NHS and council do, by `gap` or more. */
export const voluntaryBelow =
  (gap: number): Clause =>
  ({ groups }) => {
    const sides = sidesOf(groups);
    if (sides === null) return { holds: null, numbers: [] };
    return {
      holds: atLeast(sides.statutory - sides.voluntary, gap),
      numbers: [
        { id: OTHER_FIGURES.statutory, value: sides.statutory },
        { id: OTHER_FIGURES.voluntary, value: sides.voluntary },
      ],
    };
  };

/**
 * It is enough that one mean is as it should be, and those that are so are the numbers. Where none is, a mean that is
 * absent could still be: then it is not known.
 */
function any(ids: readonly string[], holds: (mean: number) => boolean): Clause {
  return ({ means }) => {
    const known = numbersOf(ids, means);
    const those = known.filter(({ value }) => holds(value));
    if (those.length > 0) return { holds: true, numbers: those };
    return { holds: known.length < ids.length ? null : false, numbers: known };
  };
}

/** All the means are needed, in their order. */
function all(ids: readonly string[], holds: (means: readonly number[]) => boolean): Clause {
  return ({ means }) => {
    const numbers = numbersOf(ids, means);
    if (numbers.length < ids.length) return { holds: null, numbers };
    return { holds: holds(numbers.map(({ value }) => value)), numbers };
  };
}
