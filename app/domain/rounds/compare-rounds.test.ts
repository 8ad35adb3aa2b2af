import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { makeRound, type ScoresBySector } from '../../../tests/factories/round';
import type { DimensionChange } from '../edition/edition';
import { capsFor } from '../edition/told-means';
import { compareRounds, type Round } from './compare-rounds';

const repeat = (times: number, value: number) => Array.from({ length: times }, () => value);

const dimension = (round: { dimensions: readonly DimensionChange[] }, id = 'a') => {
  const found = round.dimensions.find((one) => one.id === id);
  if (found?.status !== 'compared') throw new Error(`${id} is not compared: ${JSON.stringify(found)}`);
  return found;
};

/** A set of one dimension, so that Holm has one test to think of. */
const oneDimension = { ...makeQuestionSet(), dimensions: makeQuestionSet().dimensions.slice(0, 1) };
const compared = (now: ScoresBySector, before: ScoresBySector) =>
  dimension(compareRounds(makeRound(now, { set: oneDimension }), makeRound(before, { set: oneDimension })));

const then = [2, 3, 2, 4, 3, 2, 3, 3, 2, 4, 1, 3];
const later = [3, 4, 3, 4, 5, 3, 4, 2, 3, 4, 4, 3, 5, 3];

describe('a change between two rounds', () => {
  it('is Welch’s where all stand in one group, as SciPy’s ttest_ind gives it', () => {
    // Difference 0.905, 95% interval 0.196 to 1.614, p 0.015.
    expect(compared({ acute: later }, { acute: then })).toEqual({
      id: 'a',
      status: 'compared',
      before: 2.7,
      now: 3.6,
      change: 0.9,
      range: { low: 0.2, high: 1.6 },
      real: true,
      groups: [['acute']],
    });
    // Difference 0.619, -0.049 to 1.287, p 0.068.
    const less = [3, 4, 3, 4, 4, 3, 4, 2, 3, 4, 3, 3, 4, 2];
    expect(compared({ acute: less }, { acute: then })).toMatchObject({
      change: 0.6,
      range: { low: 0, high: 1.3 },
      real: false,
    });
  });

  it('counts each group once, with the variances of both rounds', () => {
    const two = compared({ acute: then, council: later }, { acute: then.slice(0, 11), council: then });
    // By hand with NumPy: difference 0.468, -0.048 to 0.983.
    expect(two).toMatchObject({
      before: 2.7,
      now: 3.1,
      change: 0.5,
      range: { low: 0, high: 1 },
      real: false,
      groups: [['acute'], ['council']],
    });
  });

  it('is not called real only because twelve dimensions were looked at', () => {
    const even = repeat(7, 2).concat(repeat(7, 3));
    const all = compareRounds(
      makeRound({
        acute: Object.fromEntries([...'abcdefghijkl'].map((id) => [id, id === 'a' ? later : even])),
      }),
      makeRound({
        acute: Object.fromEntries([...'abcdefghijkl'].map((id) => [id, id === 'a' ? then : even])),
      }),
    );
    expect(dimension(all)).toMatchObject({ range: { low: 0.2, high: 1.6 }, real: false });
    expect(all.dimensions.every((one) => one.status === 'compared')).toBe(true);
  });

  it('is 0 where it comes to less, never a 0 below itself', () => {
    const { change } = compared({ acute: [2, ...repeat(49, 3)] }, { acute: repeat(50, 3) });
    expect(Object.is(change, 0)).toBe(true);
  });

  it('is stated without a range where either round has fewer than twice the threshold of people', () => {
    for (const few of [repeat(4, 1).concat(repeat(5, 2)), repeat(2, 1).concat(repeat(3, 2))]) {
      expect(compared({ acute: repeat(20, 4).concat(repeat(20, 5)) }, { acute: few })).toMatchObject({
        range: null,
        real: false,
      });
      expect(compared({ acute: few }, { acute: repeat(20, 4).concat(repeat(20, 5)) })).toMatchObject({
        range: null,
        real: false,
      });
    }
  });

  it('takes a small group at an end as what may be told of it, before it is put to another', () => {
    const { high } = capsFor(6, 5);
    const now = { acute: repeat(12, 3), council: repeat(6, 5), voluntary: repeat(6, 3) };
    // Neither was large enough then, so that now they count together: half at the cap, not at 5, and half at 3.
    const before = { acute: repeat(12, 3), council: repeat(4, 3), voluntary: repeat(2, 3) };
    const result = compared(now, before);
    expect(result.groups).toEqual([['acute'], ['council', 'voluntary']]);
    expect(result.now).toBeCloseTo((3 + (high + 3) / 2) / 2, 9);
    expect(result.now).toBeLessThan(3.5);
  });

  it('is never made of part of a shown group', () => {
    // Voluntary was too small to be shown then, and stood together with the council.
    const now = { acute: later, council: then, voluntary: repeat(6, 4) };
    const before = { acute: then, council: then.slice(0, 11), voluntary: repeat(3, 1) };
    expect(compared(now, before).groups).toEqual([['acute'], ['council', 'voluntary']]);
  });

  it('is not told where either round does not show the dimension', () => {
    const round = makeRound({ acute: later });
    const hidden = makeRound({ acute: { a: [3, 3, 3, 3], b: then } });
    for (const [now, before] of [
      [round, hidden],
      [hidden, round],
    ] as const) {
      const [a, b] = compareRounds(now, before).dimensions;
      expect(a).toEqual({ id: 'a', status: 'not-compared', why: 'not-shown' });
      expect(b).toMatchObject({ status: 'compared' });
    }
  });

  it('is not told where a question of the dimension was changed, and the question is named', () => {
    const set = makeQuestionSet();
    const [a, ...rest] = set.dimensions;
    const [one, ...others] = a!.questions;
    const other = {
      ...set,
      id: 'made-up-2',
      dimensions: [{ ...a!, questions: [{ ...one!, text: 'Other words' }, ...others] }, ...rest],
    };
    const result = compareRounds(makeRound({ acute: later }, { set: other }), makeRound({ acute: then }));
    expect(result.dimensions[0]).toEqual({ id: 'a', status: 'not-compared', why: 'other-questions' });
    expect(result.leftOut).toEqual(['a.one']);
    expect(dimension(result, 'b').change).toBe(0.9);
  });

  it('goes with the earlier round it is measured from, and the present dimensions in order', () => {
    const before = makeRound({ acute: then }, { assessmentId: 'last-year', edition: 3 });
    const result = compareRounds(makeRound({ acute: later }), before);
    expect(result).toMatchObject({ assessmentId: 'last-year', edition: 3, leftOut: [] });
    expect(result.dimensions.map(({ id }) => id)).toEqual([...'abcdefghijkl']);
  });
});

