import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonGroups, type RoundGroup } from './common-groups';

const group = (sectors: string, n: number): RoundGroup => ({ sectors: sectors.split(' '), n });
const sectorsOf = (now: RoundGroup[], before: RoundGroup[]) =>
  commonGroups(now, before).map(({ sectors }) => sectors.join(' '));

describe('the groups that two rounds have in common', () => {
  it('are the same where both have the same', () => {
    const both = [group('acute', 9), group('council', 8)];
    expect(sectorsOf(both, both)).toEqual(['acute', 'council']);
  });

  it('split no group of either', () => {
    const now = [group('acute', 9), group('council', 8), group('mental primary', 6), group('voluntary', 7)];
    const before = [
      group('acute', 9),
      group('council mental', 8),
      group('primary', 5),
      group('voluntary', 7),
    ];
    expect(sectorsOf(now, before)).toEqual(['acute', 'council mental primary', 'voluntary']);
  });

  it('are one where either has everybody together', () => {
    const one = [group('acute council voluntary', 12)];
    expect(sectorsOf([group('acute', 9), group('council', 8)], one)).toEqual(['acute council voluntary']);
  });

  it('take a sector that is new, or gone, along with its group', () => {
    const now = [group('acute police', 9), group('council', 8)];
    const before = [group('acute', 9), group('council fire', 8)];
    expect(sectorsOf(now, before)).toEqual(['acute police', 'council fire']);
  });

  it('put a group that has nobody in the other round to the smallest that has people in both', () => {
    const before = [group('acute', 9), group('council', 8), group('fire', 6)];
    const now = [group('acute', 9), group('council', 20), group('police', 5)];
    expect(sectorsOf(now, before)).toEqual(['acute fire police', 'council']);
    const alike = [group('acute', 9), group('council', 9)];
    expect(sectorsOf(alike, [...alike, group('fire', 6)])).toEqual(['acute fire', 'council']);
  });

  it('are everybody where no sector is in both rounds', () => {
    const now = [group('acute', 9), group('council', 8)];
    expect(sectorsOf(now, [group('fire', 6), group('police', 7)])).toEqual(['acute council fire police']);
  });

  const grouping = fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 4 }), n: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 7,
      maxLength: 7,
    })
    .chain((sectors) =>
      fc.subarray(
        [0, 1, 2, 3, 4, 5, 6].map((index) => ({ id: 'abcdefg'[index]!, ...sectors[index]! })),
        { minLength: 1 },
      ),
    )
    .map((sectors) =>
      [0, 1, 2, 3, 4].flatMap((at): RoundGroup[] => {
        const those = sectors.filter((sector) => sector.at === at);
        if (those.length === 0) return [];
        return [{ sectors: those.map(({ id }) => id), n: those.reduce((sum, { n }) => sum + n, 0) }];
      }),
    );

  it('hold every group of either round whole, once, and somebody of both', () => {
    fc.assert(
      fc.property(grouping, grouping, (now, before) => {
        const common = commonGroups(now, before);
        expect(new Set(common.flatMap((one) => one.now))).toEqual(new Set(now));
        expect(common.flatMap((one) => one.now)).toHaveLength(now.length);
        expect(new Set(common.flatMap((one) => one.before))).toEqual(new Set(before));
        expect(common.flatMap((one) => one.before)).toHaveLength(before.length);
        const sectors = common.flatMap((one) => one.sectors);
        expect(new Set(sectors).size).toBe(sectors.length);
        for (const one of common) {
          expect(one.now.length).toBeGreaterThan(0);
          expect(one.before.length).toBeGreaterThan(0);
          const within = [...one.now, ...one.before].flatMap((group) => group.sectors);
          expect(one.sectors).toEqual([...new Set(within)].sort());
        }
      }),
    );
  });

  it('are the same whichever round is the earlier', () => {
    fc.assert(
      fc.property(grouping, grouping, (now, before) => {
        expect(sectorsOf(before, now)).toEqual(sectorsOf(now, before));
      }),
    );
  });
});
