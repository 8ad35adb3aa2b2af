import type { ClassTally, Depth, ProtectedEdition, SizedGroup, TierGroup, TierTable } from './edition';
import { groupsOfFigure, groupsOfPlace } from './groups';
import { statisticsOf, together } from './place-score';
import { oneDecimalOf, tellable } from './told-means';

/**
 * Means by tier of the given figures (scores), put together and capped as those by sector are. Null where there are
 * not two groups of tiers to tell apart.
 */
export function tierTable(
  tiers: ProtectedEdition['tiers'],
  figures: readonly string[],
  k: number,
): TierTable | null {
  const groups = groupsOfPlace(
    sizesOf(tiers, ({ n }) => n),
    k,
  );
  if (groups.length < 2) return null;
  const rows = figures.flatMap((figure) => {
    const ofFigure = groupsOfFigure(
      groups,
      sizesOf(tiers, ({ scores }) => scores[figure]?.n ?? 0),
      k,
    );
    if (ofFigure.length < 2) return [];
    return [[figure, ofFigure.map((group) => meanOf(group, tiers, figure, k))] as const];
  });
  return { groups: groups.map(asTiers), figures: Object.fromEntries(rows) };
}

/**
 * How far the top is ahead of the front on the overall (-4 to 4, to one decimal), over the sectors where both ends have
 * at least k scores, each sector counting once; null where none has.
 */
export function tierGapOf(depths: Readonly<Record<string, Depth>>, k: number): number | null {
  const enough = Object.values(depths).filter(({ top, front }) => top.n >= k && front.n >= k);
  if (enough.length === 0) return null;
  const mean = (end: Depth['top']) => tellable(statisticsOf(end), k).statistics.mean;
  const sum = enough.reduce((total, { top, front }) => total + mean(top) - mean(front), 0);
  return oneDecimalOf(sum / enough.length);
}

function meanOf(group: SizedGroup, tiers: ProtectedEdition['tiers'], figure: string, k: number) {
  const moments = together(group.sectors.map((tier) => tiers[tier]!.scores[figure]!));
  const { statistics, mark } = tellable(statisticsOf(moments), k);
  return { ...asTiers(group), mean: oneDecimalOf(statistics.mean), ...mark };
}

/** Tiers are put together as sectors are. */
function asTiers({ kind, sectors, n }: SizedGroup): TierGroup {
  return { kind, tiers: sectors, n };
}

function sizesOf(tiers: ProtectedEdition['tiers'], size: (tally: ClassTally) => number) {
  return Object.fromEntries(Object.entries(tiers).map(([id, tally]) => [id, size(tally)]));
}
