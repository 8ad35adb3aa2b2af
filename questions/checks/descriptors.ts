import type { Problem } from '../problem';
import type { QuestionSet } from '../types';
import type { QuestionFile } from '../yaml-file';
import { descriptorsOf } from './question-set';

/**
 * No two descriptors of a set may be alike, within a question or across questions: a person who picks the highest
 * level that is wholly true has to see a difference. Alike means the same words, or all but one of them.
 */
export function checkDescriptors({ value: set, problemAt }: QuestionFile<QuestionSet>): Problem[] {
  const descriptors = descriptorsOf(set).map(({ text, question, level, path }) => ({
    words: wordsOf(text),
    name: `level ${level} of ${question}`,
    path,
  }));
  return descriptors.flatMap(({ words, name, path }, index) => {
    const twin = descriptors.slice(0, index).find((earlier) => areAlike(earlier.words, words));
    if (twin === undefined) return [];
    const what = `the descriptor of ${name} differs from ${twin.name} by at most one word`;
    return [problemAt(path, what, 'Describe behaviour that sets the two apart')];
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
}

/** Whether two lists of words are the same but for at most one word changed, added or left out. */
export function areAlike(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const longer = Math.max(a.length, b.length);
  let start = 0;
  while (start < longer && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < longer - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return start + end >= longer - 1;
}
