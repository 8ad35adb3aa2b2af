import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { FormId } from 'questions/types';
import type { Answer, Answers } from '../response/answer';
import { itemsIn } from '../response/form-items';
import type { Figure } from './edition';
import { showEdition } from './shown';
import type { EarlierEdition } from './shown';
import type { TalliedResponse } from './tally';
import { tallyResponses } from './tally';

const set = makeQuestionSet();
const threshold = 5;

/** People of a sector who all answer everything alike, but for the changes. */
function people(
  sector: string,
  levels: readonly Answer[],
  change: Partial<TalliedResponse> = {},
): TalliedResponse[] {
  const form: FormId = change.form ?? 'full';
  return levels.map((level) => ({
    form,
    sector,
    tier: 'board',
    changed: true,
    answers: Object.fromEntries(itemsIn(form, set).map(({ id }) => [id, level])),
    ...change,
  }));
}

function edition(responses: readonly TalliedResponse[], previous?: EarlierEdition): EarlierEdition {
  const counted = tallyResponses(set, responses);
  return { shown: showEdition({ set, threshold, protected: counted, previous }), protected: counted };
}

const unchanged = (responses: readonly TalliedResponse[]) =>
  responses.map((one) => ({ ...one, changed: false }));

function shown(figure: Figure) {
  if (figure.status !== 'shown') throw new Error(`not shown: ${figure.status}`);
  return figure;
}

const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);

