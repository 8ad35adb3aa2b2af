import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { findStep, isDone, nextStep, previousStep, progressOf, stepsOf } from './steps';

const set = makeQuestionSet();
const steps = stepsOf(set, 'full');

describe('the steps of a form', () => {
  it('are the dimensions in order, then the barriers, then the check', () => {
    expect(steps.map(({ id }) => id).join(' ')).toBe('a b c d e f g h i j k l barriers check');
    expect(steps[1]).toEqual({ kind: 'dimension', id: 'b', questions: ['b.one', 'b.two', 'b.three'] });
    expect(steps.at(-1)).toEqual({ kind: 'check', id: 'check', questions: [] });
  });

  it('leave out a dimension of which the form asks nothing', () => {
    expect(
      stepsOf(set, 'resident')
        .map(({ id }) => id)
        .join(' '),
    ).toBe('a b c d e f g h i barriers check');
  });

  it('hold the questions of their form alone', () => {
    expect(findStep(stepsOf(set, 'resident'), 'i')?.questions).toEqual(['i.one', 'i.two']);
    expect(findStep(stepsOf(set, 'workshop'), 'barriers')?.questions).toHaveLength(4);
  });

  it('leave out the barriers where the form asks none', () => {
    expect(findStep(stepsOf({ ...set, barriers: [] }, 'full'), 'barriers')).toBeUndefined();
  });
});

describe('going from step to step', () => {
  it('leads forward to the check and back to the first dimension', () => {
    expect(nextStep(steps, 'a')?.id).toBe('b');
    expect(nextStep(steps, 'l')?.id).toBe('barriers');
    expect(nextStep(steps, 'barriers')?.id).toBe('check');
    expect(previousStep(steps, 'check')?.id).toBe('barriers');
    expect(previousStep(steps, 'b')?.id).toBe('a');
  });

  it('ends at both ends, and leads nowhere from a step that is not there', () => {
    expect(nextStep(steps, 'check')).toBeUndefined();
    expect(previousStep(steps, 'a')).toBeUndefined();
    expect(nextStep(steps, 'nowhere')).toBeUndefined();
    expect(previousStep(steps, 'nowhere')).toBeUndefined();
  });
});

describe('progress', () => {
  it('counts a dimension as done once each of its questions has an answer of any kind', () => {
    const two = { 'a.one': 1, 'a.two': 'dk' } as const;
    expect(progressOf(steps, two)).toEqual({ dimensionsDone: 0, dimensions: 12, answered: 2, total: 48 });
    const three = { ...two, 'a.three': 'na' } as const;
    expect(progressOf(steps, three)).toEqual({ dimensionsDone: 1, dimensions: 12, answered: 3, total: 48 });
  });

  it('counts barriers among the questions and not as a dimension', () => {
    expect(progressOf(steps, { 'barrier.a': 5 })).toMatchObject({ dimensionsDone: 0, answered: 1 });
  });

  it('does not count what the form does not ask', () => {
    const workshop = stepsOf(set, 'workshop');
    expect(progressOf(workshop, { 'a.two': 3 })).toEqual({
      dimensionsDone: 0,
      dimensions: 12,
      answered: 0,
      total: 16,
    });
    expect(progressOf(workshop, { 'a.one': 3 })).toMatchObject({ dimensionsDone: 1, answered: 1 });
  });

  it('knows which steps are done', () => {
    const [a, b] = steps;
    const answers = { 'a.one': 1, 'a.two': 2, 'a.three': 3 } as const;
    expect([a, b].map((step) => step && isDone(step, answers))).toEqual([true, false]);
  });
});
