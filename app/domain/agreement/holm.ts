/**
 * Holm's step-down adjustment for asking several times (Holm 1979, Scandinavian Journal of Statistics 6:65-70): what
 * is still below 5% afterwards is significant at 5% over all of them together.
 *
 * @param values the p of each test, 0 to 1, null where there was none: it stays null and does not count as a test
 * @returns the adjusted values, 0 to 1, in the same order; none is below the one it was given.
 * @throws RangeError for a value that is not from 0 to 1
 */
export function holmAdjusted(values: readonly (number | null)[]): readonly (number | null)[] {
  const tests = values.flatMap((p, index) => (p === null ? [] : [{ p, index }]));
  if (tests.some(({ p }) => !(p >= 0 && p <= 1))) throw new RangeError('a p is from 0 to 1');
  const adjusted: (number | null)[] = values.map(() => null);
  let reached = 0;
  tests
    .toSorted((a, b) => a.p - b.p)
    .forEach(({ p, index }, rank) => {
      reached = Math.max(reached, Math.min(1, (tests.length - rank) * p));
      adjusted[index] = reached;
    });
  return adjusted;
}
