/** Letters and digits that are not taken for each other, on paper or aloud, and without vowels, which make words. */
const SYMBOLS = 'BCDFHJKMNPQRTVWXY2345679';
export const JOIN_CODE_LENGTH = 8;

/** What people type for a symbol that looks like it. */
const MEANT: Record<string, string> = { G: '6', S: '5', Z: '2', '8': 'B' };

/** Bytes from here on would make some symbols likelier than others. */
const FAIR = 256 - (256 % SYMBOLS.length);

/**
 * Draws a join code: one of 24^8, some 110 thousand million.
 * @param bytes uniformly random; one in sixteen is of no use, so sixteen are nearly always enough
 * @returns undefined where too few of them were of use: draw again
 */
export function drawJoinCode(bytes: Uint8Array): string | undefined {
  const useful = [...bytes].filter((byte) => byte < FAIR).slice(0, JOIN_CODE_LENGTH);
  if (useful.length < JOIN_CODE_LENGTH) return undefined;
  return useful.map((byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
}

/**
 * Reads a join code as people type it: in capitals or not, with spaces or dashes, and look-alikes for what they meant.
 * @returns the code in its one stored form, or undefined where it cannot be one
 */
export function readJoinCode(typed: string): string | undefined {
  const symbols = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[GSZ8]/g, (symbol) => MEANT[symbol]!);
  return symbols.length === JOIN_CODE_LENGTH && [...symbols].every((symbol) => SYMBOLS.includes(symbol))
    ? symbols
    : undefined;
}

/** A join code as it is shown and printed: "BCDF-2345". */
export function shownJoinCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
