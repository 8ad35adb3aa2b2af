import type { GroupStatistics } from '../edition/place-score';
import { fUpperTail } from './f-distribution';

/** How much of the differences between people is between their groups. */
export interface Anova {
  /** Mean over all people, each counting once. */
  readonly grandMean: number;
  /** Mean square between groups, and within them (MSB and MSW). */
  readonly between: number;
  readonly within: number;
  /** MSB/MSW; null where nothing differs within groups. */
  readonly f: number | null;
  /**
   * How likely such an F is where groups do not differ, 0 to 1. 0 where nothing differs within groups but something
   * between them; null where nothing differs at all.
   */
  readonly p: number | null;
  /** The share of all squared differences that is between groups, 0 to 1; null where nothing differs. */
  readonly etaSquared: number | null;
  /** ICC(1): how alike two people of one group are, at most 1 and below 0 where less than by chance; null as above. */
  readonly icc1: number | null;
  /** ICC(2): how reliable the groups' means are, at most 1; null where the means do not differ. */
  readonly icc2: number | null;
  /** The size of groups that expected mean squares go by, (N - sum of n^2 / N) / (G - 1). */
  readonly effectiveSize: number;
}

/** Squared differences below this, a person, are what rounding leaves of means that are the same. */
const NO_DIFFERENCE = 1e-12;

/**
 * One-way analysis of variance by group (analysis.md, "Agreement", between partners), with ICC(1) and ICC(2) by the
 * plain mean group size, as R's multilevel has them (Bliese 2000; for groups of equal size ICC(1) is that of Shrout
 * and Fleiss 1979, Psychological Bulletin 86:420-428).
 *
 * @param groups each with at least one value
 * @returns null for fewer than two groups, or where nobody shares a group.
 */
export function anovaOf(groups: readonly GroupStatistics[]): Anova | null {
  const G = groups.length;
  const N = sumOf(groups, ({ n }) => n);
  if (G < 2 || N <= G) return null;
  const grandMean = sumOf(groups, ({ n, mean }) => n * mean) / N;
  const squaresWithin = sumOf(groups, ({ within }) => within);
  const squaresFound = sumOf(groups, ({ n, mean }) => n * (mean - grandMean) ** 2);
  const squaresBetween = squaresFound / N < NO_DIFFERENCE ? 0 : squaresFound;
  const between = squaresBetween / (G - 1);
  const within = squaresWithin / (N - G);
  const f = ratio(between, within);
  return {
    grandMean,
    between,
    within,
    f,
    p: f !== null ? fUpperTail(f, G - 1, N - G) : between > 0 ? 0 : null,
    etaSquared: ratio(squaresBetween, squaresBetween + squaresWithin),
    icc1: ratio(between - within, between + (N / G - 1) * within),
    icc2: ratio(between - within, between),
    effectiveSize: (N - sumOf(groups, ({ n }) => n * n) / N) / (G - 1),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sumOf(groups: readonly GroupStatistics[], of: (group: GroupStatistics) => number): number {
  return groups.reduce((sum, group) => sum + of(group), 0);
}
