import type { QuestionSet } from 'questions/types';
import type { Answer } from '../response/answer';
import { parseAnswer } from '../response/answer';
import { OTHER_CHOICES } from '../response/step-content';

/** A cell as its words are compared: small letters, one kind of apostrophe, single blanks, none around. */
export function plainWords(cell: string): string {
  return cell
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Reads the answers of a question set: a level by its number or its name ("3", "Developing"; of a barrier "Somewhat"),
 * "I don't know" (`dk`) and "Does not apply here" (`na`), in small or capital letters.
 * @returns the answer; null for an empty cell; undefined where it is none
 */
export function answerReader(
  set: QuestionSet,
): (question: string, cell: string) => Answer | null | undefined {
  const named = (scale: QuestionSet['pressureScale']) =>
    new Map([
      ...scale.map(({ level, name }) => [plainWords(name), String(level)] as const),
      ...OTHER_CHOICES.map(({ value, name }) => [plainWords(name), value] as const),
    ]);
  const [levels, pressures] = [named(set.levels), named(set.pressureScale)];
  const barriers = new Set(set.barriers.map(({ id }) => id));
  return (question, cell) => {
    // Nearly every cell of a large file is one of these.
    if (cell === '') return null;
    const usual = parseAnswer(cell);
    if (usual !== undefined) return usual;
    const words = plainWords(cell);
    if (words === '') return null;
    return parseAnswer((barriers.has(question) ? pressures : levels).get(words) ?? words);
  };
}

/** Finds things by their id or their name, in small or capital letters; undefined where none is called so. */
export function finderOf<T extends { readonly id: string; readonly name: string }>(
  things: readonly T[],
): (cell: string) => T | undefined {
  const known = new Map([
    ...things.map((thing) => [plainWords(thing.name), thing] as const),
    ...things.map((thing) => [plainWords(thing.id), thing] as const),
  ]);
  return (cell) => known.get(plainWords(cell));
}
