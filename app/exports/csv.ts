/** Spreadsheets take what begins so for a formula; it would run on the computer of whoever opens the file. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/u;

/**
 * Rows as CSV text (RFC 4180: commas, CRLF), safe to open in a spreadsheet: a text that would be taken for a formula gets
 * an apostrophe before it. Numbers stay numbers. A byte order mark is not part of it: put `BYTE_ORDER_MARK` first.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** Tells spreadsheets that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

function cellText(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
