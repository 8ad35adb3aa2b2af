import type { Barrier, Dimension, FormId, Item, Question, QuestionSet } from 'questions/types';

/** Every form a question set can be taken in. */
export const FORMS: readonly FormId[] = ['full', 'workshop', 'resident'];

/** The questions or barriers of a list that a form asks, in their order. */
export function askedIn<T extends Item>(form: FormId, items: readonly T[]): readonly T[] {
  return items.filter((item) => item.forms.includes(form));
}

/** A dimension's questions that a form asks; empty where it asks none. */
export function questionsIn(form: FormId, dimension: Dimension): readonly Question[] {
  return askedIn(form, dimension.questions);
}

/** Every question and barrier that a form asks, in the order they are met. */
export function itemsIn(form: FormId, set: QuestionSet): readonly (Question | Barrier)[] {
  const questions = set.dimensions.flatMap((dimension) => dimension.questions);
  return askedIn<Question | Barrier>(form, [...questions, ...set.barriers]);
}

/** The line of help shown with a question: the resident form's own where there is one; undefined where there is none. */
export function helpIn(form: FormId, item: Item): string | undefined {
  return (form === 'resident' ? item.residentHelp : undefined) ?? item.help;
}
