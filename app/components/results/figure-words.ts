import type { DimensionResult, Figure, Group, GroupMean, ItemResult } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { shownMean } from '~/domain/edition/messages';
import { bandName } from '~/domain/scoring/messages';
import type { ProfilePoint, ProfileRow } from '../charts/profile-chart-data';

/** What stands in the place of a figure that may not be shown; undefined where it may. */
export function whyHidden(figure: Figure): string | undefined {
  if (figure.status === 'too-few') return 'too few to show';
  if (figure.status === 'too-few-new') return 'too few new answers to show';
  if (figure.status === 'withheld') return 'not shown, because it could tell what a few people said';
  return undefined;
}

/** The place's balanced score as shown; undefined where it is not. */
export function scoreOf(figure: Figure): string | undefined {
  return figure.status === 'shown' ? shownMean(figure.balanced) : undefined;
}

/** A place's figure as a line of a profile, its balanced score with the likely range. */
export function figureRow(
  id: string,
  label: string,
  figure: Figure,
  points: readonly ProfilePoint[],
  others: readonly number[],
): ProfileRow & { note?: string } {
  if (figure.status !== 'shown') {
    return { id, label, value: null, band: null, note: whyHidden(figure)!, points, others };
  }
  const { mean, band, between, range, capped } = figure.balanced;
  const words = between ? `between ${bandName(between[0])} and ${bandName(between[1])}` : bandName(band);
  return {
    id,
    label,
    value: mean,
    band: words,
    ...(capped && { note: shownMean(figure.balanced) }),
    ...(range && { interval: range }),
    points,
    others,
  };
}

/** The groups of a figure that are not among those of the place as a whole: smaller ones were put together for it. */
export function coarserThan(figure: Figure, groups: readonly Group[]): readonly GroupMean[] {
  if (figure.status !== 'shown') return [];
  return figure.groups.filter((group) => !groups.some((base) => sameGroup(base, group)));
}

export const sameGroup = (a: Group, b: Group) =>
  a.sectors.length === b.sectors.length && a.sectors.every((sector) => b.sectors.includes(sector));

/** A key for a group that does not change with the order of its sectors. */
export const groupKey = ({ sectors }: Group) => [...sectors].sort().join('+');

/** How many could not say, in words; '' where nobody may know. */
export function unsaidWords({
  dontKnow,
  notApplicable,
}: Pick<ItemResult, 'dontKnow' | 'notApplicable'>): string {
  const parts = [
    ...(dontKnow ? [`${dontKnow}% did not know`] : []),
    ...(notApplicable ? [`${notApplicable}% said it does not apply`] : []),
  ];
  if (dontKnow === null && notApplicable === null) return '';
  if (parts.length === 0) return 'Nobody said “I don’t know” or “Does not apply here”.';
  return `Of those asked, ${parts.join(' and ')}.`;
}

type Scored = Pick<DimensionResult, 'id' | 'figure'>;

/** The dimensions with the highest and the lowest balanced score; null with fewer than two scores, or all alike. */
export function endsOf(dimensions: readonly Scored[]): { highest: Scored; lowest: Scored } | null {
  const shown = dimensions.flatMap((dimension) =>
    dimension.figure.status === 'shown' ? [{ dimension, mean: dimension.figure.balanced.mean }] : [],
  );
  const [first] = shown;
  if (!first || shown.length < 2) return null;
  const highest = shown.reduce((best, each) => (each.mean > best.mean ? each : best), first);
  const lowest = shown.reduce((worst, each) => (each.mean < worst.mean ? each : worst), first);
  return highest.mean === lowest.mean ? null : { highest: highest.dimension, lowest: lowest.dimension };
}

/** Names the groups that hold several sectors: "Other partners: Ambulance, Residents". */
export function mergedNotes(groups: readonly Group[], sectorName: (id: string) => string): string[] {
  return groups
    .filter((group) => group.kind === 'others' || group.kind === 'joined')
    .map((group) => `${groupLabel(group, sectorName)}: ${group.sectors.map(sectorName).join(', ')}`);
}
