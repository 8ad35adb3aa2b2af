import type { Figure, Group, GroupMean, TierGroup, TierMean } from '~/domain/edition/edition';
import { shownMean } from '~/domain/edition/messages';
import { sameGroup, whyHidden } from './figure-words';
import type { HeatCell } from './heat-table';

/** What stands in the cell of a group that is counted together with others on this figure. */
export const WITH_OTHERS = 'with others';

/** The cell of one of the place's groups on a figure, which may have coarser groups. */
export function groupCell(figure: Figure, group: Group): HeatCell {
  const means = figure.status === 'shown' ? figure.groups : [];
  const own = means.find((each) => sameGroup(each, group));
  if (own) return cellOf(own);
  const isInOther = means.some(({ sectors }) => sectors.some((sector) => group.sectors.includes(sector)));
  if (isInOther) return { value: null, text: WITH_OTHERS };
  const why = means.length > 0 ? 'asked too little of it' : 'not shown by type of partner';
  return { value: null, text: whyHidden(figure) ?? why };
}

/** The same by tier; a figure that is not told by tier has no means. */
export function tierCell(means: readonly TierMean[] | undefined, group: TierGroup): HeatCell {
  const own = means?.find((each) => sameTiers(each, group));
  if (own) return cellOf(own);
  const isInOther = means?.some(({ tiers }) => tiers.some((tier) => group.tiers.includes(tier)));
  return { value: null, text: isInOther ? WITH_OTHERS : 'not shown by role' };
}

/** The means of a figure that are not of one of the groups of the table's head. */
export function coarserTiers(
  means: readonly TierMean[] | undefined,
  groups: readonly TierGroup[],
): readonly TierMean[] {
  return (means ?? []).filter((mean) => !groups.some((group) => sameTiers(group, mean)));
}

function cellOf(mean: Pick<GroupMean, 'mean' | 'capped'>): HeatCell {
  return { value: mean.mean, text: shownMean(mean) };
}

const sameTiers = (a: TierGroup, b: TierGroup) =>
  a.tiers.length === b.tiers.length && a.tiers.every((tier) => b.tiers.includes(tier));
