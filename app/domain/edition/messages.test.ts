import { describe, expect, it } from 'vitest';
import { makeFigure } from '../../../tests/factories/shown-results';
import type { Estimate } from './edition';
import { estimateWords, FEW_PEOPLE, fewPeopleWords, shownMean, tierLabel, weightingWords } from './messages';

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

  it('is told as so much or more, and so much or less, where it is capped, wherever the cap lies', () => {
    const capped: Estimate = { mean: 4.8, band: 'thriving', range: null, between: null, capped: 'high' };
    expect(estimateWords(capped)).toBe('Thriving (4.8 or more)');
    expect(shownMean({ mean: 1.4, capped: 'low' })).toBe('1.4 or less');
    expect(shownMean({ mean: 4 })).toBe('4.0');
  });
});

describe('the two ways to count', () => {
  it('are both told, with which groups score higher, where they are 0.3 or more apart', () => {
    expect(weightingWords(makeFigure(2.9, [], 3.2))).toBe(
      'Each group of partners counted once it is 2.9, each person counted once 3.2: the larger groups score it higher.',
    );
    expect(weightingWords(makeFigure(3.4, [], 2.9))).toMatch(/the larger groups score it lower\.$/);
  });

  it('are not told where they are closer, or nothing is shown', () => {
    expect(weightingWords(makeFigure(2.9, [], 3.1))).toBeUndefined();
    expect(weightingWords({ status: 'withheld' })).toBeUndefined();
  });
});

describe('small numbers', () => {
  it('are said to be rough below thirty people, and not from there', () => {
    expect(fewPeopleWords(FEW_PEOPLE - 1)).toMatch(/^Only 29 people answered\./);
    expect(fewPeopleWords(FEW_PEOPLE)).toBeUndefined();
  });
});

describe('people of some tiers', () => {
  it('go by the tier’s name, that which others joined, or what they are together', () => {
    const name = (id: string) => id.toUpperCase();
    expect(tierLabel({ kind: 'sector', tiers: ['board'] }, name)).toBe('BOARD');
    expect(tierLabel({ kind: 'joined', tiers: ['board', 'a', 'b'] }, name)).toBe('BOARD and 2 others');
    expect(tierLabel({ kind: 'joined', tiers: ['board', 'a'] }, name)).toBe('BOARD and 1 other');
    expect(tierLabel({ kind: 'others', tiers: ['a', 'b'] }, name)).toBe('Other roles');
    expect(tierLabel({ kind: 'all', tiers: ['a', 'b'] }, name)).toBe('All roles');
  });
});
