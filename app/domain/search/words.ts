/** A text without accents and capitals. */
export const plainOf = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text, as they are looked for. */
export const wordsOf = (text: string): readonly string[] => plainOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each of the words begins one of those that are there. */
export const hasWords = (there: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => there.some((one) => one.startsWith(word)));
