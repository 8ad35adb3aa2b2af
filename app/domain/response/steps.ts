import type { FormId, QuestionSet } from 'questions/types';
import type { Answers } from './answer';
import { askedIn, questionsIn } from './form-items';

/** One page of the survey. A dimension's step has its id; `questions` are the ids asked there, none on 'check'. */
export interface Step {
  readonly kind: 'dimension' | 'barriers' | 'check';
  readonly id: string;
  readonly questions: readonly string[];
}

export interface Progress {
  /** Dimensions with every question of this form answered, of those it asks about. */
  readonly dimensionsDone: number;
  readonly dimensions: number;
  /** Questions answered, barriers among them, of those asked. */
  readonly answered: number;
  readonly total: number;
}

/**
 * The steps of a form: a page for each dimension it asks about, in the order of the set, then 'barriers', then
 * 'check'. A dimension (or the barriers) of which it asks nothing has no step.
 */
export function stepsOf(set: QuestionSet, form: FormId): readonly Step[] {
  const dimensions = set.dimensions.map((dimension): Step => {
    const questions = questionsIn(form, dimension).map((question) => question.id);
    return { kind: 'dimension', id: dimension.id, questions };
  });
  const barriers: Step = {
    kind: 'barriers',
    id: 'barriers',
    questions: askedIn(form, set.barriers).map((barrier) => barrier.id),
  };
  const asking = [...dimensions, barriers].filter((step) => step.questions.length > 0);
  return [...asking, { kind: 'check', id: 'check', questions: [] }];
}

/** Whether every question of a step has an answer; "I don't know" and "Does not apply here" are answers too. */
export function isDone(step: Step, answers: Answers): boolean {
  return step.questions.every((question) => answers[question] !== undefined);
}

/** How far a person has come. Answers to questions that are in none of the steps do not count. */
export function progressOf(steps: readonly Step[], answers: Answers): Progress {
  const dimensions = steps.filter((step) => step.kind === 'dimension');
  const questions = steps.flatMap((step) => step.questions);
  return {
    dimensionsDone: dimensions.filter((step) => isDone(step, answers)).length,
    dimensions: dimensions.length,
    answered: questions.filter((question) => answers[question] !== undefined).length,
    total: questions.length,
  };
}

/** The step with this id; undefined where the form has none. */
export function findStep(steps: readonly Step[], id: string): Step | undefined {
  return steps.find((step) => step.id === id);
}

/** The step after this one; undefined after the last and for an id that is no step. */
export function nextStep(steps: readonly Step[], id: string): Step | undefined {
  const index = steps.findIndex((step) => step.id === id);
  return index < 0 ? undefined : steps[index + 1];
}

/** The step before this one; undefined before the first and for an id that is no step. */
export function previousStep(steps: readonly Step[], id: string): Step | undefined {
  return steps[steps.findIndex((step) => step.id === id) - 1];
}
