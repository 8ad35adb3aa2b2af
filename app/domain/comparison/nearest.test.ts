import { describe, expect, it } from 'vitest';
import type { Context, Level } from 'questions/types';
import { makeCaseStudy, makeRating } from '../../../tests/factories/case-study';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { aheadOn, nearestInContext, nearestInProfile } from './nearest';

const questions = makeQuestionSet().dimensions.flatMap((dimension) => dimension.questions);
const rated = (id: string, count: number, level: Level, context: Context = {}) =>
  makeCaseStudy({
    id,
    name: id,
    context,
    ratings: questions.slice(0, count).map((question) => makeRating(question.id, level)),
  });
const own = Object.fromEntries(questions.map(({ id }) => [id, 3]));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the case studies nearest in profile', () => {
  it('come by the mean difference over the questions both have', () => {
    const found = nearestInProfile([rated('far', 8, 5), rated('near', 9, 4), rated('same', 12, 3)], own);
    expect(found.map(({ id, distance, shared }) => [id, distance, shared])).toEqual([
      ['same', 0, 12],
      ['near', 1, 9],
      ['far', 2, 8],
    ]);
  });

  it('come last, without a distance, where fewer than eight questions are shared', () => {
    const found = nearestInProfile([rated('few', 7, 3), rated('far', 8, 5)], own);
    expect(found.map(({ id, distance, shared }) => [id, distance, shared])).toEqual([
      ['far', 2, 8],
      ['few', null, 7],
    ]);
  });

  it('are compared on levels alone: neither barriers nor "I don’t know"', () => {
    const study = makeCaseStudy({
      ratings: [
        ...questions.slice(0, 8).map(({ id }) => makeRating(id, 3)),
        makeRating('barrier.a', 5),
        makeRating(questions[8]!.id, 5),
      ],
    });
    const [found] = nearestInProfile([study], { ...own, 'barrier.a': 1, [questions[8]!.id]: 'dk' });
    expect(found).toMatchObject({ distance: 0, shared: 8 });
  });
});

describe('the case studies nearest in context', () => {
  const context: Context = { population: 200_000, councils: 1, rurality: 'urban', localIdentity: 'strong' };

  it('come by their distance, those of whom too little is told last', () => {
    const found = nearestInContext(
      [
        rated('untold', 1, 3, { population: 200_000, councils: 1, rurality: 'urban' }),
        rated('other', 1, 3, {
          population: 600_000,
          councils: 1,
          rurality: 'rural',
          localIdentity: 'strong',
        }),
        rated('alike', 1, 3, {
          population: 200_000,
          councils: 1,
          rurality: 'urban',
          localIdentity: 'strong',
        }),
      ],
      context,
    );
    expect(found.map(({ id, distance, shared }) => [id, distance, shared])).toEqual([
      ['alike', 0, 4],
      ['other', 0.5, 4],
      ['untold', null, 3],
    ]);
  });
});

describe('the case studies ahead on a dimension', () => {
  const [dimension] = makeQuestionSet().dimensions;

  it('are 1.0 or more higher on shared questions, the nearest in context first', () => {
    const studies = [rated('one', 3, 4), rated('two', 3, 5), rated('behind', 3, 3), rated('silent', 0, 5)];
    const near = (id: string, distance: number | null) => ({
      id,
      label: id,
      distance,
      shared: 4,
    });
    const byContext = [near('one', 0.1), near('two', 0.2), near('silent', 0.3), near('behind', 0.4)];
    expect(aheadOn(dimension!, studies, own, byContext)).toEqual([
      { id: 'one', by: 1, shared: 3 },
      { id: 'two', by: 2, shared: 3 },
    ]);
    expect(ids(aheadOn(dimension!, studies, { 'a.one': 4.1 }, byContext))).toEqual([]);
    const untold = [near('behind', 0.4), near('one', null), near('two', null)];
    expect(ids(aheadOn(dimension!, studies, own, untold))).toEqual(['two', 'one']);
  });
});
