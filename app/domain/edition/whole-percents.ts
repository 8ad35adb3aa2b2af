/** With fewer people than this, one person is more than half of the coarsest step. */
export const FEWEST_FOR_PERCENTS = 21;

/** What percentages of n people are rounded to, so that one person is less than half a step, and is told as 0%. */
export function stepFor(n: number): 1 | 5 | 10 {
  if (n > 200) return 1;
  return n > 40 ? 5 : 10;
}

/** A count of n people in percent, to the nearest `step`. */
export function percentOf(count: number, n: number, step: number): number {
  return Math.round((100 * count) / n / step) * step;
}
