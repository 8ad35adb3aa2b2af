import { describe, expect, it } from 'vitest';
import { meanOf, scoreOf } from './score';

describe('a score', () => {
  it('tells what was not asked from what was not answered', () => {
    expect(scoreOf([], 1, 2)).toEqual({ status: 'not-asked-enough', asked: 1, needed: 2 });
    expect(scoreOf([4], 2, 2)).toEqual({ status: 'insufficient', answered: 1, needed: 2 });
    expect(scoreOf([4, 5], 2, 2)).toEqual({ status: 'scored', mean: 4.5, answered: 2, asked: 2 });
  });
});

describe('a mean', () => {
  it('of nothing is refused, and is never 0', () => {
    expect(() => meanOf([])).toThrow(RangeError);
  });
});
