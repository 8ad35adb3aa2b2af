import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gowerDistance, rangesOf } from './context-distance';

interface Gower {
  gower: { rows: Record<string, number | string | null>[]; dissimilarity: number[][] };
}

describe('the distance of two contexts', () => {
  it('is what cluster::daisy in R gives, with a value missing', () => {
    const file = new URL('../../../tests/oracles/expected-misc.json', import.meta.url);
    const { rows, dissimilarity } = (JSON.parse(readFileSync(file, 'utf8')) as Gower).gower;
    const places = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string] => entry[1] !== null)),
    );
    const ranges = rangesOf(places);
    for (const [i, one] of places.entries())
      for (const [j, other] of places.entries())
        expect(gowerDistance(one, other, ranges)!.distance).toBeCloseTo(dissimilarity[i]![j]!, 9);
  });

  it('is not known where nothing is told of both', () => {
    expect(gowerDistance({ population: 5 }, { councils: 1 }, {})).toBeNull();
    expect(gowerDistance({ population: undefined }, { population: 5 }, {})).toBeNull();
  });

  it('takes a number that is the same everywhere for alike', () => {
    expect(gowerDistance({ councils: 1 }, { councils: 1 }, { councils: 0 })).toEqual({
      distance: 0,
      shared: 1,
    });
  });

  const place = fc.record(
    {
      population: fc.integer({ min: 1, max: 1_000_000 }),
      rurality: fc.constantFrom('urban', 'rural', 'mixed'),
      voluntaryUmbrella: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  it('is the same both ways, from 0 to 1, and 0 to itself', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const ranges = rangesOf([one, other]);
        const there = gowerDistance(one, other, ranges);
        expect(gowerDistance(other, one, ranges)).toEqual(there);
        expect(there?.distance ?? 0).toBeGreaterThanOrEqual(0);
        expect(there?.distance ?? 0).toBeLessThanOrEqual(1);
        expect(gowerDistance(one, one, ranges)?.distance ?? 0).toBe(0);
      }),
    );
  });
});
