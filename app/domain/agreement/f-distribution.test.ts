import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalOf } from '../edition/place-score';
import { fQuantile, fUpperTail } from './f-distribution';

describe('the F distribution', () => {
  it.each([
    // Tables of critical values.
    [0.05, 1, 10, 4.9646],
    [0.05, 3, 20, 3.0984],
    [0.05, 5, 10, 3.3258],
    [0.025, 5, 10, 4.2361],
    [0.01, 4, 30, 4.0179],
    [0.01, 2, 60, 4.9774],
  ])(
    'leaves %d above the value that tables give for %d and %d degrees of freedom',
    (p, df1, df2, critical) => {
      expect(fQuantile(1 - p, df1, df2)).toBeCloseTo(critical, 4);
      expect(fUpperTail(critical, df1, df2)).toBeCloseTo(p, 5);
    },
  );

  it('agrees with Student’s t, whose square it is for 1 degree of freedom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (df) => {
        const t = intervalOf({ mean: 0, spread: { se: 1, df } })!.high;
        expect(fUpperTail(t ** 2, 1, df)).toBeCloseTo(0.05, 6);
      }),
    );
  });

  it('keeps small chances apart from none', () => {
    // Two and two degrees of freedom: the chance is 1/(1 + F) exactly.
    expect(fUpperTail(1e20, 2, 2) * 1e20).toBeCloseTo(1, 9);
    expect(fUpperTail(0, 5, 172)).toBe(1);
  });

  it('has quantiles that lead back to their share, at a place of many people too', () => {
    const df = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(df, df, fc.constantFrom(0.025, 0.5, 0.975), (df1, df2, p) => {
        expect(fUpperTail(fQuantile(p, df1, df2), df1, df2)).toBeCloseTo(1 - p, 6);
      }),
    );
  });
});
