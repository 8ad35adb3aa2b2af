import { describe, expect, it } from 'vitest';
import type { ClassTally, Moments } from './edition';
import { tierGapOf, tierTable } from './tier-table';

const moments = (n: number, mean: number): Moments => ({ n, sum: n * mean, squares: n * (mean ** 2 + 0.5) });

const tier = (n: number, overall: number, scored = n): ClassTally => ({
  n,
  scores: { overall: moments(n, overall), money: moments(scored, overall) },
  items: {},
  rows: {},
});

describe('the table by tier', () => {
  it('has means of tiers, small ones together', () => {
    const table = tierTable(
      { board: tier(12, 3.5), frontline: tier(8, 2.5), 'senior-manager': tier(3, 3), other: tier(2, 3) },
      ['overall'],
      5,
    );
    expect(table).toEqual({
      groups: [
        { kind: 'sector', tiers: ['board'], n: 12 },
        { kind: 'sector', tiers: ['frontline'], n: 8 },
        { kind: 'others', tiers: ['other', 'senior-manager'], n: 5 },
      ],
      figures: {
        overall: [
          { kind: 'sector', tiers: ['board'], n: 12, mean: 3.5 },
          { kind: 'sector', tiers: ['frontline'], n: 8, mean: 2.5 },
          { kind: 'others', tiers: ['other', 'senior-manager'], n: 5, mean: 3 },
        ],
      },
    });
  });

  it('leaves out a figure that only one group has enough values of, and is none for one group', () => {
    const table = tierTable({ board: tier(12, 3.5), frontline: tier(8, 2.5, 2) }, ['overall', 'money'], 5);
    expect(Object.keys(table!.figures)).toEqual(['overall']);
    expect(tierTable({ board: tier(12, 3.5), frontline: tier(2, 2.5) }, ['overall'], 5)).toBeNull();
  });
});

describe('how far the top is ahead of the front', () => {
  it('is the mean over the sectors that have enough people at both ends', () => {
    const depths = {
      acute: { top: moments(5, 4), front: moments(9, 3) },
      gps: { top: moments(6, 3), front: moments(6, 2.6) },
      homes: { top: moments(4, 5), front: moments(9, 1) },
    };
    expect(tierGapOf(depths, 5)).toBe(0.7);
    expect(tierGapOf({ homes: depths.homes }, 5)).toBeNull();
    expect(tierGapOf({}, 5)).toBeNull();
  });
});
