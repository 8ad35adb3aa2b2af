import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjusted } from './holm';

const p = fc.double({ min: 0, max: 1, noNaN: true });

describe('Holm’s adjustment', () => {
  it('multiplies the smallest by the number of tests, the next by one fewer, and never steps back', () => {
    const found = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((value, index) => expect(found[index]).toBeCloseTo(value, 12));
  });

  it('never exceeds 1', () => {
    expect(holmAdjusted([0.6, 0.7])).toEqual([1, 1]);
  });

  it('leaves out what was not tested', () => {
    expect(holmAdjusted([null, 0.02, null])).toEqual([null, 0.02, null]);
    expect(holmAdjusted([])).toEqual([]);
  });

  it('refuses what is no p', () => {
    expect(() => holmAdjusted([0.2, 1.2])).toThrow(RangeError);
    expect(() => holmAdjusted([NaN])).toThrow(RangeError);
  });

  it('finds significant just what Holm’s steps do: the smallest until one fails', () => {
    const alpha = 0.05;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 12 }), (given) => {
        const sorted = given.toSorted((a, b) => a - b);
        const failsAt = sorted.findIndex((one, rank) => (given.length - rank) * one > alpha);
        const passed = failsAt === -1 ? given.length : failsAt;
        const found = holmAdjusted(given).filter((one) => one !== null && one <= alpha);
        expect(found).toHaveLength(passed);
      }),
    );
  });

  it('keeps the order of the values, and lowers none', () => {
    fc.assert(
      fc.property(fc.array(p, { maxLength: 12 }), (given) => {
        const found = holmAdjusted(given);
        given.forEach((a, i) => {
          expect(found[i]).toBeGreaterThanOrEqual(a);
          given.forEach((b, j) => {
            if (a < b) expect(found[i]).toBeLessThanOrEqual(found[j]!);
          });
        });
      }),
    );
  });
});
