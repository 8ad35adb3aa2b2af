import { describe, expect, it } from 'vitest';
import { median, percent, quantile, short } from './samples';

describe('samples', () => {
  it('have the middle one as median, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('have quantiles by the nearest rank', () => {
    const figures = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(quantile(figures, 0.5)).toBe(50);
    expect(quantile(figures, 0.95)).toBe(95);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it('are written with three digits', () => {
    expect(short(12345)).toBe('12,300');
    expect(short(0.01234)).toBe('0.012');
    expect(percent(0.015234)).toBe('1.52%');
  });
});
