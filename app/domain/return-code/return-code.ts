/** How many words a return code has. */
export const RETURN_CODE_WORDS = 4;

/**
 * Draws a return code from random bytes: four words of a list of 2,048, so 2^44 codes.
 * @param bytes at least eight uniformly random bytes; two are used per word
 * @param words a list whose length divides 65,536, so that every word is equally likely
 * @throws RangeError where there are too few bytes or the list would favour some words
 */
export function drawReturnCode(bytes: Uint8Array, words: readonly string[]): string {
  if (bytes.length < RETURN_CODE_WORDS * 2) throw new RangeError('a return code needs eight random bytes');
  if (words.length === 0 || 65_536 % words.length !== 0) {
    throw new RangeError('the number of words must divide 65,536');
  }
  return Array.from({ length: RETURN_CODE_WORDS }, (_, i) => {
    const draw = bytes[2 * i]! * 256 + bytes[2 * i + 1]!;
    return words[draw % words.length];
  }).join('-');
}

/**
 * Reads a return code as people type it: capitals, spaces, commas, full stops or dashes between the words, and
 * words cut to the four letters that already tell every word of the list apart.
 * @returns the code in its one written form, or undefined where it is not four words of the list
 */
export function readReturnCode(typed: string, words: readonly string[]): string | undefined {
  const parts = typed
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '');
  if (parts.length !== RETURN_CODE_WORDS) return undefined;
  const found = parts.map((part) =>
    words.find((word) => word === part || (part.length >= 4 && word.startsWith(part.slice(0, 4)))),
  );
  return found.every((word) => word !== undefined) ? found.join('-') : undefined;
}