describe('an edition', () => {
  const twoSectors = [
    ...people('acute', [2, 2, 3, 3, 2, 2, 3, 3, 2, 2, 3, 3]),
    ...people('council', [4, 3, 5, 4, 4, 4]),
  ];

  it('has the groups of the place, and every figure of the set in its order', () => {
    const { shown: result } = edition(twoSectors);
    expect(result).toMatchObject({ method: 'edition-2', questionSet: 'made-up-1', threshold: 5, n: 18 });
    expect(result.groups.map(({ sectors, n }) => [...sectors, n])).toEqual([
      ['acute', 12],
      ['council', 6],
    ]);
    expect(result.dimensions.map(({ id }) => id)).toEqual(set.dimensions.map(({ id }) => id));
    expect(result.dimensions[0]?.questions.map(({ id }) => id)).toEqual(['a.one', 'a.two', 'a.three']);
    expect(result.barriers.map(({ id }) => id)).toEqual(set.barriers.map(({ id }) => id));
  });

  it('shows a mean by groups and one by people, each with its band and likely range', () => {
    const { n, balanced, pooled, groups } = shown(edition(twoSectors).shown.overall);
    expect(n).toBe(18);
    expect(groups.map(({ mean }) => mean)).toEqual([2.5, 4]);
    // By hand: variances 3/11 and, lent by the 18 together, 5/16; t is 2.051 at 27.1 degrees of freedom.
    expect(balanced).toEqual({
      mean: 3.3,
      band: 'developing',
      range: { low: 3, high: 3.5 },
      between: ['developing', 'maturing'],
    });
    // By hand: 3 plus and minus 2.110 times the root of 14/17/18.
    expect(pooled).toEqual({
      mean: 3,
      band: 'developing',
      range: { low: 2.5, high: 3.5 },
      between: ['emerging', 'maturing'],
    });
  });

  it('shows nothing below the threshold, not even the groups', () => {
    const { shown: result } = edition(people('acute', [1, 2, 3, 4]));
    expect(result).toMatchObject({ n: 4, groups: [], overall: { status: 'too-few' } });
    expect(result.dimensions[0]?.questions[0]).toEqual({
      id: 'a.one',
      figure: { status: 'too-few' },
      asked: 4,
      dontKnow: null,
      notApplicable: null,
      distribution: null,
      groupDistributions: [],
      groupsUnsaid: [],
      gap: null,
    });
    expect(result.dimensions[0]).toMatchObject({ between: null, within: [], reliability: null });
    expect(result).toMatchObject({ tiers: null, tierGap: null });
  });

  it('tells a group that answered at an end only so closely that two may be a level off, and keeps that from the place’s mean', () => {
    const high = [...people('acute', repeat(12, 3)), ...people('council', repeat(6, 5))];
    const overall = shown(edition(high).shown.overall);
    expect(overall.groups).toMatchObject([{ mean: 3 }, { mean: 4.6, capped: 'high' }]);
    expect(overall.groups[0]).not.toHaveProperty('capped');
    expect(overall.balanced.mean).toBe(3.8);
    expect(overall.pooled.mean).toBe(3.5);
    const alone = shown(edition(people('acute', repeat(7, 1))).shown.overall);
    expect(alone).toMatchObject({
      groups: [],
      balanced: { mean: 1.3, capped: 'low', band: 'not-started', range: null },
    });
    const many = shown(edition(people('acute', repeat(10, 5))).shown.overall);
    expect(many).toMatchObject({ pooled: { mean: 4.8, capped: 'high' } });
  });

  it('rounds halves upwards, also where thirds leave them a hair below', () => {
    const thirds = (levels: readonly Answer[]) =>
      Object.fromEntries(levels.map((level, index) => [['a.one', 'a.two', 'a.three'][index]!, level]));
    const even = [
      ...repeat(3, thirds([1, 1, 2])),
      ...repeat(1, thirds([2, 2])),
      ...repeat(16, thirds([4, 4, 4])),
    ];
    // 3 times 4/3, 2, 15 times 4, and 3: 69 of 20 people, which is 3.45, and a hair less in nine decimals.
    const half = [...even.slice(0, -1), thirds([3, 3, 3])].flatMap((answers) =>
      people('acute', [3], { answers }),
    );
    expect(shown(edition(half).shown.dimensions[0]!.figure).pooled.mean).toBe(3.5);
  });

  it('gives no range with fewer than twice the threshold, and one where everyone answered alike', () => {
    expect(
      shown(edition(people('acute', [1, 2, 3, 4, 5, 1, 2, 3, 4])).shown.overall).balanced.range,
    ).toBeNull();
    expect(
      shown(edition(people('acute', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5])).shown.overall).balanced.range,
    ).not.toBeNull();
    // As if two of the twelve were a level off: that nobody is stays untold.
    const alike = shown(edition(people('acute', repeat(12, 3))).shown.overall).balanced.range;
    const off = [...repeat(10, 3 as Answer), 2 as Answer, 4 as Answer];
    expect(alike).toEqual(shown(edition(people('acute', off)).shown.overall).balanced.range);
  });

  it('does not let a small group’s own spread show in the range by groups', () => {
    const acute = people('acute', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
    const alike = shown(edition([...acute, ...people('council', repeat(5, 3))]).shown.overall);
    const range = alike.balanced.range!;
    // With the council's own spread, which is none, this would be half the range of the acute hospital: 0.8.
    expect(range.high - range.low).toBeGreaterThan(1);
  });

  it('keeps the range on the scale, and says which bands it spans', () => {
    const wide = [
      ...people('acute', [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]),
      ...people('council', [1, 5, 1, 1, 5, 1, 5, 1, 1, 1]),
    ];
    const { balanced } = shown(edition(wide).shown.overall);
    expect(balanced.range?.low).toBe(1);
    expect(balanced.between).toEqual(['not-started', 'emerging']);
  });

  it('puts groups together for a figure that few of them answered, and not for others', () => {
    const silent = {
      ...Object.fromEntries(itemsIn('full', set).map(({ id }) => [id, 3])),
      'a.one': 'dk',
    } as Answers;
    const responses = [
      ...people('acute', repeat(12, 3)),
      ...people('council', repeat(12, 4)),
      ...people('voluntary', repeat(4, 2)),
      ...people('voluntary', repeat(3, 3), { answers: silent }),
    ];
    const { dimensions } = edition(responses).shown;
    const [one, two] = dimensions[0]!.questions;
    expect(shown(one!.figure).groups).toMatchObject([
      { kind: 'joined', sectors: ['acute', 'voluntary'], n: 16 },
      { kind: 'sector', sectors: ['council'], n: 12 },
    ]);
    expect(shown(two!.figure).groups.map(({ sectors }) => sectors)).toEqual([
      ['acute'],
      ['council'],
      ['voluntary'],
    ]);
    expect(one).toMatchObject({ asked: 31, dontKnow: 10, notApplicable: 0 });
  });

  it('leaves residents out of the figures that their form does not ask for', () => {
    const responses = [
      ...people('acute', repeat(12, 3)),
      ...people('council', repeat(12, 4)),
      ...people('residents', repeat(6, 2), { form: 'resident' }),
    ];
    const result = edition(responses).shown;
    expect(result.groups.length).toBe(3);
    expect(shown(result.overall)).toMatchObject({
      n: 24,
      groups: [{ sectors: ['acute'] }, { sectors: ['council'] }],
    });
    expect(shown(result.dimensions[8]!.figure).groups.length).toBe(3);
    expect(result.dimensions[0]!.questions[0]).toMatchObject({ asked: 30, figure: { n: 30 } });
  });

  it('has too few of what no form asked, and asked 0', () => {
    const result = edition(people('residents', repeat(8, 2), { form: 'resident' })).shown;
    expect(result.overall).toEqual({ status: 'too-few' });
    expect(result.dimensions[11]!.questions[0]).toMatchObject({
      asked: 0,
      figure: { status: 'too-few' },
      dontKnow: null,
    });
  });

  it('does not tell that everyone asked could not say, nor tells one of them from nobody', () => {
    const first = edition(people('acute', repeat(24, 'dk'))).shown.barriers[0];
    expect(first).toMatchObject({ asked: 24, dontKnow: null, notApplicable: null });
    const half = [...people('acute', repeat(12, 'dk')), ...people('acute', repeat(12, 'na'))];
    expect(edition(half).shown.barriers[0]).toMatchObject({ dontKnow: null, notApplicable: null });
    const most = [...people('acute', repeat(23, 'dk')), ...people('acute', [3])];
    expect(edition(most).shown.barriers[0]).toMatchObject({ dontKnow: 100, figure: { status: 'too-few' } });
    const one = [...people('acute', repeat(23, 3)), ...people('acute', ['dk'])];
    expect(edition(one).shown.barriers[0]).toMatchObject({ dontKnow: 0, notApplicable: 0 });
    const few = [...people('acute', repeat(10, 3)), ...people('acute', repeat(10, 'dk'))];
    expect(edition(few).shown.barriers[0]).toMatchObject({ asked: 20, dontKnow: null });
  });
});

