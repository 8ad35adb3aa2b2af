import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCaseStudy, makePractice, makeRating } from '../../../tests/factories/case-study';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { CaseStudy, Level } from 'questions/types';
import {
  caseStudyOverall,
  caseStudyPoints,
  caseStudyPressure,
  practicesFor,
  sharedDifference,
} from './case-study-points';

const set = makeQuestionSet();
const [a, b] = set.dimensions;
if (!a || !b) throw new Error('the made-up set has dimensions');

function rated(id: string, levels: Readonly<Record<string, Level>>): CaseStudy {
  const ratings = Object.entries(levels).map(([question, level]) => makeRating(question, level));
  return makeCaseStudy({ id, ratings });
}

describe('the points of case studies', () => {
  const north = rated('north', { 'a.one': 2, 'a.three': 5, 'b.two': 4 });
  const south = rated('south', { 'a.two': 3, 'barrier.a': 5 });
  const pointsOf = (dimension: string, form: 'full' | 'workshop') =>
    caseStudyPoints(set, form, [north, south]).find(({ dimensionId }) => dimensionId === dimension)?.points;

  it('are the means of the rated questions, with how many there are', () => {
    expect(pointsOf('a', 'full')).toEqual([
      { caseStudyId: 'north', mean: 3.5, rated: 2 },
      { caseStudyId: 'south', mean: 3, rated: 1 },
    ]);
  });

  it('are missing where the report is silent', () => {
    expect(pointsOf('b', 'full')).toEqual([{ caseStudyId: 'north', mean: 4, rated: 1 }]);
    expect(pointsOf('c', 'full')).toEqual([]);
  });

  it('rest on the questions the form asks alone', () => {
    expect(pointsOf('a', 'workshop')).toEqual([{ caseStudyId: 'north', mean: 2, rated: 1 }]);
    expect(pointsOf('b', 'workshop')).toEqual([]);
  });

  it('are given for every dimension in the order of the set, never for barriers', () => {
    const ids = caseStudyPoints(set, 'full', [south]).map(({ dimensionId }) => dimensionId);
    expect(ids).toEqual(set.dimensions.map(({ id }) => id));
  });

  it('on the pressure scale are the means of the rated barriers', () => {
    const east = rated('east', { 'barrier.a': 2, 'barrier.l': 5 });
    expect(caseStudyPressure(set, 'full', [north, south, east])).toEqual([
      { caseStudyId: 'south', mean: 5, rated: 1 },
      { caseStudyId: 'east', mean: 3.5, rated: 2 },
    ]);
    expect(caseStudyPressure(set, 'resident', [east])).toEqual([{ caseStudyId: 'east', mean: 2, rated: 1 }]);
  });
});

describe('the overall of a case study', () => {
  const onDimensions = (count: number) =>
    rated(
      'north',
      Object.fromEntries(set.dimensions.slice(0, count).map(({ id }) => [`${id}.one`, 4 as const])),
    );

  it('is the mean of its dimensions, from six dimensions on', () => {
    expect(caseStudyOverall(set, 'full', onDimensions(6))).toEqual({
      status: 'scored',
      mean: 4,
      answered: 6,
      asked: 12,
    });
    expect(caseStudyOverall(set, 'full', onDimensions(5))).toEqual({
      status: 'insufficient',
      answered: 5,
      needed: 6,
    });
  });

  it('gives a dimension with three ratings no more weight than one with a single rating', () => {
    const more = rated('north', {
      'a.one': 1,
      'a.two': 1,
      'a.three': 1,
      'b.one': 5,
      'c.one': 5,
      'd.one': 5,
      'e.one': 5,
      'f.one': 5,
    });
    const overall = caseStudyOverall(set, 'full', more);
    expect(overall.status === 'scored' && overall.mean).toBeCloseTo(26 / 6, 12);
  });
});

describe('the difference from a case study', () => {
  it('is own minus the case study’s, over the questions that both have', () => {
    const north = rated('north', { 'a.one': 2, 'a.two': 5, 'b.one': 1 });
    expect(sharedDifference(north, { 'a.one': 5, 'a.two': 4, 'a.three': 1, 'b.one': 5 }, a)).toEqual({
      status: 'compared',
      difference: 1,
      shared: 2,
    });
  });

  it('leaves out what was answered with "I don’t know" or "Does not apply here"', () => {
    const north = rated('north', { 'a.one': 2, 'a.two': 5, 'a.three': 3 });
    const own = { 'a.one': 'dk', 'a.two': 'na', 'a.three': 2 } as const;
    expect(sharedDifference(north, own, a)).toEqual({ status: 'compared', difference: -1, shared: 1 });
  });

  it('is not known where no question is shared, even if both have a score', () => {
    const north = rated('north', { 'a.one': 2 });
    expect(sharedDifference(north, { 'a.two': 2, 'a.three': 2 }, a)).toEqual({ status: 'nothing-shared' });
    expect(sharedDifference(north, {}, b)).toEqual({ status: 'nothing-shared' });
  });

  it('can be taken from a place’s means as well', () => {
    const north = rated('north', { 'a.one': 2 });
    expect(sharedDifference(north, { 'a.one': 2.5 }, a)).toMatchObject({ difference: 0.5, shared: 1 });
  });

  it('is none from a case study with the same levels, and turns round with the two sides', () => {
    const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);
    const levels = fc.record({ 'a.one': level, 'a.two': level, 'a.three': level });
    fc.assert(
      fc.property(levels, levels, (own, theirs) => {
        const there = sharedDifference(rated('x', theirs), own, a);
        const back = sharedDifference(rated('x', own), theirs, a);
        if (there.status !== 'compared' || back.status !== 'compared')
          throw new Error('all questions are shared');
        expect(there.difference + back.difference).toBe(0);
        expect(sharedDifference(rated('x', own), own, a)).toMatchObject({ difference: 0, shared: 3 });
      }),
    );
  });
});

describe('practices', () => {
  const charter = makePractice('north-charter', ['a.one', 'a.two']);
  const pool = makePractice('north-pool', ['b.one', 'barrier.a']);
  const forum = makePractice('south-forum', ['a.two']);
  const studies = [
    makeCaseStudy({ id: 'north', practices: [charter, pool] }),
    makeCaseStudy({ id: 'south', practices: [forum] }),
  ];
  const idsFor = (id: string) => practicesFor(id, studies).map(({ practice }) => practice.id);

  it('are found for a dimension, each once', () => {
    expect(idsFor('a')).toEqual(['north-charter', 'south-forum']);
  });

  it('are found for a question and for a barrier', () => {
    expect(idsFor('a.two')).toEqual(['north-charter', 'south-forum']);
    expect(idsFor('b.one')).toEqual(['north-pool']);
    expect(idsFor('barrier.a')).toEqual(['north-pool']);
  });

  it('say which case study they come from', () => {
    expect(practicesFor('b', studies)).toEqual([
      { caseStudy: { id: 'north', name: 'Exampleshire', year: 2019 }, practice: pool },
    ]);
  });

  it('are not taken for those of an id that merely begins alike', () => {
    expect(idsFor('bar')).toEqual([]);
    expect(idsFor('a.t')).toEqual([]);
  });
});
