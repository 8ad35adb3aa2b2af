import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { FormId } from 'questions/types';
import type { Answer, Answers } from '../response/answer';
import { itemsIn } from '../response/form-items';
import { ownProfile } from './own-profile';

const set = makeQuestionSet();

function scoreOfA(answers: Answers, form: FormId = 'full') {
  return ownProfile(answers, set, form).dimensions[0]?.score;
}

function everything(form: FormId, answer: Answer): Answers {
  return Object.fromEntries(itemsIn(form, set).map(({ id }) => [id, answer]));
}

function levels(ids: readonly string[], answer: Answer): Answers {
  return Object.fromEntries(ids.map((id) => [id, answer]));
}

describe('the score of a dimension', () => {
  it('is the mean of its three levels', () => {
    const score = scoreOfA({ 'a.one': 1, 'a.two': 2, 'a.three': 5 });
    expect(score).toEqual({ status: 'scored', mean: 8 / 3, answered: 3, asked: 3 });
  });

  it('needs two levels of three, and says how many there are', () => {
    expect(scoreOfA({ 'a.one': 3, 'a.three': 4 })).toEqual({
      status: 'scored',
      mean: 3.5,
      answered: 2,
      asked: 3,
    });
    expect(scoreOfA({ 'a.one': 3 })).toEqual({ status: 'insufficient', answered: 1, needed: 2 });
    expect(scoreOfA({})).toEqual({ status: 'insufficient', answered: 0, needed: 2 });
  });

  it('counts "I don’t know" and "Does not apply here" as no level, and not as zero', () => {
    const score = scoreOfA({ 'a.one': 'dk', 'a.two': 'na', 'a.three': 5 });
    expect(score).toEqual({ status: 'insufficient', answered: 1, needed: 2 });
  });

  it('is the one level in the workshop form, whatever was said to questions it does not ask', () => {
    const score = scoreOfA({ 'a.one': 4, 'a.two': 1, 'a.three': 1 }, 'workshop');
    expect(score).toEqual({ status: 'scored', mean: 4, answered: 1, asked: 1 });
  });

  it('is not asked enough in the resident form where it asks one question or none, and the answer is still listed', () => {
    const { dimensions } = ownProfile({ 'a.one': 4 }, set, 'resident');
    expect(dimensions[0]).toEqual({
      id: 'a',
      score: { status: 'not-asked-enough', asked: 1, needed: 2 },
      questions: [{ id: 'a.one', answer: 4 }],
    });
    expect(dimensions[9]).toEqual({
      id: 'j',
      score: { status: 'not-asked-enough', asked: 0, needed: 2 },
      questions: [],
    });
  });

  it('counts in the resident form where it asks two questions and both have a level', () => {
    const both = ownProfile({ 'i.one': 2, 'i.two': 3 }, set, 'resident').dimensions[8]?.score;
    const one = ownProfile({ 'i.one': 2, 'i.two': 'dk' }, set, 'resident').dimensions[8]?.score;
    expect(both).toEqual({ status: 'scored', mean: 2.5, answered: 2, asked: 2 });
    expect(one).toEqual({ status: 'insufficient', answered: 1, needed: 2 });
  });
});

describe('the overall', () => {
  const dimensionsAnswered = (count: number) =>
    levels(
      set.dimensions.slice(0, count).flatMap(({ questions }) => questions.map(({ id }) => id)),
      3,
    );

  it('needs nine of the twelve dimensions of the full form', () => {
    const enough = ownProfile(dimensionsAnswered(9), set, 'full').overall;
    const tooFew = ownProfile(dimensionsAnswered(8), set, 'full').overall;
    expect(enough).toEqual({ status: 'scored', mean: 3, answered: 9, asked: 12 });
    expect(tooFew).toEqual({ status: 'insufficient', answered: 8, needed: 9 });
  });

  it('gives each dimension the same weight, however many of its questions were answered', () => {
    const answers = { ...dimensionsAnswered(12), 'a.one': 5, 'a.two': 5, 'a.three': 'dk' } as const;
    const { overall } = ownProfile(answers, set, 'full');
    expect(overall).toMatchObject({ status: 'scored', answered: 12 });
    expect(overall.status === 'scored' && overall.mean).toBeCloseTo((11 * 3 + 5) / 12, 12);
  });

  it('is not there in the resident form, which can score too few dimensions for one', () => {
    const overall = { status: 'not-asked-enough', asked: 1, needed: 6 };
    expect(ownProfile(everything('resident', 4), set, 'resident').overall).toEqual(overall);
    expect(ownProfile({}, set, 'resident').overall).toEqual(overall);
  });
});

