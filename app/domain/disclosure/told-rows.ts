import type { Estimate, GroupMean } from '../edition/edition';
import { enoughInPool } from '../edition/groups';
import { HAIR } from '../edition/told-means';
import type { Told } from './attacked-edition';
import type { Row, Terms } from './linear-program';
import { plus, times } from './linear-program';
import type { Kind } from './people-model';

/** Half of the last decimal that a mean is told to, which is the first or, where the number has more, its last. */
function halfOf(mean: number): number {
  const decimals = String(mean).split('.')[1]?.length ?? 0;
  return 0.5 / 10 ** Math.max(1, decimals);
}

/** What one edition tells of one figure, as rows over the kinds of people who stand in that edition. */
export function toldRows(told: Told, kinds: readonly Kind[], threshold: number): readonly Row[] {
  const holders = kinds.filter(({ has }) => has.has(told.id));
  const { figure } = told;
  const among = (sectors: readonly string[] | null) =>
    sectors === null ? holders : holders.filter(({ sector }) => sectors.includes(sector));
  const everyone = countOf(holders);
  if (figure.status === 'too-few') {
    return [{ terms: everyone, lower: 0, upper: enoughInPool(threshold) - 1 }];
  }
  if (figure.status !== 'shown') return [];
  const groups = figure.groups.length > 0 ? figure.groups : [wholeOf(figure.n, figure.pooled)];
  const ofGroups = groups.map((group) => ({
    group,
    people: among(figure.groups.length > 0 ? group.sectors : null),
  }));
  return [
    ...ofGroups.flatMap(({ group, people }) => [
      { terms: countOf(people), lower: group.n, upper: group.n },
      meanRow(sumOf(told.id, people), group, told.whole),
    ]),
    ...(figure.groups.length > 0
      ? [
          placeRow(ofGroups, told.id, figure.pooled, (group) => group.n / figure.n),
          placeRow(ofGroups, told.id, figure.balanced, () => 1 / groups.length),
        ]
      : []),
    ...told.distributions.flatMap((one) => distributionRows(one, told.id, among(one.sectors))),
  ];
}

export function countOf(kinds: readonly Kind[]): Terms {
  return plus(...kinds.map(({ count }) => count));
}

export function atLevel(level: number, kinds: readonly Kind[]): Terms {
  return plus(...kinds.map((kind) => kind.atLevel(level)));
}

export function sumOf(figure: string, kinds: readonly Kind[]): Terms {
  return plus(...kinds.map((kind) => kind.sumOf(figure)));
}

export type MeanTold = Pick<GroupMean, 'n' | 'mean' | 'capped'>;

function wholeOf(n: number, { mean, capped }: Estimate): MeanTold & { sectors: readonly string[] } {
  return { n, mean, ...(capped && { capped }), sectors: [] };
}

/** The sum behind a mean: rounded to one decimal, halves upwards, or beyond its cap; whole where its values are. */
export function meanRow(terms: Terms, { n, mean, capped }: MeanTold, whole: boolean): Row {
  const half = halfOf(mean);
  const low = capped === 'low' ? n : n * (capped === 'high' ? mean - HAIR : mean - half - HAIR);
  const high = capped === 'high' ? 5 * n : n * (capped === 'low' ? mean + HAIR : mean + half - HAIR);
  return whole
    ? { terms, lower: Math.ceil(low - 1e-6), upper: Math.floor(high - (capped ? -1e-6 : 1e-6)) }
    : { terms, lower: low - 1e-6, upper: high + 1e-6 };
}

/** A mean over groups, in which those that are capped count as at their cap. */
function placeRow(
  groups: readonly { readonly group: MeanTold; readonly people: readonly Kind[] }[],
  figure: string,
  { mean }: Estimate,
  weightOf: (group: MeanTold) => number,
): Row {
  const capped = groups.filter(({ group }) => group.capped);
  const known = capped.reduce((sum, { group }) => sum + weightOf(group) * group.mean, 0);
  const terms = plus(
    ...groups
      .filter(({ group }) => !group.capped)
      .map(({ group, people }) => times(weightOf(group) / group.n, sumOf(figure, people))),
  );
  const slack = halfOf(mean) + 1e-6;
  return { terms, lower: mean - slack - known, upper: mean + slack - known };
}

/**
 * What a distribution tells: how many are at each level, to the step it is rounded to. In a model of sums, what that
 * means for the sum, and that nobody is below the lowest level anyone can be at, or above the highest.
 */
function distributionRows(
  { n, percents, step }: Told['distributions'][number],
  figure: string,
  people: readonly Kind[],
): readonly Row[] {
  const counts = percents.map((percent) => ({
    low: Math.max(0, Math.ceil((n * (percent - step / 2)) / 100 - 1e-6)),
    high: Math.min(n, Math.floor((n * (percent + step / 2)) / 100 + 1e-6)),
  }));
  const byLevel = counts.flatMap(({ low, high }, index): Row[] => {
    const terms = atLevel(index + 1, people);
    return terms.length === 0 ? [] : [{ terms, lower: low, upper: high }];
  });
  if (byLevel.length > 0) return byLevel;
  const lowest = counts.findIndex(({ high }) => high > 0) + 1;
  const highest = counts.findLastIndex(({ high }) => high > 0) + 1;
  return [
    { terms: sumOf(figure, people), lower: sumAt(counts, n), upper: 6 * n - sumAt(counts.toReversed(), n) },
    ...people.flatMap((kind) => [
      { terms: plus(kind.sumOf(figure), times(-lowest, kind.count)), lower: 0, upper: Infinity },
      { terms: plus(times(highest, kind.count), times(-1, kind.sumOf(figure))), lower: 0, upper: Infinity },
    ]),
  ];
}

/** The smallest sum of n levels, so many at each. */
function sumAt(counts: readonly { readonly low: number; readonly high: number }[], n: number): number {
  let left = n - counts.reduce((sum, { low }) => sum + low, 0);
  return counts.reduce((sum, { low, high }, index) => {
    const more = Math.min(left, high - low);
    left -= more;
    return sum + (index + 1) * (low + more);
  }, 0);
}
