/** Letters and digits that are not taken for each other, on paper or aloud, and without vowels, which make words. */
const SYMBOLS = 'BCDFHJKMNPQRTVWXY2345679';

/** What people type for a symbol that looks like it. */
const MEANT: Record<string, string> = { G: '6', S: '5', Z: '2', '8': 'B' };

/** Bytes from here on would make some symbols likelier than others. */
const FAIR = 256 - (256 % SYMBOLS.length);

/**
 * Draws a code: one of 24^length.
 * @param bytes uniformly random; one in sixteen is of no use
 * @returns undefined where too few of them were of use: draw again
 */
export function drawCode(bytes: Uint8Array, length: number): string | undefined {
  const useful = [...bytes].filter((byte) => byte < FAIR).slice(0, length);
  if (useful.length < length) return undefined;
  return useful.map((byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
}

/**
 * Reads a code as people type it: in capitals or not, with spaces or dashes, and look-alikes for what they meant.
 * @returns the code in its one stored form, or undefined where it cannot be one of that length
 */
export function readCode(typed: string, length: number): string | undefined {
  const symbols = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[GSZ8]/g, (symbol) => MEANT[symbol]!);
  return symbols.length === length && [...symbols].every((symbol) => SYMBOLS.includes(symbol))
    ? symbols
    : undefined;
}

/** A code as it is shown and printed, in fours: "BCDF-2345". */
export const shownCode = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');
