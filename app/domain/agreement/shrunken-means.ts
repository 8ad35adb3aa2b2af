import type { GroupStatistics } from '../edition/place-score';
import { anovaOf } from './anova';

/**
 * The groups' means, each drawn towards the mean of all people as far as it may be chance (analysis.md, "Agreement",
 * gap): grand mean + t2/(t2 + s2/n) x deviation, where s2 = MSW is the variance within groups and t2 = max(0, (MSB -
 * MSW)/n0) that between them, n0 being the effective size of groups. Small groups are drawn further; where groups
 * differ no more than by chance, all are at the mean of all people.
 *
 * @param groups each with at least one value
 * @returns in the order of the groups; null for fewer than two, or where nobody shares a group.
 */
export function shrunkenMeans(groups: readonly GroupStatistics[]): readonly number[] | null {
  const anova = anovaOf(groups);
  if (!anova) return null;
  const { grandMean, between, within, effectiveSize } = anova;
  const t2 = Math.max(0, (between - within) / effectiveSize);
  return groups.map(({ n, mean }) =>
    t2 === 0 ? grandMean : grandMean + (t2 / (t2 + within / n)) * (mean - grandMean),
  );
}

/**
 * How far apart the groups are, 0 or more: the largest minus the smallest of their shrunken means. It is what
 * dimensions are ranked by, since raw gaps between small groups are mostly chance. Null as for `shrunkenMeans`.
 */
export function shrunkenGap(groups: readonly GroupStatistics[]): number | null {
  const means = shrunkenMeans(groups);
  return means && Math.max(...means) - Math.min(...means);
}
