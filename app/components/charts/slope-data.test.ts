import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slopeLabels, type SlopeRow, spreadLabels } from './slope-data';

const labels = fc
  .array(
    fc.record({
      middle: fc.double({ min: 0, max: 500, noNaN: true }),
      height: fc.double({ min: 10, max: 40, noNaN: true }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.sort((one, other) => one.middle - other.middle));
const column = { from: 0, to: 500 };

describe('labels beside the ends of lines', () => {
  it('never stand over one another, and keep their order', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const tops = spreadLabels(all, column);
        for (let index = 1; index < tops.length; index += 1) {
          expect(tops[index]!).toBeGreaterThanOrEqual(tops[index - 1]! + all[index - 1]!.height - 1e-6);
        }
      }),
    );
  });

  it('stay inside the column where it has room for all', () => {
    fc.assert(
      fc.property(labels, (all) => {
        fc.pre(all.reduce((sum, { height }) => sum + height, 0) <= column.to);
        spreadLabels(all, column).forEach((top, index) => {
          expect(top).toBeGreaterThanOrEqual(-1e-6);
          expect(top + all[index]!.height).toBeLessThanOrEqual(column.to + 1e-6);
        });
      }),
    );
  });

  it('stand where they want to where none is in the way', () => {
    const tops = spreadLabels(
      [
        { middle: 100, height: 20 },
        { middle: 300, height: 40 },
      ],
      column,
    );
    expect(tops).toEqual([90, 280]);
  });

  it('share what they have to give way: two at one place stand above and below it', () => {
    const tops = spreadLabels(
      [
        { middle: 200, height: 20 },
        { middle: 200, height: 20 },
      ],
      column,
    );
    expect(tops).toEqual([180, 200]);
  });
});

describe('the labels of a round', () => {
  const row = (id: string, now: number | null): SlopeRow => ({ id, label: id, before: 3, now, words: '' });

  it('go from the highest score to the lowest, and leave out what has no score', () => {
    const ids = slopeLabels([row('a', 2), row('b', null), row('c', 4)], 'now').map(({ id }) => id);
    expect(ids).toEqual(['c', 'a']);
  });

  it('know where the number above is the same', () => {
    const repeats = slopeLabels([row('a', 2.5), row('b', 2.5), row('c', 2)], 'now').map(
      (label) => label.repeats,
    );
    expect(repeats).toEqual([false, true, false]);
  });
});
