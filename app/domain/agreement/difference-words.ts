import type { DimensionResult, GroupMean, TierGroup, TierTable } from '../edition/edition';
import { groupLabel } from '../edition/labels';
import { shownMean, tierLabel } from '../edition/messages';
import { oneDecimal } from '../scoring/messages';
import {
  type Ends,
  endsOfFigure,
  endsOfMeans,
  type PartnersView,
  RANKED,
  type RankedGaps,
} from './rank-differences';

/** Means have one decimal; a difference of 0.3 may come out this far below. */
const HAIR = 1e-9;

/** Gives the name of a sector, a tier or a dimension by its id. */
export type NameOf = (id: string) => string;

/** Why nothing is said of differences between groups. */
export const WHY_NOT_COMPARED = 'too few people answered, or it could tell what a few people said';

/** "Local council 3.4, Voluntary sector 1.9": the groups at the ends of a figure and their means. */
export function endsWords({ high, low }: Ends<GroupMean>, sectorName: NameOf): string {
  const end = (groups: readonly GroupMean[]) =>
    `${inAList(groups.map((group) => groupLabel(group, sectorName)))} ${shownMean(groups[0]!)}`;
  return `${end(high)}, ${end(low)}`;
}

/**
 * The first sentence on how partners see the place: "Partners see Money and risk most differently: Local council 3.4,
 * Voluntary sector 1.9." Or that they see it much alike, or cannot be compared.
 */
export function partnersSentence(view: PartnersView, names: { sector: NameOf; dimension: NameOf }): string {
  if (view.status === 'not-compared') {
    return `The types of partner cannot be compared: ${WHY_NOT_COMPARED}.`;
  }
  if (view.status === 'alike') {
    return 'Partners see the place much alike: on no dimension are they further apart than chance would explain.';
  }
  const ends = endsOfFigure(view.dimension.figure);
  const name = names.dimension(view.dimension.id);
  return ends
    ? `Partners see ${name} most differently: ${endsWords(ends, names.sector)}.`
    : `Partners see ${name} most differently.`;
}

/** A sentence that names more dimensions than these is no longer one that people read. */
const MOST_NAMED = 3;

/** On which dimensions partners differ, of how many; undefined where they do not, or cannot be compared. */
export function differingSentence(
  view: PartnersView,
  dimensions: readonly Pick<DimensionResult, 'id' | 'between'>[],
  dimensionName: NameOf,
): string | undefined {
  if (view.status !== 'differ') return undefined;
  const names = dimensions.flatMap(({ id, between }) => (between?.differs ? [dimensionName(id)] : []));
  const which = names.length <= MOST_NAMED ? `: ${names.join('; ')}` : '';
  return `On ${view.differing} of ${dimensions.length} dimensions they are further apart than chance would explain${which}.`;
}

/** A group stands out that is at one end on at least this share of the dimensions that can be compared. */
const MOSTLY = 2 / 3;

/**
 * Who mostly sees the place at its best, and who at its worst: "Local council gives the highest score, alone or with
 * others, on 11 of 12 dimensions; Mental health the lowest on 9." Undefined where nobody mostly does.
 */
export function tendencySentence(
  dimensions: readonly Pick<DimensionResult, 'figure'>[],
  sectorName: NameOf,
): string | undefined {
  const ends = dimensions.flatMap(({ figure }) => endsOfFigure(figure) ?? []);
  const at = (end: 'high' | 'low') => {
    const counts = new Map<string, number>();
    for (const one of ends)
      for (const group of one[end]) {
        const label = groupLabel(group, sectorName);
        counts.set(label, (counts.get(label) ?? 0) + 1);
      }
    return [...counts]
      .filter(([, count]) => count >= MOSTLY * ends.length)
      .toSorted((a, b) => b[1] - a[1])[0];
  };
  const [high, low] = [at('high'), at('low')];
  const of = `of ${ends.length} dimensions`;
  if (high && low)
    return `${high[0]} gives the highest score, alone or with others, on ${high[1]} ${of}; ${low[0]} the lowest on ${low[1]}.`;
  if (high) return `${high[0]} gives the highest score, alone or with others, on ${high[1]} ${of}.`;
  return low && `${low[0]} gives the lowest score, alone or with others, on ${low[1]} ${of}.`;
}

/** Whether partners differ on one dimension, and who is at the ends where they do, in a sentence. */
export function differenceSentence({ between, figure }: DimensionResult, sectorName: NameOf): string {
  if (!between) return `The types of partner cannot be compared here: ${WHY_NOT_COMPARED}.`;
  if (!between.differs) return 'Partners are no further apart here than chance would explain.';
  const ends = endsOfFigure(figure);
  const who = ends ? `: ${endsWords(ends, sectorName)}` : '';
  return `Partners see this differently, further apart than chance would explain${who}.`;
}

/** Which questions a list by gap holds, in a sentence. */
export function rankedGapsSentence({ which, gaps }: RankedGaps): string {
  const gap = oneDecimal(RANKED.gap);
  switch (which) {
    case 'not-compared':
      return `The types of partner cannot be compared on any question: ${WHY_NOT_COMPARED}.`;
    case 'none':
      return 'On no question are the types of partner further apart than chance would explain.';
    case 'widest':
      return `On no question is the gap ${gap} or more. ${gaps.length === 1 ? 'This one has' : `These ${gaps.length} have`} the widest, and it is small.`;
    case 'wide':
      return gaps.length === 1
        ? `This is the only question with a gap of ${gap} or more.`
        : `These are the ${gaps.length} questions with a gap of ${gap} or more, the widest first.`;
  }
}

/**
 * How people in different roles see the place, from the means of the overall: "Highest overall: Board (3.4). Lowest: Frontline
 * (2.6)." Undefined where that is not told.
 */
export function tierSentence(tiers: TierTable, tierName: NameOf): string | undefined {
  const means = tiers.figures.overall ?? [];
  if (means.length < 2) return undefined;
  const ends = endsOfMeans(means);
  if (!ends) return `People in all roles score the place the same overall (${shownMean(means[0]!)}).`;
  if (ends.high[0]!.mean - ends.low[0]!.mean + HAIR < RANKED.gap) {
    return `People in all roles score the place much the same overall (${shownMean(ends.low[0]!)} to ${shownMean(ends.high[0]!)}).`;
  }
  const end = (groups: readonly (TierGroup & Parameters<typeof shownMean>[0])[]) =>
    `${inAList(groups.map((group) => tierLabel(group, tierName)))} (${shownMean(groups[0]!)})`;
  return `Highest overall: ${end(ends.high)}. Lowest: ${end(ends.low)}.`;
}

/** How far leaders are ahead of the front line of their own type of partner, in a sentence. */
export function tierGapSentence(gap: number | null): string {
  if (gap === null) {
    return 'Too few leaders and too few of their own middle managers and frontline staff answered to compare the two.';
  }
  if (gap === 0) {
    return 'Within the same type of partner, boards and executives score the place as middle managers and frontline staff do.';
  }
  const way = gap > 0 ? 'higher' : 'lower';
  return `Within the same type of partner, boards and executives score the place ${oneDecimal(Math.abs(gap))} ${way} than middle managers and frontline staff.`;
}

/** "A", "A and B", "A, B and C". */
function inAList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
