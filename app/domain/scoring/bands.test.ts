import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, bandOf } from './bands';
import { meanOf } from './score';

const EDGES = [
  [1.8, 'emerging', 'not-started'],
  [2.6, 'developing', 'emerging'],
  [3.4, 'maturing', 'developing'],
  [4.2, 'thriving', 'maturing'],
] as const;

describe('a band', () => {
  it('is not started at 1 and thriving at 5, both included', () => {
    expect(bandOf(1)).toMatchObject({ code: 'not-started', level: 1 });
    expect(bandOf(5)).toMatchObject({ code: 'thriving', level: 5 });
  });

  it.each(EDGES)('begins at its edge: %d is %s and just below it is %s', (edge, code, below) => {
    expect(bandOf(edge).code).toBe(code);
    expect(bandOf(edge - 0.001).code).toBe(below);
  });

  it('is that of the exact mean where floating point comes out a hair below an edge', () => {
    const thirds = [13, 12, 12, 9, 12, 10, 10, 10, 6, 8].map((sum) => sum / 3);
    const overall = meanOf(thirds);
    expect(thirds.length * 3 * 3.4).toBe(102);
    expect(overall).toBeLessThan(3.4);
    expect(bandOf(overall).code).toBe('maturing');
  });

  it('never falls as the mean rises', () => {
    const mean = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(mean, mean, (a, b) => {
        expect(bandOf(Math.min(a, b)).level).toBeLessThanOrEqual(bandOf(Math.max(a, b)).level);
      }),
    );
  });

  it('takes a fifth of the scale each', () => {
    const ends = [...BANDS.slice(1).map(({ from }) => from), 5];
    BANDS.forEach(({ from }, index) => expect((ends[index] ?? NaN) - from).toBeCloseTo(0.8, 12));
  });

  it.each([0, 0.99, 5.01, NaN])('is refused for %d, which is no mean of levels', (mean) => {
    expect(() => bandOf(mean)).toThrow(RangeError);
  });
});
