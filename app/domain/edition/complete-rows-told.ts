import { alphaOf, ROWS_NEEDED_FOR_ALPHA } from '../agreement/alpha';
import { rwgjOf } from '../agreement/rwgj';
import type { GroupAgreement, Reliability, RowMoments, SizedGroup } from './edition';

/** Agreement in a group is told no higher than this, so that it does not tell that all said the same. */
const MOST_AGREEMENT = 0.9;

/**
 * Agreement within each group on a dimension, of those with at least 2k complete rows; `n` of each is that of the group
 * given. A sector without complete rows counts as none.
 */
export function agreementWithin(
  groups: readonly SizedGroup[],
  rowsOf: (sector: string) => RowMoments | undefined,
  k: number,
): readonly GroupAgreement[] {
  return groups.flatMap((group) => {
    const rows = rowsTogether(group.sectors.flatMap((sector) => rowsOf(sector) ?? []));
    if (!rows || rows.n < 2 * k) return [];
    const rwgj = rwgjOf(variancesOf(rows));
    return rwgj === null ? [] : [{ ...group, rwgj: Math.min(MOST_AGREEMENT, Math.round(rwgj * 10) / 10) }];
  });
}

/** Alpha over all complete rows of a dimension; null below 30 of them, and where it cannot be worked out. */
export function reliabilityOf(rows: readonly RowMoments[]): Reliability | null {
  const all = rowsTogether(rows);
  if (!all || all.n < ROWS_NEEDED_FOR_ALPHA) return null;
  const total = all.sums.reduce((sum, one) => sum + one, 0);
  const alpha = alphaOf({
    n: all.n,
    variances: variancesOf(all),
    varianceOfSum: varianceFrom(all.n, total, all.totalSquares),
  });
  if (!alpha) return null;
  const [value, low, high] = [alpha.value, alpha.low, alpha.high].map(
    (one) => Math.round(one * 100) / 100 + 0,
  );
  return { n: all.n, alpha: value!, low: low!, high: high! };
}

function rowsTogether(rows: readonly RowMoments[]): RowMoments | undefined {
  const [first, ...others] = rows;
  if (!first) return undefined;
  const add = (a: readonly number[], b: readonly number[]) => a.map((one, index) => one + b[index]!);
  return others.reduce(
    (all, one) => ({
      n: all.n + one.n,
      sums: add(all.sums, one.sums),
      squares: add(all.squares, one.squares),
      totalSquares: all.totalSquares + one.totalSquares,
    }),
    first,
  );
}

function variancesOf({ n, sums, squares }: RowMoments): readonly number[] {
  return sums.map((sum, index) => varianceFrom(n, sum, squares[index]!));
}

function varianceFrom(n: number, sum: number, squares: number): number {
  return (squares - sum ** 2 / n) / (n - 1);
}
