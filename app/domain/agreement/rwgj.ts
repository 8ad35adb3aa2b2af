import { columnsOf, varianceOf } from './complete-rows';
import type { Row } from './complete-rows';

/**
 * The variance that answers would have if each level were as likely as any other: (levels^2 - 1)/12, 2 for five
 * levels. It is the "uniform null" that r_wg(j) compares with, and is named wherever r_wg(j) is shown.
 */
export function uniformVariance(levels: number): number {
  return (levels ** 2 - 1) / 12;
}

/**
 * r_wg(j): how far people of one group agree over the J questions of a dimension, against answers at random over all
 * levels. 1 is full agreement, 0 none; answers that vary more than at random give 0 (James, Demaree and Wolf 1984,
 * Journal of Applied Psychology 69:85-98; as `rwg.j` of R's multilevel). For one question it is r_wg.
 *
 * @param rows what the group's people said, all of one length. Concord's figures are on complete rows alone (see
 *   `completeRows`); given others, each question counts whoever gave it a level, as R's multilevel does.
 * @param levels how many levels the questions have, 2 or more
 * @returns null without questions, or where one has fewer than two levels given to it.
 */
export function rwgj(rows: readonly Row[], levels = 5): number | null {
  const columns = columnsOf(rows);
  if (columns.some(({ length }) => length < 2)) return null;
  return rwgjOf(columns.map(varianceOf), levels);
}

/** The same from the variance (with n - 1) of each question; null without questions. */
export function rwgjOf(variances: readonly number[], levels = 5): number | null {
  const J = variances.length;
  if (J === 0) return null;
  const mean = variances.reduce((sum, variance) => sum + variance, 0) / J;
  const ratio = Math.min(1, mean / uniformVariance(levels));
  return (J * (1 - ratio)) / (J * (1 - ratio) + ratio);
}
