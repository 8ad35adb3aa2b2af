import { peopleOff } from '../edition/told-means';
import type { Fixed, OpenProgram, Range, Supposing, Terms } from './linear-program';
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
  const { count, row, whole } = bounding;
  if (
    bounding.size !== 'fewest' &&
    isWide(seenMean(program, bounding), whole ? NEARLY_PINNED : PINNED_WITHIN)
  )
    return undefined;
  const certain = Math.ceil(known(program.least(count)) - NOISE);
  if (bounding.size !== 'any' && certain < 1) return undefined;
  let mean: Range | undefined;
  for (const size of sizesFrom(Math.max(1, certain), program, bounding)) {
    const bounds = boundsOf(program, bounding, { row, value: size });
    if (!bounds) continue;
    mean = wider(mean, meanBetween(bounds.low, bounds.high, size, whole));
    if (isWide(mean)) return undefined;
  }
  return mean;
}

/** Where numbers of any kind leave less open than this, in levels, whole numbers may leave less than is allowed. */
const NEARLY_PINNED = 1;

/** What the sum lies between for a size; null where they cannot be so many. */
function boundsOf(program: OpenProgram, { sum, whole }: Bounding, fixed: Fixed): Range | null {
  const between = (supposing: Supposing): Range | null => {
    const low = program.least(sum, supposing);
    const high = low === null ? null : program.most(sum, supposing);
    return low === null || high === null ? null : { low, high };
  };
  const bounds = between({ fixed });
  if (!bounds || !whole || bounds.high - bounds.low >= NEARLY_PINNED * fixed.value) return bounds;
  return between({ fixed, whole: true });
}

/** Every size below the threshold, and the largest that is possible; none where all are large enough. */
function* sizesFrom(least: number, program: OpenProgram, { count, threshold, size }: Bounding) {
  if (least >= threshold) return;
  yield least;
  if (size === 'fewest') return;
  const most = Math.floor(known(program.most(count)) + NOISE);
  for (let more = least + 1; more < threshold && more <= most; more++) yield more;
  if (most >= threshold) yield most;
}

function known(value: number | null): number {
  if (value === null) throw new Error('what is shown contradicts itself');
  return value;
}

function meanBetween(low: number, high: number, size: number, whole: boolean): Range {
  return whole
    ? { low: Math.ceil(low - NOISE) / size, high: Math.floor(high + NOISE) / size }
    : { low: low / size, high: high / size };
}

function wider(range: Range | undefined, other: Range): Range {
  return {
    low: Math.min(range?.low ?? Infinity, other.low, other.high),
    high: Math.max(range?.high ?? -Infinity, other.low, other.high),
  };
}

/** What the mean certainly can lie between, from solutions met before: most sets need no solving of their own. */
function seenMean({ solutions }: OpenProgram, { count, sum, whole, threshold }: Bounding): Range | undefined {
  let mean: Range | undefined;
  for (const solution of solutions) {
    const size = Math.round(valueIn(solution, count));
    if (size < 1 || size >= threshold || Math.abs(valueIn(solution, count) - size) > NOISE) continue;
    const total = valueIn(solution, sum);
    mean = wider(mean, meanBetween(total, total, size, whole));
  }
  return mean;
}

function isWide(mean: Range | undefined, width = PINNED_WITHIN): boolean {
  return mean !== undefined && mean.high - mean.low >= width - NOISE;
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
  const off = peopleOff(threshold) - NOISE;
  const mayDiffer = (at: Terms) =>
    program.solutions.some((solution) => n - valueIn(solution, at) >= off) ||
    n - known(program.least(at)) >= off;
  const [low, high] = [known(program.least(sum)), known(program.most(sum))];
  return 5 * n - low < off || high - n < off || !levels.every(mayDiffer);
}
