import { describe, expect, it } from 'vitest';
import { makeCaseStudy, makePractice, makeRating } from '../../../tests/factories/case-study';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { besideWhich, dimensionBeside, pointsBeside, someOf } from './beside';

const study = (id: string, ratings: number) =>
  makeCaseStudy({ id, name: id, ratings: Array.from({ length: ratings }, () => makeRating('a.one', 3)) });
const all = [study('few', 1), study('many', 9), study('some', 4), study('most', 12)];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the case studies beside a profile', () => {
  it('are those asked for by name, in that order, each once', () => {
    const { named, others } = besideWhich(['some', 'few', 'some'], all);
    expect(ids(named)).toEqual(['some', 'few']);
    expect(ids(others)).toEqual(['many', 'most']);
  });

  it('are those of which most is told, where none that there is was asked for', () => {
    expect(ids(besideWhich([], all).named)).toEqual(['most', 'many', 'some']);
    expect(ids(besideWhich(['', 'elsewhere'], all).named)).toEqual(['most', 'many', 'some']);
  });

  it('are three at most', () => {
    expect(ids(besideWhich(['few', 'most', 'some', 'many'], all).named)).toEqual(['few', 'most', 'some']);
  });

  it('part the points of a line: named ones in their order, the others as values', () => {
    const point = (caseStudyId: string, mean: number) => ({ caseStudyId, mean, rated: 2 });
    const beside = besideWhich(['some', 'few', 'many'], all);
    expect(pointsBeside([point('few', 2), point('most', 4), point('some', 3)], beside)).toEqual({
      points: [
        { id: 'some', name: 'some', value: 3, rated: 2 },
        { id: 'few', name: 'few', value: 2, rated: 2 },
      ],
      others: [4],
    });
  });

  it('have the year of their report beside a name that two of them share', () => {
    const twice = [study('one', 1), study('two', 1), study('other', 1)].map((one) =>
      one.id === 'other' ? one : { ...one, name: 'South', published: one.id === 'one' ? 2019 : 2020 },
    );
    const point = (caseStudyId: string) => ({ caseStudyId, mean: 3, rated: 1 });
    const beside = { named: twice, others: [] };
    const { points } = pointsBeside(['one', 'two', 'other'].map(point), beside);
    expect(points.map(({ name }) => name)).toEqual([
      'South (report of 2019)',
      'South (report of 2020)',
      'other',
    ]);
  });

  it('give their practices first, and of the others one of each before a second', () => {
    const of = (id: string, practice: string) => ({
      caseStudy: { id, name: id, year: 2019 },
      practice: makePractice(practice, ['a.one']),
    });
    const practices = [of('few', 'f1'), of('few', 'f2'), of('most', 'm1'), of('some', 's1')];
    const some = someOf(practices, besideWhich(['some'], all), 3);
    expect(some.map(({ practice }) => practice.id)).toEqual(['s1', 'f1', 'm1']);
  });
});

describe('a dimension beside the case studies', () => {
  const [dimension] = makeQuestionSet().dimensions;
  const rated = (id: string, levels: Record<string, 1 | 2 | 3 | 4 | 5>) =>
    makeCaseStudy({
      id,
      name: id,
      ratings: Object.entries(levels).map(([question, level]) => makeRating(question, level)),
      practices: [1, 2, 3].map((number) => makePractice(`${id}-${number}`, ['a.one'])),
    });
  const behind = rated('behind', { 'a.one': 1, 'b.one': 5 });
  const ahead = rated('ahead', { 'a.one': 5 });
  const silent = rated('silent', { 'b.one': 3 });
  const found = dimensionBeside(
    { named: [silent], others: [behind, ahead] },
    { 'a.one': 3, 'b.one': 1 },
    dimension!,
  );

  it('compares each named one, and says where there is nothing to compare', () => {
    expect(found.compared).toEqual([
      { id: 'silent', label: 'silent (report of 2020)', difference: null, shared: 0 },
    ]);
  });

  it('compares the others that tell of it, those furthest ahead first', () => {
    expect(found.others.map(({ id, difference, shared }) => [id, difference, shared])).toEqual([
      ['ahead', -2, 1],
      ['behind', 2, 1],
    ]);
  });

  it('has six of their practices, and says how many there are', () => {
    expect(found.practices).toHaveLength(6);
    expect(found.practiceCount).toBe(9);
  });

  it('looks at no question but those given: a shorter form asks fewer', () => {
    const shorter = dimensionBeside(
      { named: [behind], others: [] },
      { 'a.one': 3 },
      { id: 'a', questions: dimension!.questions.slice(1) },
    );
    expect(shorter.compared[0]).toMatchObject({ difference: null });
  });
});
