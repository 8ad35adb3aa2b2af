import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticsOf } from '../edition/place-score';
import { shrunkenGap, shrunkenMeans } from './shrunken-means';

/** The statistics of people with these values. */
const group = (...values: number[]) =>
  statisticsOf({
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  });

describe('the shrunken means of groups', () => {
  it('are drawn to the mean of all people by the formula, worked out by hand', () => {
    // Means 2 and 4, grand mean 3; MSW = (2 + 2)/4 = 1, MSB = 3 + 3 = 6, n0 = 3, so t2 = 5/3 and the factor 5/6.
    const [low, high] = shrunkenMeans([group(1, 2, 3), group(3, 4, 5)])!;
    expect(low).toBeCloseTo(3 - 5 / 6, 12);
    expect(high).toBeCloseTo(3 + 5 / 6, 12);
    expect(shrunkenGap([group(1, 2, 3), group(3, 4, 5)])).toBeCloseTo(5 / 3, 12);
  });

  it('go by the effective size of unequal groups, and draw the small ones further', () => {
    // N = 6, n0 = 6 - 20/6 = 8/3; grand mean 8/3; MSB = 4(2 - 8/3)^2 + 2(4 - 8/3)^2 = 16/3; MSW = (2 + 2)/4 = 1.
    const t2 = (16 / 3 - 1) / (8 / 3);
    const [large, small] = shrunkenMeans([group(1, 2, 2, 3), group(3, 5)])!;
    expect(large).toBeCloseTo(8 / 3 - (t2 / (t2 + 1 / 4)) * (2 / 3), 12);
    expect(small).toBeCloseTo(8 / 3 + (t2 / (t2 + 1 / 2)) * (4 / 3), 12);
  });

  it('are all the mean of all people where groups differ no more than by chance', () => {
    expect(shrunkenMeans([group(1, 5), group(2, 5)])).toEqual([3.25, 3.25]);
    expect(shrunkenGap([group(1, 5), group(2, 5)])).toBe(0);
    expect(shrunkenGap([group(3, 3), group(3, 3, 3)])).toBe(0);
  });

  it('are the means themselves where each group answered alike', () => {
    expect(shrunkenMeans([group(2, 2), group(4, 4)])).toEqual([2, 4]);
  });

  it('are not known of one group, or where nobody shares a group', () => {
    expect(shrunkenMeans([group(1, 2)])).toBeNull();
    expect(shrunkenGap([group(1), group(2)])).toBeNull();
  });

  it('lie between the group’s own mean and that of all people, so the gap is never wider than the raw one', () => {
    const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 8 }), (given) => {
        const groups = given.map((one) => group(...one));
        const grand = given.flat().reduce((sum, value) => sum + value, 0) / given.flat().length;
        shrunkenMeans(groups)!.forEach((mean, index) => {
          const own = groups[index]!.mean;
          expect(mean).toBeGreaterThanOrEqual(Math.min(own, grand) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(own, grand) + 1e-9);
        });
        const means = groups.map(({ mean }) => mean);
        expect(shrunkenGap(groups)).toBeLessThanOrEqual(Math.max(...means) - Math.min(...means) + 1e-9);
      }),
    );
  });
});
