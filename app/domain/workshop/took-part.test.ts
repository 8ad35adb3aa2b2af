import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tookPartOf } from './took-part';

const count = (sector: string | null, devices: number, people = devices) => ({ sector, devices, people });

describe('who took part', () => {
  it('is told by sector where each has enough devices, small ones together', () => {
    const told = tookPartOf([count('acute', 9, 20), count('voluntary', 3), count(null, 3)], 5);
    expect(told).toEqual({
      devices: 15,
      people: 26,
      groups: [
        { kind: 'sector', sectors: ['acute'], n: 9 },
        { kind: 'others', sectors: ['not-told', 'voluntary'], n: 6 },
      ],
    });
  });

  it('is no more than a number where all would be in one group', () => {
    expect(tookPartOf([count(null, 30)], 5).groups).toEqual([]);
    expect(tookPartOf([count('acute', 3), count('voluntary', 1)], 5).groups).toEqual([]);
    expect(tookPartOf([], 5)).toEqual({ devices: 0, people: 0, groups: [] });
  });

  it('never tells of a group below the threshold, nor leaves anybody out of the groups', () => {
    const counts = fc.uniqueArray(
      fc.tuple(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e')), fc.integer({ min: 1, max: 12 })),
      { selector: ([sector]) => sector },
    );
    fc.assert(
      fc.property(counts, fc.integer({ min: 3, max: 20 }), (given, k) => {
        const { devices, groups } = tookPartOf(
          given.map(([sector, n]) => count(sector, n)),
          k,
        );
        for (const { n } of groups) expect(n).toBeGreaterThanOrEqual(k);
        if (groups.length > 0) expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(devices);
      }),
    );
  });
});
