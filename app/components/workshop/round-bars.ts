import type { RoundResult } from '~/domain/workshop/live-state';

/** One choice as it is drawn: lengths in percent of the room there is. */
export interface RoundBar {
  readonly length: number;
  /** Of the round before; null where none is drawn. */
  readonly before: number | null;
}

/**
 * How long the bars of a round are. A bar shows the share of those who chose anything, so that rounds of different
 * numbers of people can be laid over each other; the longest of both fills the room.
 */
export function layRoundBars(
  { choices }: Pick<RoundResult, 'choices'>,
  earlier: Pick<RoundResult, 'choices'> | undefined,
): RoundBar[] {
  const now = sharesOf(choices);
  const before = earlier && sharesOf(earlier.choices);
  const longest = Math.max(...now, ...(before ?? []));
  const length = (share: number) => (longest === 0 ? 0 : Number(((share * 100) / longest).toFixed(2)));
  return now.map((share, index) => ({
    length: length(share),
    before: before ? length(before[index] ?? 0) : null,
  }));
}

function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}
