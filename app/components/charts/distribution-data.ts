/** How answers spread over the levels, in one row of `DistributionBars`. */
export type DistributionRow = {
  id: string;
  label: string;
  /** People who chose a level; told only where the percents are. */
  n: number;
  /** Levels 1 to 5, each 0 to 100; rounded, so that they may add up to a little less or more. Null: not shown. */
  percents: readonly [number, number, number, number, number] | null;
  /** Why a row is not shown, or what to know about one that is. */
  note?: string | undefined;
};

/** One level's part of a bar: its left end and its width, in percent of the plot's width. */
export type BarPart = { level: number; percent: number; from: number; width: number };

/** The bars of a plot: where its middle line stands, in percent of its width, and each row's parts by row id. */
export type BarsLayout = { middle: number; parts: ReadonlyMap<string, readonly BarPart[]> };

/** In percent of people, how much each side has room for at the least, so that a lone short bar does not fill the plot. */
const leastSide = 40;

/**
 * Lays out diverging bars: the middle of each row's level 3 stands on one line, and the plot is as wide as the furthest
 * bar on either side needs. Parts of 0% and rows without percents have none.
 */
export function layBars(rows: readonly DistributionRow[]): BarsLayout {
  const shown = rows.flatMap(({ id, percents }) => (percents ? [{ id, percents }] : []));
  const left = Math.max(leastSide, ...shown.map(({ percents: [a, b, c] }) => a + b + c / 2));
  const right = Math.max(leastSide, ...shown.map(({ percents: [, , c, d, e] }) => c / 2 + d + e));
  const unit = 100 / (left + right);
  const partsOf = (percents: readonly [number, number, number, number, number]): BarPart[] => {
    const [a, b, c] = percents;
    let from = (left - a - b - c / 2) * unit;
    return percents.flatMap((percent, index) => {
      const part = { level: index + 1, percent, from, width: percent * unit };
      from += part.width;
      return percent > 0 ? [part] : [];
    });
  };
  return {
    middle: left * unit,
    parts: new Map(shown.map(({ id, percents }) => [id, partsOf(percents)])),
  };
}

/** Widths of the plot, in rem, from which numbers of a class are printed; _distribution.scss has them too. */
export const plotWidths = [17, 22, 30, 44] as const;
export type PlotWidth = (typeof plotWidths)[number];

/** What "20%" and the space around it take, in rem. */
const numberWidth = 2.2;

/** The least width of the plot, in rem, at which a part has room for its number; null where it never has. */
export function roomFrom({ width }: Pick<BarPart, 'width'>): PlotWidth | null {
  return plotWidths.find((plot) => (plot * width) / 100 >= numberWidth) ?? null;
}
