/**
 * The value below which a share of the figures lies, by the nearest rank.
 * @param share 0 to 1; 0.5 is the median
 * @returns NaN where there are no figures
 */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

/** The middle figure, or the mean of the two in the middle; NaN where there are none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A figure for reading: three significant digits, thousands separated. */
export function short(figure: number): string {
  if (!Number.isFinite(figure)) return '-';
  return Number(figure.toPrecision(3)).toLocaleString('en-GB', { maximumFractionDigits: 3 });
}

/** How far samples lie apart, such as "98 to 143". */
export const spread = (figures: readonly number[]) =>
  `${short(Math.min(...figures))} to ${short(Math.max(...figures))}`;

/** A share as a percentage, such as "1.52%". */
export const percent = (share: number) => `${short(share * 100)}%`;