describe('a later edition', () => {
  const before = [...people('acute', [2, 2, 3, 3, 2, 2, 3]), ...people('council', [4, 3, 5, 4, 4, 4, 2, 2])];
  const first = edition(before);

  it('shows the same again where nothing is new', () => {
    const again = edition(unchanged(before), first).shown;
    expect(again).toEqual(first.shown);
  });

  it('does not show what a few new answers changed, nor how many of them could not say', () => {
    const few = edition([...unchanged(before), ...people('acute', [5, 5, 5, 5])], first).shown;
    expect(few.overall).toEqual({ status: 'too-few-new' });
    expect(few.dimensions[0]?.questions[0]).toMatchObject({ asked: 19, dontKnow: null, notApplicable: null });
    expect(few.groups.map(({ n }) => n)).toEqual([11, 8]);
  });

  it('does not show what is left when a few people left', () => {
    const left = edition(unchanged(before.slice(1)), first).shown;
    expect(left.overall).toEqual({ status: 'too-few-new' });
    expect(left.barriers[0]).toMatchObject({ asked: 14, dontKnow: null, notApplicable: null });
  });

  it('puts a group with a few new answers together with another, and shows one with enough', () => {
    const one = [...people('acute', [5]), ...people('council', repeat(5, 1))];
    expect(shown(edition([...unchanged(before), ...one], first).shown.overall)).toMatchObject({
      n: 21,
      groups: [],
    });
    const enough = people('council', repeat(5, 1));
    const later = shown(edition([...unchanged(before), ...enough], first).shown.overall);
    expect(later.groups.map(({ n, mean }) => [n, mean])).toEqual([
      [7, 2.4],
      [13, 2.5],
    ]);
  });

  it('shows again what the one before held back only with enough that is new since then', () => {
    const four = [...unchanged(before), ...people('acute', [5, 5, 5, 5])];
    const second = edition(four, first);
    const idle = edition(unchanged(four), second).shown;
    expect(idle.overall).toEqual({ status: 'too-few-new' });
    expect(idle.barriers[0]).toMatchObject({ asked: 19, dontKnow: null });
    const third = edition([...unchanged(four), ...people('acute', repeat(5, 4))], second).shown;
    expect(shown(third.overall)).toMatchObject({ n: 24, groups: [] });
    expect(third.barriers[0]).toMatchObject({ dontKnow: 0 });
  });
});
