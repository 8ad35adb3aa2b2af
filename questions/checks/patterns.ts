import { currentSet, type QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import { itemsOf } from './question-set';

/** Patterns have ids of their own, and name questions of the current set, each once. */
export function checkPatterns({ sets, patterns }: QuestionFolder): Problem[] {
  if (patterns === undefined) return [];
  const { value, problemAt } = patterns;
  const set = currentSet(sets)?.value;
  const questions = new Set(set === undefined ? [] : itemsOf(set).map(({ item }) => item.id));
  const ids = value.map(({ id }) => id);
  return value.flatMap(({ id, practicesOn }, index) => [
    ...(ids.indexOf(id) === index
      ? []
      : [problemAt([index, 'id'], `the id ${id} is used twice`, 'Give each its own id')]),
    ...practicesOn.flatMap((question, place) => {
      const path = [index, 'practices_on', place];
      if (!questions.has(question)) {
        return [problemAt(path, `there is no question ${question}`, 'Correct the id')];
      }
      return practicesOn.indexOf(question) === place
        ? []
        : [problemAt(path, `${question} is named twice`, 'Keep one of them')];
    }),
  ]);
}
