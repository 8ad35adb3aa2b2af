import { anovaOf } from '../agreement/anova';
import { holmAdjusted } from '../agreement/holm';
import { shrunkenGap } from '../agreement/shrunken-means';
import type { BetweenGroups } from './edition';
import type { GroupStatistics } from './place-score';
import { oneDecimalOf } from './told-means';

/** Below this a difference counts as more than chance, after Holm over the dimensions (analysis.md, "Agreement"). */
export const BEYOND_CHANCE = 0.05;

/**
 * How far the groups of each dimension differ, from what may be told of them (`tellable`); for each dimension in turn,
 * null where there are no two groups, or nothing differs at all.
 */
export function betweenGroups(
  dimensions: readonly (readonly GroupStatistics[])[],
): readonly (BetweenGroups | null)[] {
  const tests = dimensions.map(anovaOf);
  const adjusted = holmAdjusted(tests.map((test) => test?.p ?? null));
  return tests.map((test, index) => {
    const gap = gapOf(dimensions[index]!);
    if (!test || gap === null || test.etaSquared === null) return null;
    const p = adjusted[index] ?? null;
    return {
      differs: p !== null && p < BEYOND_CHANCE,
      gap,
      etaSquared: Math.round(100 * test.etaSquared),
      icc1: twoDecimals(test.icc1),
      icc2: twoDecimals(test.icc2),
    };
  });
}

/** Largest minus smallest of the shrunken means, to one decimal; null where there are no two groups. */
export function gapOf(groups: readonly GroupStatistics[]): number | null {
  const gap = shrunkenGap(groups);
  return gap === null ? null : oneDecimalOf(gap);
}

function twoDecimals(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100 + 0;
}
