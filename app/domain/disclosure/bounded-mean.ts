import { peopleOff } from '../edition/told-means';
import type { OpenProgram, Range, Terms } from './linear-program';
import { valueIn } from './linear-program';

/** A set of people smaller than the threshold is pinned where its mean is known to within less than this, in levels. */
export const PINNED_WITHIN = 0.5;

/** What solving leaves of numbers that are the same when worked out by hand. */
const NOISE = 1e-5;

/** Some people in a program, and what is asked of them. */
export interface Bounding {
  /** How many they are, and the row of the program that says so. */
  readonly count: Terms;
  readonly row: number;
  /** What their values add up to; whole where these are levels. */
  readonly sum: Terms;
  readonly whole: boolean;
  readonly threshold: number;
  /**
   * How many they are supposed to be.
   * - `any`: whatever is possible, but one at least.
   * - `certain`: the same, where it is certain that there is one at least.
   * - `fewest`: as few as it is certain that there are, one at least.
   */
  readonly size: 'any' | 'certain' | 'fewest';
}

/**
 * What the mean of some people must lie between, where that pins it, whatever their number, which may be fewer than the
 * threshold. Undefined where it does not, where they are certainly as many as the threshold, or where there are none.
 * Throws where the program has no solution, since then what is shown contradicts itself.
 */
export function boundedMean(program: OpenProgram, bounding: Bounding): Range | undefined {
  const { count, row, sum, whole, threshold } = bounding;
  if (bounding.size !== 'fewest' && isWide(seenMean(program, bounding))) return undefined;
  const sizes = program.rangeOf(count);
  if (!sizes) throw new Error('what is shown contradicts itself');
  const certain = Math.ceil(sizes.low - NOISE);
  const most = Math.floor(sizes.high + NOISE);
  if (bounding.size !== 'any' && certain < 1) return undefined;
  const possible = bounding.size === 'fewest' ? certain : most;
  let mean: Range | undefined;
  for (const size of sizesBetween(Math.max(1, certain), possible, threshold)) {
    const range = program.rangeOf(sum, { row, value: size });
    if (!range) continue;
    const [low, high] = whole
      ? [Math.ceil(range.low - NOISE) / size, Math.floor(range.high + NOISE) / size]
      : [range.low / size, range.high / size];
    mean = { low: Math.min(low, mean?.low ?? low), high: Math.max(high, mean?.high ?? high) };
    if (isWide(mean)) return undefined;
  }
  return mean;
}

/** What the mean certainly can lie between, from solutions met before: most sets need no solving of their own. */
function seenMean({ solutions }: OpenProgram, { count, sum, whole, threshold }: Bounding): Range | undefined {
  let mean: Range | undefined;
  for (const solution of solutions) {
    const size = Math.round(valueIn(solution, count));
    if (size < 1 || size >= threshold || Math.abs(valueIn(solution, count) - size) > NOISE) continue;
    const total = valueIn(solution, sum);
    const [low, high] = whole
      ? [Math.ceil(total - NOISE) / size, Math.floor(total + NOISE) / size]
      : [total / size, total / size];
    mean = { low: Math.min(low, mean?.low ?? low), high: Math.max(high, mean?.high ?? high) };
  }
  return mean;
}

function isWide(mean: Range | undefined): boolean {
  return mean !== undefined && mean.high - mean.low >= PINNED_WITHIN - NOISE;
}

/** A whole group in a program. */
export interface WholeGroup {
  readonly n: number;
  readonly sum: Terms;
  /** How many of them are at each level, where the program tells. */
  readonly levels: readonly Terms[];
  readonly threshold: number;
}

/**
 * Whether nearly all of a group are known to have said the same: fewer may be a level off an end of the scale than
 * `tellable` leaves open, or at another level than the commonest than `distributionsOf` does. Any few of the group would
 * be known with it. Throws as above.
 */
export function nearlyAlike(program: OpenProgram, { n, sum, levels, threshold }: WholeGroup): boolean {
  const rangeOf = (terms: Terms): Range => {
    const range = program.rangeOf(terms);
    if (!range) throw new Error('what is shown contradicts itself');
    return range;
  };
  const off = peopleOff(threshold) - NOISE;
  const { low, high } = rangeOf(sum);
  const mayDiffer = (at: Terms) =>
    program.solutions.some((solution) => n - valueIn(solution, at) >= off) || n - rangeOf(at).low >= off;
  return 5 * n - low < off || high - n < off || !levels.every(mayDiffer);
}

/** Every size below the threshold that is possible, and the largest of all; none where all are large enough. */
function sizesBetween(least: number, most: number, threshold: number): readonly number[] {
  if (least >= threshold || most < least) return [];
  const small = Array.from(
    { length: Math.min(threshold - 1, most) - least + 1 },
    (_, index) => least + index,
  );
  return most >= threshold ? [...small, most] : small;
}
