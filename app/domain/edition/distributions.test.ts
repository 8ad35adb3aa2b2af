import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionsOf, NO_DISTRIBUTIONS } from './distributions';
import type { Counts, SizedGroup } from './edition';

type Levels = Counts['levels'];

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function of(sectors: Readonly<Record<string, Levels>>, k = 5, step: 1 | 5 = 1) {
  const groups = Object.entries(sectors).map(([id, levels]): SizedGroup => ({
    kind: 'sector',
    sectors: [id],
    n: sum(levels),
  }));
  return distributionsOf(groups, (sector) => sectors[sector]!, k, step);
}

describe('how answers spread over the levels', () => {
  it('is told for the place, and for groups of more than 20 people', () => {
    const { distribution, groupDistributions } = of({ acute: [4, 6, 8, 3, 0], gps: [1, 1, 14, 20, 14] });
    expect(distribution).toEqual({ n: 71, percents: [5, 10, 30, 30, 20], step: 5 });
    expect(groupDistributions).toEqual([
      { kind: 'sector', sectors: ['acute'], n: 21, percents: [20, 30, 40, 10, 0], step: 10 },
      { kind: 'sector', sectors: ['gps'], n: 50, percents: [0, 0, 30, 40, 30], step: 5 },
    ]);
    expect(of({ acute: [1, 50, 60, 70, 40] }).distribution?.percents).toEqual([0, 23, 27, 32, 18]);
    expect(of({ acute: [1, 50, 60, 70, 40] }, 5, 5).distribution?.percents).toEqual([0, 25, 25, 30, 20]);
  });

  it('never tells one person at a level from nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 600 }), fc.integer({ min: 3, max: 8 }), (others, k) => {
        const half = Math.floor(others / 2);
        const percents = (few: number) =>
          of({ acute: [few, half, others - half, 0, 0] }, k).distribution?.percents[0];
        expect(percents(1)).toBe(0);
      }),
    );
  });

  it('puts smaller groups together, so that the place minus the others is not one of them', () => {
    const { groupDistributions } = of({
      acute: [6, 6, 8, 4, 2],
      gps: [1, 4, 4, 1, 1],
      homes: [1, 1, 2, 4, 4],
    });
    expect(groupDistributions.map(({ kind, sectors, n }) => [kind, ...sectors, n])).toEqual([
      ['sector', 'acute', 26],
      ['others', 'gps', 'homes', 23],
    ]);
    expect(of({ acute: [6, 6, 8, 4, 2], gps: [1, 4, 4, 1, 1] }).groupDistributions).toEqual([]);
    expect(of({ acute: [6, 6, 8, 4, 2], gps: [9, 8, 4, 5, 5] }, 12).groupDistributions.length).toBe(2);
    expect(of({ acute: [6, 6, 8, 2, 1], gps: [9, 8, 4, 5, 5] }, 12).groupDistributions).toEqual([]);
  });

  it('is not told of few people, nor of those who nearly all said the same', () => {
    expect(of({ acute: [4, 4, 4, 4, 4] })).toEqual(NO_DISTRIBUTIONS);
    expect(of({ acute: [0, 1, 22, 1, 0] })).toEqual(NO_DISTRIBUTIONS);
    expect(of({ acute: [0, 1, 22, 2, 0] }).distribution).not.toBeNull();
    expect(of({ acute: [0, 1, 22, 1, 0], gps: [5, 5, 5, 5, 5] })).toMatchObject({
      distribution: { n: 49 },
      groupDistributions: [],
    });
  });

  it('holds everyone once, whatever the groups', () => {
    const levels = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));
    const sectors = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), levels, { minKeys: 1 });
    fc.assert(
      fc.property(sectors, fc.integer({ min: 3, max: 8 }), (given, k) => {
        const { distribution, groupDistributions } = of(given, k);
        const all = sum(Object.values(given).map(sum));
        if (distribution) expect(distribution.n).toBe(all);
        expect(groupDistributions.length).not.toBe(1);
        for (const { n } of groupDistributions) expect(n).toBeGreaterThanOrEqual(Math.max(2 * k, 21));
        if (groupDistributions.length > 0) expect(sum(groupDistributions.map(({ n }) => n))).toBe(all);
      }),
    );
  });
});
