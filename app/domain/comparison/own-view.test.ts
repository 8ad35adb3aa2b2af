import { describe, expect, it } from 'vitest';
import { makeCaseStudy, makeRating } from '../../../tests/factories/case-study';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { Level } from 'questions/types';
import type { Answers } from '../response/answer';
import { ownView } from './own-view';

const set = makeQuestionSet();
const rated = (id: string, name: string, levels: Readonly<Record<string, Level>>) =>
  makeCaseStudy({
    id,
    name,
    ratings: Object.entries(levels).map(([question, level]) => makeRating(question, level)),
  });
const north = rated('north-2020', 'North', { 'a.one': 2, 'a.two': 5, 'b.one': 4 });
const south = rated('south-2021', 'South', { 'a.three': 1 });
const beside = { named: [north], others: [south] };

const viewOf = (answers: Answers, form: 'full' | 'workshop' | 'resident' = 'full') =>
  ownView(answers, set, form, beside);
const rowOf = (answers: Answers, id: string, form?: 'full' | 'workshop' | 'resident') =>
  viewOf(answers, form).rows.find((row) => row.id === id);

describe('a line of the own profile', () => {
  it('has the mean of its answers with its band, beside the case studies, some by their names', () => {
    expect(rowOf({ 'a.one': 3, 'a.two': 4, 'a.three': 'dk' }, 'a')).toEqual({
      id: 'a',
      label: 'Dimension a',
      value: 3.5,
      band: 'Maturing',
      basis: 'score',
      points: [{ id: 'north-2020', name: 'North', value: 3.5, rated: 2 }],
      others: [1],
    });
  });

  it('has no value with too few answers, and still its case studies', () => {
    expect(rowOf({ 'b.one': 3, 'b.two': 'na' }, 'b')).toMatchObject({
      value: null,
      band: null,
      basis: 'not-enough-answers',
      points: [{ name: 'North', value: 4 }],
    });
    expect(rowOf({}, 'c')).toMatchObject({ value: null, points: [] });
  });

  it('shows the one question a form asks as that, and not as a score', () => {
    expect(rowOf({ 'a.one': 2 }, 'a', 'workshop')).toMatchObject({
      value: 2,
      band: 'Emerging',
      basis: 'one-question',
    });
    expect(rowOf({ 'a.one': 5 }, 'a', 'resident')).toMatchObject({ value: 5, basis: 'one-question' });
    const unknown: Answers[] = [{ 'a.one': 'dk' }, { 'a.one': 'na' }, {}, { 'a.two': 4 }];
    for (const said of unknown) {
      expect(rowOf(said, 'a', 'workshop')).toMatchObject({ value: null, basis: 'not-enough-answers' });
    }
  });

  it('is a score where a short form asks two questions', () => {
    expect(rowOf({ 'i.one': 2, 'i.two': 3 }, 'i', 'resident')).toMatchObject({ value: 2.5, basis: 'score' });
  });

  it('is left out where the form asks nothing of the dimension', () => {
    expect(
      viewOf({}, 'resident')
        .rows.map(({ id }) => id)
        .join(''),
    ).toBe('abcdefghi');
    expect(
      viewOf({})
        .rows.map(({ id }) => id)
        .join(''),
    ).toBe('abcdefghijkl');
  });
});

describe('the highest and the lowest line', () => {
  const two = (dimension: string, level: Level): Answers => ({
    [`${dimension}.one`]: level,
    [`${dimension}.two`]: level,
  });

  it('are those with the highest and the lowest value', () => {
    const answers = { ...two('a', 3), ...two('b', 5), ...two('c', 1), ...two('d', 4) };
    expect(viewOf(answers)).toMatchObject({ highest: 'b', lowest: 'c' });
  });

  it('are the first of those that are alike', () => {
    const answers = { ...two('a', 2), ...two('b', 4), ...two('c', 4), ...two('d', 2) };
    expect(viewOf(answers)).toMatchObject({ highest: 'b', lowest: 'a' });
  });

  it('are not told of nothing, of one line, or of lines all alike', () => {
    for (const answers of [{}, two('a', 3), { ...two('a', 3), ...two('b', 3) }]) {
      expect(viewOf(answers)).toMatchObject({ highest: null, lowest: null });
    }
  });
});

it('the profile comes along as it is scored', () => {
  const { profile } = viewOf({ 'a.one': 3, 'a.two': 4 });
  expect(profile.form).toBe('full');
  expect(profile.dimensions[0]!.score).toMatchObject({ status: 'scored', mean: 3.5 });
});