describe('the pressure', () => {
  const barriers = (count: number) =>
    levels(
      set.barriers.slice(0, count).map(({ id }) => id),
      5,
    );

  it('needs nine of the twelve barriers of the full form, and three of the four of a shorter one', () => {
    const pressure = (count: number, form: FormId) => ownProfile(barriers(count), set, form).pressure;
    expect(pressure(9, 'full')).toEqual({ status: 'scored', mean: 5, answered: 9, asked: 12 });
    expect(pressure(8, 'full')).toEqual({ status: 'insufficient', answered: 8, needed: 9 });
    expect(pressure(3, 'workshop')).toEqual({ status: 'scored', mean: 5, answered: 3, asked: 4 });
    expect(pressure(2, 'resident')).toEqual({ status: 'insufficient', answered: 2, needed: 3 });
  });

  it('is never mixed into the overall', () => {
    const calm = {
      ...everything('full', 3),
      ...levels(
        set.barriers.map(({ id }) => id),
        1,
      ),
    };
    const pressed = { ...calm, ...barriers(12) };
    expect(ownProfile(pressed, set, 'full').overall).toEqual(ownProfile(calm, set, 'full').overall);
  });
});

describe('whatever is answered', () => {
  const form = fc.constantFrom<FormId>('full', 'workshop', 'resident');
  const answer = fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'dk', 'na');
  const ids = itemsIn('full', set).map(({ id }) => id);
  const answers: fc.Arbitrary<Answers> = fc
    .array(fc.option(answer, { nil: undefined }), { minLength: ids.length, maxLength: ids.length })
    .map((given) =>
      Object.fromEntries(
        ids.flatMap((id, index) => {
          const one = given[index];
          return one === undefined ? [] : [[id, one] as const];
        }),
      ),
    );

  it('a score lies between the lowest and the highest level behind it', () => {
    fc.assert(
      fc.property(answers, form, (given, chosen) => {
        for (const { score, questions } of ownProfile(given, set, chosen).dimensions) {
          const known = questions.flatMap((question) =>
            typeof question.answer === 'number' ? question.answer : [],
          );
          if (score.status !== 'scored') continue;
          expect(score.answered).toBe(known.length);
          expect(score.mean).toBeGreaterThanOrEqual(Math.min(...known));
          expect(score.mean).toBeLessThanOrEqual(Math.max(...known));
        }
      }),
    );
  });

  it('"I don’t know", "Does not apply here" and silence come to the same scores', () => {
    fc.assert(
      fc.property(answers, form, (given, chosen) => {
        const scoresOf = (said: Answers) => {
          const { dimensions, overall, pressure } = ownProfile(said, set, chosen);
          return { scores: dimensions.map(({ score }) => score), overall, pressure };
        };
        const onlyLevels = Object.fromEntries(
          Object.entries(given).filter(([, one]) => typeof one === 'number'),
        );
        const swapped = Object.fromEntries(
          Object.entries(given).map(([id, one]) => [id, one === 'dk' ? 'na' : one]),
        );
        expect(scoresOf(onlyLevels)).toEqual(scoresOf(given));
        expect(scoresOf(swapped)).toEqual(scoresOf(given));
      }),
    );
  });

  it('the order of a dimension’s questions, and of the answers, does not matter', () => {
    const reversed = makeQuestionSet({
      dimensions: set.dimensions.map((dimension) => ({
        ...dimension,
        questions: dimension.questions.toReversed(),
      })),
    });
    fc.assert(
      fc.property(answers, form, (given, chosen) => {
        const shuffled = Object.fromEntries(Object.entries(given).reverse());
        const scores = (profile: ReturnType<typeof ownProfile>) =>
          profile.dimensions.map(({ score }) => score);
        expect(scores(ownProfile(shuffled, reversed, chosen))).toEqual(
          scores(ownProfile(given, set, chosen)),
        );
      }),
    );
  });

  it('a dimension with fewer than two levels has no score in the full form, and one with two or more has', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const { score, questions } of ownProfile(given, set, 'full').dimensions) {
          const known = questions.filter((question) => typeof question.answer === 'number').length;
          expect(score.status).toBe(known < 2 ? 'insufficient' : 'scored');
        }
      }),
    );
  });
});
