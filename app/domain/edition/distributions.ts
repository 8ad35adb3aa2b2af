import type { Counts, Distribution, GroupDistribution } from './edition';
import { type CountedGroup, counting, everyone, mergeSmall } from './groups';
import { peopleOff } from './told-means';
import { FEWEST_FOR_PERCENTS, percentOf, stepFor } from './whole-percents';

type Levels = Counts['levels'];

export interface Distributions {
  readonly distribution: Distribution | null;
  readonly groupDistributions: readonly GroupDistribution[];
}

export const NO_DISTRIBUTIONS: Distributions = { distribution: null, groupDistributions: [] };

/**
 * How the answers to one question spread over the levels: for the place, and for groups put together until each has
 * enough valid answers: at least 2k (analysis.md, "Groups that may be shown"), and so many that a percentage never tells
 * one person at a level from nobody (see `stepFor`).
 *
 * Where nearly everyone is at one level nothing is told, since any few people would then be known: for the place, or
 * for all groups where it is so in one of them, because the place minus the others would give it away.
 *
 * @param groups those the question's figure is shown in, at least one
 * @param levelsOf how many of a sector gave each level
 * @param coarsest percentages are to the nearest so many percent, or coarser
 * @param ownLevelsOf the same as `levelsOf` of those alone who were not imported; left out where nobody was
 */
export function distributionsOf(
  groups: readonly CountedGroup[],
  levelsOf: (sector: string) => Levels,
  k: number,
  coarsest: 1 | 5,
  ownLevelsOf?: (sector: string) => Levels,
): Distributions {
  const least = Math.max(2 * k, FEWEST_FOR_PERCENTS);
  const whole = everyone(groups);
  const of = (group: CountedGroup) => levelsTogether(group.sectors.map(levelsOf));
  const isAlike = (group: CountedGroup) =>
    nearlyAlike(of(group), k) ||
    (group.own !== undefined &&
      ownLevelsOf !== undefined &&
      nearlyAlike(levelsTogether(group.sectors.map(ownLevelsOf)), k));
  if (counting(whole) < least || isAlike(whole)) return NO_DISTRIBUTIONS;
  const parts = mergeSmall(groups, least).map((group) => ({ group, levels: of(group) }));
  const told = parts.length > 1 && !parts.some(({ group }) => isAlike(group));
  return {
    distribution: distributionOf(of(whole), coarsest),
    groupDistributions: told
      ? parts.map(({ group: { kind, sectors }, levels }) => ({
          kind,
          sectors,
          ...distributionOf(levels, coarsest),
        }))
      : [],
  };
}

function nearlyAlike(levels: Levels, k: number): boolean {
  return sizeOf(levels) - Math.max(...levels) <= peopleOff(k);
}

function distributionOf(levels: Levels, coarsest: 1 | 5): Distribution {
  const n = sizeOf(levels);
  const own = stepFor(n);
  const step = own === 1 ? coarsest : own;
  const percent = (count: number) => percentOf(count, n, step);
  const [a, b, c, d, e] = levels;
  return { n, percents: [percent(a), percent(b), percent(c), percent(d), percent(e)], step };
}

function levelsTogether(levels: readonly Levels[]): Levels {
  const sum = (index: number) => levels.reduce((total, one) => total + one[index]!, 0);
  return [sum(0), sum(1), sum(2), sum(3), sum(4)];
}

function sizeOf(levels: Levels): number {
  return levels.reduce((sum, count) => sum + count, 0);
}
