import { bandName, oneDecimal } from '../scoring/messages';
import type { Estimate, GroupMean } from './edition';

/** A shown mean: "3.4", or "4.8 or more" and "1.2 or less" where a small group's is not told any closer. */
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
