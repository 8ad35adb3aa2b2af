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
  it('is told for the place, and for groups of twice the threshold', () => {
    const { distribution, groupDistributions } = of({ acute: [2, 3, 4, 1, 0], gps: [0, 0, 4, 5, 3] });
    expect(distribution).toEqual({ n: 22, percents: [9, 14, 36, 27, 14], step: 1 });
    expect(groupDistributions).toEqual([
      { kind: 'sector', sectors: ['acute'], n: 10, percents: [20, 30, 40, 10, 0], step: 1 },
      { kind: 'sector', sectors: ['gps'], n: 12, percents: [0, 0, 33, 42, 25], step: 1 },
    ]);
    expect(of({ acute: [2, 3, 4, 1, 0], gps: [0, 0, 4, 5, 3] }, 5, 5).distribution?.percents).toEqual([
      10, 15, 35, 25, 15,
    ]);
  });

  it('puts smaller groups together, so that the place minus the others is not one of them', () => {
    const { groupDistributions } = of({
      acute: [2, 3, 4, 1, 0],
      gps: [0, 2, 2, 1, 1],
      homes: [1, 1, 1, 1, 2],
    });
    expect(groupDistributions.map(({ kind, sectors, n }) => [kind, ...sectors, n])).toEqual([
      ['sector', 'acute', 10],
      ['others', 'gps', 'homes', 12],
    ]);
    expect(of({ acute: [2, 3, 4, 1, 0], gps: [0, 2, 2, 1, 1] }).groupDistributions).toEqual([]);
  });

  it('is not told of few people, nor of those who nearly all said the same', () => {
    expect(of({ acute: [2, 2, 2, 2, 1] })).toEqual(NO_DISTRIBUTIONS);
    expect(of({ acute: [0, 1, 12, 1, 0] })).toEqual(NO_DISTRIBUTIONS);
    expect(of({ acute: [0, 1, 12, 2, 0] }).distribution).not.toBeNull();
    expect(of({ acute: [0, 1, 12, 1, 0], gps: [3, 3, 3, 3, 3] })).toMatchObject({
      distribution: { n: 29 },
      groupDistributions: [],
    });
  });

  it('holds everyone once, whatever the groups', () => {
    const levels = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6));
    const sectors = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), levels, { minKeys: 1 });
    fc.assert(
      fc.property(sectors, fc.integer({ min: 3, max: 8 }), (given, k) => {
        const { distribution, groupDistributions } = of(given, k);
        const all = sum(Object.values(given).map(sum));
        if (distribution) expect(distribution.n).toBe(all);
        expect(groupDistributions.length).not.toBe(1);
        for (const { n } of groupDistributions) expect(n).toBeGreaterThanOrEqual(2 * k);
        if (groupDistributions.length > 0) expect(sum(groupDistributions.map(({ n }) => n))).toBe(all);
      }),
    );
  });
});
