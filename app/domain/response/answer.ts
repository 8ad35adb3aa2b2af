import type { Level } from 'questions/types';

/** What a person may say to a question: a level, "I don't know" (dk) or "Does not apply here" (na). */
export type Answer = Level | 'dk' | 'na';

/** Answers by question id. A question that is not there has not been answered. */
export type Answers = Readonly<Record<string, Answer>>;

/** Whether an answer (or a missing one) is a level from 1 to 5, and so counts in a mean. */
export function isLevel(answer: Answer | undefined): answer is Level {
  return typeof answer === 'number';
}

/** Reads an answer from its text as forms post it and tables keep it: '1' to '5', 'dk' or 'na'; else undefined. */
export function parseAnswer(text: string): Answer | undefined {
  if (text === 'dk' || text === 'na') return text;
  return /^[1-5]$/.test(text) ? (Number(text) as Level) : undefined;
}
