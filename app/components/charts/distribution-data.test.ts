import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DistributionRow, layBars, plotWidths, roomFrom } from './distribution-data';

const share = fc.integer({ min: 0, max: 100 });
/** Five percents that add up to 98 to 102, as rounding leaves them. */
const percents = fc
  .tuple(fc.array(share, { minLength: 4, maxLength: 4 }), fc.integer({ min: -2, max: 2 }))
  .map(([cuts, off]) => {
    const edges = [0, ...[...cuts].sort((a, b) => a - b), 100];
    const parts = [0, 1, 2, 3, 4].map((index) => edges[index + 1]! - edges[index]!);
    const largest = parts.indexOf(Math.max(...parts));
    parts[largest] = parts[largest]! + off;
    return parts as [number, number, number, number, number];
  });
const rowsOf = fc.array(fc.option(percents, { nil: null }), { minLength: 1, maxLength: 8 }).map((all) =>
  all.map((each, index): DistributionRow => ({
    id: `r${index}`,
    label: `Row ${index}`,
    n: 20,
    percents: each,
  })),
);

describe('diverging bars', () => {
  it('stay inside the plot', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        for (const part of [...layBars(rows).parts.values()].flat()) {
          expect(part.from).toBeGreaterThanOrEqual(-1e-9);
          expect(part.from + part.width).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  it('have the middle of level 3 on one line, whatever else there is', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { middle, parts } = layBars(rows);
        for (const row of parts.values()) {
          const third = row.find(({ level }) => level === 3);
          const below = row.filter(({ level }) => level < 3).at(-1);
          if (third) expect(third.from + third.width / 2).toBeCloseTo(middle, 9);
          else if (below) expect(below.from + below.width).toBeCloseTo(middle, 9);
        }
      }),
    );
  });

  it('are drawn as wide as they are told, in one unit for all rows, one part beside the next', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const units: number[] = [];
        for (const row of layBars(rows).parts.values()) {
          row.forEach(({ from, width, percent }, index) => {
            units.push(width / percent);
            const next = row[index + 1];
            if (next) expect(next.from).toBeCloseTo(from + width, 9);
          });
        }
        for (const unit of units) expect(unit).toBeCloseTo(units[0]!, 9);
      }),
    );
  });

  it('leave out levels that nobody chose, and rows that are not shown', () => {
    const { parts } = layBars([
      { id: 'a', label: 'A', n: 20, percents: [0, 50, 0, 50, 0] },
      { id: 'b', label: 'B', n: 3, percents: null },
    ]);
    expect(parts.get('a')?.map(({ level }) => level)).toEqual([2, 4]);
    expect(parts.has('b')).toBe(false);
  });

  it('print a number the sooner the wider its part, and never in a sliver', () => {
    expect(roomFrom({ width: 40 })).toBe(plotWidths[0]);
    expect(roomFrom({ width: 1 })).toBeNull();
    const room = (width: number) => roomFrom({ width }) ?? Infinity;
    fc.assert(
      fc.property(share, share, (one, other) => {
        expect(room(Math.max(one, other))).toBeLessThanOrEqual(room(Math.min(one, other)));
      }),
    );
  });

  it('know the widths that the style sheet knows', () => {
    const styles = readFileSync('app/styles/_distribution.scss', 'utf8');
    expect(styles).toContain(`@each $width in ${plotWidths.join(', ')} {`);
  });
});
