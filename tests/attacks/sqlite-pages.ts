/** A row of an index or of a table without row ids, as it lies in a page of a SQLite file. */
export interface Cell {
  /** Number of the page, from 1. */
  page: number;
  /** Where it lies in the page: what was written first lies furthest back. */
  offset: number;
  columns: (string | number | null)[];
}

/** The pages of a SQLite file, or of one image of it. */
export function pagesOf(file: Buffer): Buffer[] {
  const size = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16);
  return Array.from({ length: file.length / size }, (_, index) =>
    file.subarray(index * size, (index + 1) * size),
  );
}

/** All rows that lie in a page; none where it is of another kind (https://sqlite.org/fileformat2.html). */
export function cellsOf(page: Buffer, number: number): Cell[] {
  const start = number === 1 ? 100 : 0;
  const kind = page[start];
  if (kind !== 0x0a && kind !== 0x02) return [];
  const isLeaf = kind === 0x0a;
  const count = page.readUInt16BE(start + 3);
  const pointers = start + (isLeaf ? 8 : 12);
  return Array.from({ length: count }, (_, index): Cell => {
    const offset = page.readUInt16BE(pointers + 2 * index);
    const [, payload] = varint(page, offset + (isLeaf ? 0 : 4));
    return { page: number, offset, columns: record(page, payload) };
  });
}

/** The pages that a write-ahead log holds, in the order in which they were written. */
export function framesOf(log: Buffer): { number: number; page: Buffer }[] {
  if (log.length < 32) return [];
  const size = log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  const frames: { number: number; page: Buffer }[] = [];
  for (let at = 32; at + 24 + size <= log.length; at += 24 + size) {
    // What an earlier turn of the log left behind it.
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    frames.push({ number: log.readUInt32BE(at), page: log.subarray(at + 24, at + 24 + size) });
  }
  return frames;
}

function record(page: Buffer, start: number): Cell['columns'] {
  const [headerSize, first] = varint(page, start);
  const columns: Cell['columns'] = [];
  let value = start + headerSize;
  for (let at = first; at < start + headerSize;) {
    const [type, next] = varint(page, at);
    at = next;
    const size = type >= 12 ? (type - (type % 2 === 0 ? 12 : 13)) / 2 : [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type]!;
    if (type >= 13) columns.push(page.toString('utf8', value, value + size));
    else if (type === 8 || type === 9) columns.push(type - 8);
    else columns.push(type >= 1 && type <= 5 ? page.readIntBE(value, size) : null);
    value += size;
  }
  return columns;
}

function varint(page: Buffer, start: number): [value: number, next: number] {
  let value = 0;
  for (let at = start; ; at += 1) {
    value = value * 128 + (page[at]! & 0x7f);
    if (page[at]! < 0x80) return [value, at + 1];
  }
}
