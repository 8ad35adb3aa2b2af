import type { QuestionSet } from 'questions/types';

/** What comments and actions are about: a dimension, or outside forces together. */
export interface Subject {
  /** The dimension's id, or "barrier". */
  readonly id: string;
  readonly name: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

/** Every subject of a question set: its dimensions in their order, then what holds the place back. */
export function subjectsOf(set: QuestionSet): readonly Subject[] {
  return [
    ...set.dimensions.map(({ id, name, questions }) => ({ id, name, questions: questions.map(idAndText) })),
    { id: 'barrier', name: 'What holds the place back', questions: set.barriers.map(idAndText) },
  ];
}

const idAndText = ({ id, text }: { id: string; text: string }) => ({ id, text });
