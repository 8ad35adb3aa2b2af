import { describe, expect, it } from 'vitest';
import type { Question, QuestionSet } from 'questions/types';
import { makeQuestion, makeQuestionSet } from '../../../tests/factories/question-set';
import { sameQuestions } from './same-questions';

const set = makeQuestionSet();

/** The set with the questions of dimension `a` changed. */
function changed(change: (questions: readonly Question[]) => Question[]): QuestionSet {
  return {
    ...set,
    dimensions: set.dimensions.map((dimension) =>
      dimension.id === 'a' ? { ...dimension, questions: change(dimension.questions) } : dimension,
    ),
  };
}
const others = set.dimensions.slice(1).map(({ id }) => id);

describe('the questions of two sets', () => {
  it('are all the same in a set and itself', () => {
    const { dimensions, leftOut } = sameQuestions(set, makeQuestionSet());
    expect([...dimensions]).toEqual(set.dimensions.map(({ id }) => id));
    expect(leftOut).toEqual([]);
  });

  it.each([
    ['its text', { text: 'Other words' }],
    ['a descriptor', { descriptors: ['One', 'Two', 'Three', 'Four', 'Five'] as const }],
  ])('are others where %s was changed, and their dimension is not compared', (_, change) => {
    const other = changed(([first, ...rest]) => [{ ...first!, ...change }, ...rest]);
    for (const [now, before] of [
      [set, other],
      [other, set],
    ] as const) {
      const { dimensions, leftOut } = sameQuestions(now, before);
      expect([...dimensions]).toEqual(others);
      expect(leftOut).toEqual(['a.one']);
    }
  });

  it('stay the same where only the help or the order is another', () => {
    const other = changed((questions) =>
      questions.toReversed().map((one) => ({ ...one, help: 'More help' })),
    );
    expect(sameQuestions(other, set).leftOut).toEqual([]);
    expect(sameQuestions(other, set).dimensions.has('a')).toBe(true);
  });

  it('name those that are new or gone, the present ones first', () => {
    const other = changed(([, ...rest]) => [...rest, makeQuestion('a.four')]);
    const { dimensions, leftOut } = sameQuestions(other, set);
    expect(leftOut).toEqual(['a.four', 'a.one']);
    expect([...dimensions]).toEqual(others);
    const longer = changed((questions) => [...questions, makeQuestion('a.four')]);
    expect(sameQuestions(longer, set).dimensions.has('a')).toBe(false);
    expect(sameQuestions(set, longer).dimensions.has('a')).toBe(false);
  });

  it('of a dimension that only one set has are left out', () => {
    const fewer = { ...set, dimensions: set.dimensions.slice(1) };
    expect(sameQuestions(fewer, set).leftOut).toEqual(['a.one', 'a.two', 'a.three']);
    expect([...sameQuestions(set, fewer).dimensions]).toEqual(others);
  });

  it('do not count those on outside forces', () => {
    expect(sameQuestions({ ...set, barriers: [] }, set).leftOut).toEqual([]);
  });
});
