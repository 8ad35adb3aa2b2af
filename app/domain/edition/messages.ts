import { bandName, oneDecimal } from '../scoring/messages';
import type { Estimate, Figure, GroupMean, TierGroup } from './edition';

/** A shown mean: "3.4", or "4.6 or more" and "1.4 or less" where a small group's is not told any closer. */
export function shownMean({ mean, capped }: Pick<GroupMean, 'mean' | 'capped'>): string {
  const number = oneDecimal(mean);
  if (!capped) return number;
  return capped === 'high' ? `${number} or more` : `${number} or less`;
}

/**
 * The band and mean of a place in words (ui.md, "Words"): "Developing (2.9)", or "between Developing and Maturing
 * (3.4)" where the ends of the likely range lie in different bands.
 */
export function estimateBand(estimate: Estimate): string {
  const { band, between } = estimate;
  const bands = between ? `between ${bandName(between[0])} and ${bandName(between[1])}` : bandName(band);
  return `${bands} (${shownMean(estimate)})`;
}

/** The likely range in words: "likely between 2.6 and 3.2"; undefined where there is none. */
export function rangeWords({ range }: Estimate): string | undefined {
  if (!range) return undefined;
  const [low, high] = [oneDecimal(range.low), oneDecimal(range.high)];
  return low === high ? `likely close to ${low}` : `likely between ${low} and ${high}`;
}

/** All of it: "Developing (2.9), likely between 2.6 and 3.2". Without its range where there is none. */
export function estimateWords(estimate: Estimate): string {
  const range = rangeWords(estimate);
  return range ? `${estimateBand(estimate)}, ${range}` : estimateBand(estimate);
}

/** How far the two ways to count must be apart, in levels, for pages to say both. */
export const WEIGHTINGS_APART = 0.3;

/** Shown means have one decimal; a difference of 0.3 may come out this far below. */
const HAIR = 1e-9;

/**
 * Both ways to count and why they differ, where they are 0.3 or more apart: "Each group of partners counted once it is
 * 2.9, each person counted once 3.4: the larger groups score it higher." Undefined where they are closer, or nothing is
 * shown. The reason always holds: the two differ by how the size of groups goes with their means.
 */
export function weightingWords(figure: Figure): string | undefined {
  if (figure.status !== 'shown') return undefined;
  const apart = figure.pooled.mean - figure.balanced.mean;
  if (Math.abs(apart) + HAIR < WEIGHTINGS_APART) return undefined;
  const [once, each] = [shownMean(figure.balanced), shownMean(figure.pooled)];
  const way = apart > 0 ? 'higher' : 'lower';
  return `Each group of partners counted once it is ${once}, each person counted once ${each}: the larger groups score it ${way}.`;
}

/** Below this many people every figure of a place is rough. */
export const FEW_PEOPLE = 30;

/** What to know where few people answered; undefined where enough did. */
export function fewPeopleWords(n: number): string | undefined {
  if (n >= FEW_PEOPLE) return undefined;
  return `Only ${n} people answered. With so few, every figure is rough: a few answers more could move it.`;
}

/**
 * What people of one tier or of several are called: the tier's name, "Senior manager and 2 others", "Other roles" or
 * "All roles". `tierName` gives the name of a tier id.
 */
export function tierLabel(
  { kind, tiers }: Pick<TierGroup, 'kind' | 'tiers'>,
  tierName: (id: string) => string,
) {
  const [first = '', ...rest] = tiers;
  switch (kind) {
    case 'all':
      return 'All roles';
    case 'others':
      return 'Other roles';
    case 'joined':
      return `${tierName(first)} and ${rest.length} ${rest.length === 1 ? 'other' : 'others'}`;
    case 'sector':
      return tierName(first);
  }
}
