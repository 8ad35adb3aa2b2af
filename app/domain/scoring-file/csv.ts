/** The cells of a CSV file by row, or where the file stops being one; rows and columns are counted from 1. */
export type CsvReading =
  | { readonly status: 'read'; readonly rows: readonly (readonly string[])[] }
  | { readonly status: 'refused'; readonly row: number; readonly column: number; readonly what: string };

/**
 * Reads CSV as RFC 4180 has it: cells apart by commas, in double quotes where they hold a comma, a quote (doubled) or a
 * line end, and rows apart by CRLF or LF, with or without one at the end. A byte order mark is passed over. Rows need
 * not be of one length, an empty line is a row of one empty cell, and nothing is trimmed. Never throws.
 */
export function readCsv(text: string): CsvReading {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const cell = /"([^"]*(?:""[^"]*)*)"|[^",\r\n]*/y;
  const separator = /,|\r\n|\n/y;
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = start; at < text.length || row.length > 0;) {
    cell.lastIndex = at;
    const [all = '', quoted] = cell.exec(text) ?? [];
    row.push(quoted === undefined ? all : quoted.replaceAll('""', '"'));
    at += all.length;
    separator.lastIndex = at;
    const [found] = separator.exec(text) ?? [];
    if (found === undefined && at < text.length) {
      return { status: 'refused', row: rows.length + 1, column: row.length, what: faultAt(text, at, all) };
    }
    at += found?.length ?? 0;
    if (found === ',') continue;
    rows.push(row);
    row = [];
  }
  return { status: 'read', rows };
}

/** Why neither a comma nor a line end follows the text of a cell. */
function faultAt(text: string, at: number, cell: string): string {
  if (cell.startsWith('"')) return 'something stands after its closing quote';
  if (text[at] === '\r') return 'a line ends with CR alone; lines end with CRLF or LF';
  return cell === '' ? 'its quote is not closed' : 'a quote stands in it, and it does not begin with one';
}
