import { columnsOf, varianceOf } from './complete-rows';
import type { CompleteRow } from './complete-rows';
import { fQuantile } from './f-distribution';

/** How well the questions of a dimension hang together, with its 95% interval. */
export interface Alpha {
  /** At most 1; below 0 where the questions run against each other. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Complete rows. */
  readonly n: number;
}

/** How many complete rows there must be before alpha is given at all (analysis.md, "Agreement", reliability). */
export const ROWS_NEEDED_FOR_ALPHA = 30;

/**
 * Cronbach's alpha (Cronbach 1951, Psychometrika 16:297-334), J/(J - 1) x (1 - sum of the questions' variances / the
 * variance of their sum), with Feldt's 95% interval, from F with n - 1 and (n - 1)(J - 1) degrees of freedom (Feldt
 * 1965, Psychometrika 30:357-370). It tells of the questions, never of a place.
 *
 * It is worked out for any number of rows; whoever gives it to people holds it against `ROWS_NEEDED_FOR_ALPHA`.
 *
 * @param rows complete rows (see `completeRows`), all of one length
 * @returns null for fewer than two rows or two questions, and where all rows have the same sum.
 */
export function cronbachAlpha(rows: readonly CompleteRow[]): Alpha | null {
  const n = rows.length;
  if (n < 2) return null;
  return alphaOf({
    n,
    variances: columnsOf(rows).map(varianceOf),
    varianceOfSum: varianceOf(rows.map((row) => row.reduce((sum, value) => sum + value, 0))),
  });
}

/** The same from the number of rows and the variances (with n - 1) of each question and of the rows' sums. */
export function alphaOf(moments: {
  readonly n: number;
  readonly variances: readonly number[];
  readonly varianceOfSum: number;
}): Alpha | null {
  const { n, variances, varianceOfSum } = moments;
  const J = variances.length;
  if (n < 2 || J < 2 || varianceOfSum === 0) return null;
  const ofQuestions = variances.reduce((sum, variance) => sum + variance, 0);
  const value = (J / (J - 1)) * (1 - ofQuestions / varianceOfSum);
  const end = (p: number) => 1 - (1 - value) * fQuantile(p, n - 1, (n - 1) * (J - 1));
  return { value, low: end(0.975), high: end(0.025), n };
}
