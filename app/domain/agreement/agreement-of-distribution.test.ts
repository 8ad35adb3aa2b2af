import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDistribution } from '../../../tests/factories/shown-results';
import { agreementA } from './agreement-a';
import { agreementOf, dimensionAgreement } from './agreement-of-distribution';
import { agreementWord } from './agreement-words';

/** Percents as a page shows them: of people at each level, rounded to the nearest 1, 5 or 10. */
const shown = fc
  .tuple(
    fc
      .array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 })
      .filter((counts) => counts.reduce((sum, count) => sum + count) >= 6),
    fc.constantFrom(1, 5, 10),
  )
  .map(([counts, step]) => {
    const n = counts.reduce((sum, count) => sum + count);
    const [a, b, c, d, e] = counts.map((count) => Math.round((100 * count) / n / step) * step);
    return makeDistribution(a!, b!, c!, d!, e!);
  });

describe('agreement from a distribution', () => {
  it('is the word, A, the share within one level of the median, and the median', () => {
    expect(agreementOf(makeDistribution(4, 20, 50, 22, 4))).toEqual({
      word: 'agreed',
      a: expect.closeTo(agreementA([4, 20, 50, 22, 4])!, 12) as number,
      share: 92,
      median: 3,
    });
  });

  it('names no level where people are split', () => {
    expect(agreementOf(makeDistribution(40, 10, 0, 10, 40))).toMatchObject({ word: 'split', median: null });
  });

  it('takes the share of the percents there are, which need not add up to 100', () => {
    expect(agreementOf(makeDistribution(0, 30, 40, 30, 10))).toMatchObject({ share: 91, median: 3 });
  });

  it('is for any shown percents what the rules give for them as counts, with a share from 0 to 100', () => {
    fc.assert(
      fc.property(shown, (distribution) => {
        const { word, a, share, median } = agreementOf(distribution);
        expect(word).toBe(agreementWord(distribution.percents));
        expect(a).toBe(agreementA(distribution.percents));
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(100);
        expect(median === null).toBe(word === 'split');
        if (median !== null) expect(distribution.percents[median - 1]).toBeGreaterThan(0);
      }),
    );
  });

  it('refuses a distribution of nobody', () => {
    expect(() => agreementOf(makeDistribution(0, 0, 0, 0, 0))).toThrow(RangeError);
  });
});

describe('agreement on a dimension', () => {
  it('is the mean of A over the questions whose distribution is shown', () => {
    const questions = [
      { distribution: makeDistribution(0, 0, 100, 0, 0) },
      { distribution: makeDistribution(50, 0, 0, 0, 50) },
      { distribution: makeDistribution(20, 20, 20, 20, 20) },
      { distribution: null },
    ];
    expect(dimensionAgreement(questions)).toBeCloseTo(0, 12);
    expect(dimensionAgreement(questions.slice(0, 1))).toBe(1);
  });

  it('is not known where none is shown', () => {
    expect(dimensionAgreement([{ distribution: null }])).toBeNull();
    expect(dimensionAgreement([])).toBeNull();
  });
});
