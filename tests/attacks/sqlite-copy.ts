import { readFileSync } from 'node:fs';
import { type Order, orderBy, orderWithin } from './orders';
import { type Cell, cellsOf, framesOf, pagesOf } from './sqlite-pages';

/** A copy of a SQLite database as it lies on the disk: the file and its write-ahead log, byte by byte. */
export interface SqliteCopy {
  file: Buffer;
  log: Buffer;
}

export const copySqlite = (url: string): SqliteCopy => {
  const path = url.replace(/^sqlite:/, '');
  return { file: readFileSync(path), log: readFileSync(`${path}-wal`) };
};

/**
 * Every order in which these people can be believed to have come: by where their rows lie within each page, by which
 * page they lie in, and by what stands in each column, for every table and index that names them.
 * @param ids what names a person there: the ids of responses, or the hashes of codes
 */
export function ordersIn({ file }: SqliteCopy, ids: ReadonlySet<string>): Order[] {
  const shapes = new Map<string, (Cell & { id: string })[]>();
  for (const [index, page] of pagesOf(file).entries()) {
    for (const cell of cellsOf(page, index + 1)) {
      const at = cell.columns.findIndex((column) => typeof column === 'string' && ids.has(column));
      if (at === -1) continue;
      const shape = `${cell.columns.length} columns, named in ${at + 1}`;
      shapes.set(shape, [...(shapes.get(shape) ?? []), { ...cell, id: cell.columns[at] as string }]);
    }
  }
  return [...shapes].flatMap(([shape, cells]) => [
    orderWithin(`places in pages: ${shape}`, cells),
    orderBy(
      `pages: ${shape}`,
      firstOf(cells, ({ page }) => page),
    ),
    ...cells[0]!.columns.map((_, column) =>
      orderBy(
        `column ${column + 1}: ${shape}`,
        firstOf(cells, ({ columns }) => columns[column] ?? ''),
      ),
    ),
  ]);
}

function firstOf<T>(cells: readonly (Cell & { id: string })[], seen: (cell: Cell) => T): Map<string, T> {
  return new Map([...cells].reverse().map((cell) => [cell.id, seen(cell)]));
}

/**
 * Codes with the responses that they are believed to have begun: in the write-ahead log, the response that comes to a
 * page next after a code was spent in one.
 */
export function linksInLog(
  { log }: SqliteCopy,
  codes: ReadonlySet<string>,
  responses: ReadonlySet<string>,
): Map<string, string> {
  const before = new Map<number, Cell[]>();
  const links = new Map<string, string>();
  let spent: string | undefined;
  for (const { number, page } of framesOf(log)) {
    const cells = cellsOf(page, number);
    const earlier = before.get(number);
    before.set(number, cells);
    if (!earlier || earlier.length === 0) continue;
    const known = new Set(earlier.map(({ columns }) => JSON.stringify(columns)));
    for (const { columns } of cells) {
      const [name] = columns;
      if (typeof name !== 'string' || known.has(JSON.stringify(columns))) continue;
      if (codes.has(name) && columns.at(-1) === 1) spent = name;
      else if (responses.has(name) && spent !== undefined && !links.has(spent)) links.set(spent, name);
    }
  }
  return links;
}

/** How often a text stands in a copy, wherever: in rows, between them, or in pages that are free. */
export function timesIn({ file, log }: SqliteCopy, text: string): number {
  let times = 0;
  for (const bytes of [file, log]) {
    for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) times += 1;
  }
  return times;
}

/** How many pages name both a code and a response, in rows or in what is left of them. */
export function pagesWithBoth(
  { file }: SqliteCopy,
  codes: ReadonlySet<string>,
  responses: ReadonlySet<string>,
): number {
  const names = (page: Buffer, ids: ReadonlySet<string>) => [...ids].some((id) => page.includes(id));
  return pagesOf(file).filter((page) => names(page, codes) && names(page, responses)).length;
}
