/** The cells of a CSV file by row, or where the file stops being one; rows and columns are counted from 1. */
export type CsvReading =
  | { readonly status: 'read'; readonly rows: readonly (readonly string[])[] }
  | { readonly status: 'refused'; readonly row: number; readonly column: number; readonly what: string };

/** What stands between two cells. */
export type Separator = ',' | ';' | '\t';

/** What a cell without quotes is made of, and what ends a cell, by separator. */
const GRAMMARS: Readonly<Record<Separator, { bare: RegExp; end: RegExp }>> = {
  ',': { bare: /[^",\r\n]*/y, end: /,|\r\n|\n/y },
  ';': { bare: /[^";\r\n]*/y, end: /;|\r\n|\n/y },
  '\t': { bare: /[^"\t\r\n]*/y, end: /\t|\r\n|\n/y },
};

/**
 * Reads CSV as RFC 4180 has it: cells apart by commas (or another separator), in double quotes where they hold one, a
 * quote (doubled) or a line end, and rows apart by CRLF or LF, with or without one at the end. A byte order mark is
 * passed over. Rows need not be of one length, an empty line is a row of one empty cell, and nothing is trimmed. Never
 * throws.
 */
export function readCsv(text: string, separator: Separator = ','): CsvReading {
  const { bare, end } = GRAMMARS[separator];
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length || row.length > 0;) {
    const cell = quotedAt(text, at) ?? matchAt(bare, text, at);
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    at += cell.length;
    const found = matchAt(end, text, at);
    if (found === '' && at < text.length) {
      return { status: 'refused', row: rows.length + 1, column: row.length, what: faultAt(text, at, cell) };
    }
    at += found.length;
    if (found === separator) continue;
    rows.push(row);
    row = [];
  }
  return { status: 'read', rows };
}

/**
 * The separator that parts the first line into the most cells, quotes being heeded; of equals the first of comma,
 * semicolon and tab. Programs write semicolons where a comma marks decimals, and tabs when they copy.
 */
export function separatorOf(text: string): Separator {
  const counts: Record<Separator, number> = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted && Object.hasOwn(counts, character)) counts[character as Separator] += 1;
  }
  return ([',', ';', '\t'] as const).reduce((best, one) => (counts[one] > counts[best] ? one : best));
}

/** A cell in quotes, quotes and all; undefined where there is none, or its quote is not closed. */
function quotedAt(text: string, start: number): string | undefined {
  if (text[start] !== '"') return undefined;
  // No expression for it: one that remembers every doubled quote runs out of room in a hostile file.
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return undefined;
    if (text[quote + 1] !== '"') return text.slice(start, quote + 1);
    at = quote + 2;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Why neither a separator nor a line end follows the text of a cell. */
function faultAt(text: string, at: number, cell: string): string {
  if (cell.startsWith('"')) return 'something stands after its closing quote';
  if (text[at] === '\r') return 'a line ends with CR alone; lines end with CRLF or LF';
  return cell === '' ? 'its quote is not closed' : 'a quote stands in it, and it does not begin with one';
}
