import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { FormId } from 'questions/types';
import type { Answer, Answers } from '../response/answer';
import { itemsIn } from '../response/form-items';
import type { TalliedResponse } from './tally';
import { startTally, tallyResponses } from './tally';

const set = makeQuestionSet();

const response = (change: Partial<TalliedResponse> = {}): TalliedResponse => ({
  form: 'full',
  sector: 'acute',
  tier: 'board',
  changed: true,
  answers: {},
  ...change,
});

function everything(form: FormId, answer: Answer): Answers {
  return Object.fromEntries(itemsIn(form, set).map(({ id }) => [id, answer]));
}

describe('the tally of a sector', () => {
  it('counts how each question was answered, and "blank" for asked and not answered', () => {
    const { acute } = tallyResponses(set, [
      response({ answers: { 'a.one': 1, 'a.two': 'dk' } }),
      response({ answers: { 'a.one': 5, 'a.two': 'na' } }),
      response({ answers: { 'a.one': 5 } }),
    ]).sectors;
    expect(acute?.n).toBe(3);
    expect(acute?.items['a.one']).toEqual({ levels: [1, 0, 0, 0, 2], dk: 0, na: 0, blank: 0 });
    expect(acute?.items['a.two']).toEqual({ levels: [0, 0, 0, 0, 0], dk: 1, na: 1, blank: 1 });
  });

  it('takes scores as a person’s own profile has them: number, sum and squares', () => {
    const { acute } = tallyResponses(set, [
      response({ answers: { 'a.one': 1, 'a.two': 2, 'a.three': 5 } }),
      response({ answers: { 'a.one': 4, 'a.three': 4 } }),
      response({ answers: { 'a.one': 4 } }),
    ]).sectors;
    expect(acute?.scores.a).toEqual({ n: 2, sum: 6.666666667, squares: 23.111111111 });
    expect(acute?.scores.overall).toEqual({ n: 0, sum: 0, squares: 0 });
  });

  it('counts a resident form question by question, and scores only what it asks twice', () => {
    const { residents } = tallyResponses(set, [
      response({ form: 'resident', sector: 'residents', answers: everything('resident', 4) }),
    ]).sectors;
    expect(residents?.items['a.one']).toMatchObject({ levels: [0, 0, 0, 1, 0] });
    expect(residents?.items['a.two']).toBeUndefined();
    expect(residents?.scores).toMatchObject({ a: { n: 0 }, i: { n: 1, sum: 8 / 2 }, overall: { n: 0 } });
    expect(residents?.scores.pressure).toEqual({ n: 1, sum: 4, squares: 16 });
  });

  it('stands beside the tally of a tier, which has the same people', () => {
    const { sectors, tiers } = tallyResponses(set, [
      response({ answers: everything('full', 2) }),
      response({ answers: everything('full', 4), sector: 'voluntary', tier: 'board' }),
    ]);
    expect(Object.keys(sectors)).toEqual(['acute', 'voluntary']);
    expect(tiers.board).toMatchObject({ n: 2, scores: { overall: { n: 2, sum: 6, squares: 20 } } });
  });
});

describe('what has changed', () => {
  it('is told by sector: people, valid values, and how many were asked', () => {
    const { changes } = tallyResponses(set, [
      response({ answers: { 'a.one': 1, 'a.two': 2, 'a.three': 'dk' } }),
      response({ answers: everything('full', 3), changed: false }),
      response({ answers: everything('full', 3), changed: false, sector: 'voluntary' }),
    ]);
    expect(Object.keys(changes)).toEqual(['acute']);
    expect(changes.acute?.n).toBe(1);
    expect(changes.acute?.values).toEqual({ a: 1, 'a.one': 1, 'a.two': 1 });
    expect(changes.acute?.asked['a.three']).toBe(1);
  });
});

describe('whatever was answered', () => {
  const ids = itemsIn('full', set).map(({ id }) => id);
  const answers: fc.Arbitrary<Answers> = fc
    .array(fc.constantFrom<Answer | undefined>(1, 2, 3, 4, 5, 'dk', 'na', undefined), {
      minLength: ids.length,
      maxLength: ids.length,
    })
    .map((given) =>
      Object.fromEntries(
        ids.flatMap((id, index) => (given[index] === undefined ? [] : [[id, given[index]] as const])),
      ),
    );
  const responses = fc.array(
    fc.record({
      form: fc.constantFrom<FormId>('full', 'workshop', 'resident'),
      sector: fc.constantFrom('acute', 'voluntary', 'residents'),
      tier: fc.constantFrom('board', 'frontline'),
      changed: fc.boolean(),
      answers,
    }),
    { maxLength: 40 },
  );

  it('the order of the responses does not show in a single byte', () => {
    const shuffled = responses.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        const [one, another] = [given, other].map((list) => JSON.stringify(tallyResponses(set, list)));
        expect(another).toBe(one);
        expect(JSON.parse(one!)).toEqual(tallyResponses(set, given));
      }),
      { numRuns: 40 },
    );
  });

  it('everyone asked is in one of the counts, and sectors and tiers count the same people', () => {
    fc.assert(
      fc.property(responses, (given) => {
        const tally = startTally(set);
        for (const one of given) tally.add(one);
        const { sectors, tiers } = tally.result();
        for (const { id } of itemsIn('full', set)) {
          const asked = given.filter(({ form }) => itemsIn(form, set).some((item) => item.id === id)).length;
          for (const classes of [sectors, tiers]) {
            const counts = Object.values(classes).flatMap(({ items }) => items[id] ?? []);
            const people = counts.map(({ levels, dk, na, blank }) =>
              levels.reduce((sum, count) => sum + count, dk + na + blank),
            );
            expect(people.reduce((sum, count) => sum + count, 0)).toBe(asked);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('adding many numbers loses nothing, where floating point would in another order', () => {
    const thirds = [...Array(3000).keys()].map((index) =>
      response({ answers: { 'a.one': 1, 'a.two': 1, 'a.three': (index % 5) + 1 } as Answers }),
    );
    const [one, another] = [thirds, thirds.toReversed()].map((list) => tallyResponses(set, list));
    expect(another).toEqual(one);
    const sum = (3000 / 5) * (1 + 4 / 3 + 5 / 3 + 2 + 7 / 3);
    expect(one?.sectors.acute?.scores.a?.sum).toBeCloseTo(sum, 5);
  });
});
