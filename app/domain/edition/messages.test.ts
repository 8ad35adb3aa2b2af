import { describe, expect, it } from 'vitest';
import type { Estimate } from './edition';
import { estimateWords, shownMean } from './messages';

const estimate: Estimate = {
  mean: 2.9,
  band: 'developing',
  range: { low: 2.6, high: 3.2 },
  between: null,
};

describe('an estimate in words', () => {
  it('is the band, the mean and the likely range', () => {
    expect(estimateWords(estimate)).toBe('Developing (2.9), likely between 2.6 and 3.2');
  });

  it('says between where the ends of the range lie in different bands', () => {
    const across: Estimate = {
      mean: 3.4,
      band: 'maturing',
      range: { low: 3, high: 3.8 },
      between: ['developing', 'maturing'],
    };
    expect(estimateWords(across)).toBe('between Developing and Maturing (3.4), likely between 3.0 and 3.8');
  });

  it('is the band and the mean where there is no range', () => {
    expect(estimateWords({ ...estimate, range: null })).toBe('Developing (2.9)');
  });

  it('does not say between a number and itself', () => {
    expect(estimateWords({ ...estimate, range: { low: 2.9, high: 2.9 } })).toBe(
      'Developing (2.9), likely close to 2.9',
    );
  });

  it('is no closer than 4.8 or more, and 1.2 or less, where it is capped', () => {
    const capped: Estimate = { mean: 4.8, band: 'thriving', range: null, between: null, capped: 'high' };
    expect(estimateWords(capped)).toBe('Thriving (4.8 or more)');
    expect(shownMean({ mean: 1.2, capped: 'low' })).toBe('1.2 or less');
    expect(shownMean({ mean: 4 })).toBe('4.0');
  });
});
