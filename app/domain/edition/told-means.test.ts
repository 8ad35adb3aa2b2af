import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capsFor, oneDecimalOf, tellable } from './told-means';

const threshold = fc.integer({ min: 3, max: 50 });

describe('the means that a group is told no nearer to the ends than', () => {
  it.each([
    [5, 5, 1.4, 4.6],
    [9, 5, 1.3, 4.7],
    [10, 5, 1.2, 4.8],
    [20, 5, 1.1, 4.9],
    [500, 5, 1.1, 4.9],
    [3, 3, 1.4, 4.6],
    [4, 4, 1.5, 4.5],
  ])('%i people, threshold %i: %f to %f', (n, k, low, high) => {
    expect(capsFor(n, k)).toEqual({ low, high });
  });

  it('leave room for half of the people who may not be told of to be a level off', () => {
    fc.assert(
      fc.property(threshold, fc.integer({ min: 0, max: 500 }), (k, more) => {
        const n = k + more;
        const { low, high } = capsFor(n, k);
        const off = Math.ceil((k - 1) / 2);
        expect(5 * n - Math.ceil(n * high - 1e-6)).toBeGreaterThanOrEqual(off);
        expect(Math.floor(n * low + 1e-6) - n).toBeGreaterThanOrEqual(off);
        expect(low).toBe(oneDecimalOf(low));
        expect(low + high).toBeCloseTo(6, 12);
        if (n < 2 * k) expect(high).toBeLessThanOrEqual(4.8);
      }),
    );
  });
});

describe('what may be told of a group', () => {
  it('is its own mean between the ends, and the cap at them', () => {
    const group = { n: 12, within: 30 };
    expect(tellable({ ...group, mean: 3.25 }, 5)).toEqual({ statistics: { ...group, mean: 3.25 }, mark: {} });
    expect(tellable({ ...group, mean: 4.95 }, 5)).toMatchObject({
      statistics: { mean: 4.8 },
      mark: { capped: 'high' },
    });
    expect(tellable({ ...group, mean: 1 }, 5)).toMatchObject({
      statistics: { mean: 1.2 },
      mark: { capped: 'low' },
    });
  });

  it('never is that they all said the same', () => {
    expect(tellable({ n: 12, mean: 3, within: 0 }, 5).statistics.within).toBe(2);
    expect(tellable({ n: 12, mean: 3, within: 7 }, 5).statistics.within).toBe(7);
  });
});
