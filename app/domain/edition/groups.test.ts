import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SizedGroup } from './edition';
import { enoughInPool, groupsOfFigure, groupsOfPlace, mergeSmall } from './groups';

describe('the groups of a place', () => {
  it('are its sectors where each has enough people', () => {
    expect(groupsOfPlace({ b: 6, a: 5 }, 5)).toEqual([
      { kind: 'sector', sectors: ['a'], n: 5 },
      { kind: 'sector', sectors: ['b'], n: 6 },
    ]);
  });

  it('put the sectors below the threshold together', () => {
    expect(groupsOfPlace({ a: 2, b: 9, c: 4 }, 5)).toEqual([
      { kind: 'sector', sectors: ['b'], n: 9 },
      { kind: 'others', sectors: ['a', 'c'], n: 6 },
    ]);
  });

  it('let those who are too few even together join the smallest sector, of equals the first', () => {
    expect(groupsOfPlace({ a: 2, d: 7, b: 2, c: 7, e: 8 }, 5)).toEqual([
      { kind: 'joined', sectors: ['c', 'a', 'b'], n: 11 },
      { kind: 'sector', sectors: ['d'], n: 7 },
      { kind: 'sector', sectors: ['e'], n: 8 },
    ]);
  });

  it('are one where only one would be left, or no sector has enough but all together have', () => {
    expect(groupsOfPlace({ b: 9, a: 2 }, 5)).toEqual([{ kind: 'all', sectors: ['a', 'b'], n: 11 }]);
    expect(groupsOfPlace({ b: 3, a: 2 }, 5)).toEqual([{ kind: 'all', sectors: ['a', 'b'], n: 5 }]);
    expect(groupsOfPlace({ a: 5 }, 5)).toEqual([{ kind: 'all', sectors: ['a'], n: 5 }]);
  });

  it('are none where all together are too few, and know no sector without people', () => {
    expect(groupsOfPlace({ a: 2, b: 2 }, 5)).toEqual([]);
    expect(groupsOfPlace({}, 5)).toEqual([]);
    expect(groupsOfPlace({ a: 6, b: 0, c: 6 }, 5).flatMap(({ sectors }) => sectors)).toEqual(['a', 'c']);
  });
});

describe('the groups of a figure', () => {
  const place = groupsOfPlace({ a: 9, b: 8, c: 7, d: 3, e: 3 }, 5);

  it('are those of the place where enough of each have a valid answer', () => {
    expect(groupsOfFigure(place, { a: 9, b: 5, c: 7, d: 3, e: 2 }, 5)).toEqual([
      { kind: 'sector', sectors: ['a'], n: 9 },
      { kind: 'sector', sectors: ['b'], n: 5 },
      { kind: 'sector', sectors: ['c'], n: 7 },
      { kind: 'others', sectors: ['d', 'e'], n: 5 },
    ]);
  });

  it('have one "Other partners" at most', () => {
    expect(groupsOfFigure(place, { a: 9, b: 3, c: 3, d: 3, e: 2 }, 5)).toEqual([
      { kind: 'sector', sectors: ['a'], n: 9 },
      { kind: 'others', sectors: ['b', 'c', 'd', 'e'], n: 11 },
    ]);
  });

  it('let a group with too few answers join "Other partners" where that is the smallest', () => {
    expect(groupsOfFigure(place, { a: 9, b: 8, c: 0, d: 3, e: 3 }, 5)).toEqual([
      { kind: 'sector', sectors: ['a'], n: 9 },
      { kind: 'sector', sectors: ['b'], n: 8 },
      { kind: 'others', sectors: ['c', 'd', 'e'], n: 6 },
    ]);
  });

  it('leave out sectors that nobody asked, and call what is left by its own name', () => {
    const joined = groupsOfPlace({ a: 9, b: 8, c: 2 }, 5);
    expect(joined[1]).toEqual({ kind: 'joined', sectors: ['b', 'c'], n: 10 });
    expect(groupsOfFigure(joined, { a: 9, b: 8 }, 5)[1]).toEqual({ kind: 'sector', sectors: ['b'], n: 8 });
  });

  it('hide that nobody of a group gave an answer', () => {
    expect(groupsOfFigure(place, { a: 9, b: 0, c: 7 }, 5)).toEqual([
      { kind: 'sector', sectors: ['a'], n: 9 },
      { kind: 'joined', sectors: ['c', 'b'], n: 7 },
    ]);
  });
});

describe('whatever the sizes', () => {
  const sizes = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 0, max: 12 }));
  const threshold = fc.integer({ min: 3, max: 10 });
  const people = (groups: readonly SizedGroup[]) => groups.reduce((sum, { n }) => sum + n, 0);

  it('everyone is in exactly one group of at least the threshold, or all are too few and there are no groups', () => {
    fc.assert(
      fc.property(sizes, threshold, (given, k) => {
        const groups = groupsOfPlace(given, k);
        const present = Object.keys(given).filter((id) => given[id]! > 0);
        const total = present.reduce((sum, id) => sum + given[id]!, 0);
        const enough = present.some((id) => given[id]! >= k) || total >= enoughInPool(k);
        expect(groups.flatMap(({ sectors }) => sectors).sort()).toEqual(enough ? present.sort() : []);
        for (const { sectors, n } of groups) {
          expect(n).toBeGreaterThanOrEqual(k);
          expect(n).toBe(sectors.reduce((sum, id) => sum + given[id]!, 0));
        }
      }),
    );
  });

  it('a single group is of all, and groups are told apart by kind and first sector', () => {
    fc.assert(
      fc.property(sizes, sizes, threshold, (given, valid, k) => {
        for (const groups of [groupsOfPlace(given, k), groupsOfFigure(groupsOfPlace(given, k), valid, k)]) {
          expect(groups.some(({ kind }) => kind === 'all')).toBe(groups.length === 1);
          expect(groups.filter(({ kind }) => kind === 'others').length).toBeLessThanOrEqual(1);
          for (const { kind, sectors } of groups) {
            if (kind === 'sector') expect(sectors.length).toBe(1);
            if (kind === 'joined') expect(sectors.length).toBeGreaterThan(1);
            expect(kind === 'joined' ? sectors.slice(1) : sectors).toEqual(
              [...sectors].sort().filter((id) => kind !== 'joined' || id !== sectors[0]),
            );
          }
        }
      }),
    );
  });

  it('groups that are large enough are left as they are, and the order of the sectors does not matter', () => {
    fc.assert(
      fc.property(sizes, threshold, (given, k) => {
        const groups = groupsOfPlace(given, k);
        expect(mergeSmall(groups, k)).toEqual(groups);
        expect(groupsOfPlace(Object.fromEntries(Object.entries(given).reverse()), k)).toEqual(groups);
        expect(people(groups) === 0 || people(groups) >= k).toBe(true);
      }),
    );
  });
});