const people = fc.array(fc.constantFrom(1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5), { minLength: 1, maxLength: 25 });
const someDimensions = fc.record({ a: people, b: people, c: people });
const place = fc
  .tuple(
    fc.subarray(['acute', 'council', 'fire', 'mental', 'primary', 'voluntary'], { minLength: 1 }),
    fc.array(someDimensions, { minLength: 6, maxLength: 6 }),
    fc.integer({ min: 3, max: 6 }),
  )
  .map(([sectors, scores, threshold]) => {
    const of = Object.fromEntries(sectors.map((id, index) => [id, scores[index]!]));
    const set = { ...makeQuestionSet(), dimensions: makeQuestionSet().dimensions.slice(0, 3) };
    return makeRound(of, { set, threshold });
  });

describe('of any two rounds', () => {
  const comparedIn = (one: Round, other: Round) =>
    compareRounds(one, other).dimensions.filter((each) => each.status === 'compared');

  it('the change from one to the other is the opposite of that from the other to the one', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [there, back] = [comparedIn(one, other), comparedIn(other, one)];
        expect(back).toHaveLength(there.length);
        there.forEach((change, index) => {
          const opposite = back[index]!;
          expect(opposite).toMatchObject({
            before: change.now,
            now: change.before,
            real: change.real,
            groups: change.groups,
          });
          // Halves are rounded upwards both ways.
          expect(Math.abs(change.change + opposite.change)).toBeLessThan(0.1 + 1e-9);
          expect(opposite.range === null).toBe(change.range === null);
          if (change.range && opposite.range)
            expect(Math.abs(change.range.low + opposite.range.high)).toBeLessThan(0.1 + 1e-9);
        });
      }),
    );
  });

  it('a round has not changed since itself', () => {
    fc.assert(
      fc.property(place, (round) => {
        for (const { change, real, before, now, range } of comparedIn(round, round)) {
          expect(Object.is(change, 0)).toBe(true);
          expect(real).toBe(false);
          expect(before).toBe(now);
          if (range) expect(range.low).toBeLessThanOrEqual(range.high);
        }
      }),
    );
  });

  it('no group that is compared has fewer people than the threshold in either', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        for (const { id, groups } of comparedIn(one, other)) {
          for (const round of [one, other]) {
            for (const sectors of groups) {
              const n = sectors.reduce(
                (sum, sector) => sum + (round.protected.sectors[sector]?.scores[id]?.n ?? 0),
                0,
              );
              expect(n).toBeGreaterThanOrEqual(round.threshold);
            }
          }
        }
      }),
    );
  });

  it('what is told follows from groups as they are shown: their numbers, means and places in the groups', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        for (const { id, groups, now } of comparedIn(one, other)) {
          const figure = one.shown.dimensions.find((each) => each.id === id)!.figure;
          if (figure.status !== 'shown' || figure.groups.length === 0) continue;
          const means = groups.map((sectors) => {
            const within = figure.groups.filter((group) => group.sectors.some((of) => sectors.includes(of)));
            expect(within.flatMap((group) => group.sectors).every((of) => sectors.includes(of))).toBe(true);
            const n = within.reduce((sum, group) => sum + group.n, 0);
            return within.reduce((sum, group) => sum + (group.n / n) * group.mean, 0);
          });
          // Shown means are rounded by up to 0.05, and so is the mean of them.
          const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
          expect(Math.abs(mean - now)).toBeLessThan(0.1 + 1e-6);
        }
      }),
    );
  });
});
