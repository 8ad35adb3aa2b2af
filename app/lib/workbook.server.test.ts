import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readWorkbook } from './workbook.server';
import { packZip, unpackZip } from './zip.server';

const limits = { sheet: 'Answers', rows: 100, columns: 20 };
const read = (bytes: Buffer) => readWorkbook(bytes, limits);
const bytesOf = async (sheets: Parameters<typeof writeWorkbook>[0]) =>
  Buffer.from(await writeWorkbook(sheets).toBuffer());
const simple = () => bytesOf([{ data: [['a']] }]);

/** A workbook with parts put in the place of its own. */
async function withParts(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const unpacked = await unpackZip(await simple(), () => true, 1e7);
  if (unpacked.status !== 'unpacked') throw new Error(unpacked.why);
  const files = new Map(unpacked.files);
  for (const [name, part] of Object.entries(parts)) files.set(name, Buffer.from(part));
  return packZip(files);
}

const sheet = (cells: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
const SHEET = 'xl/worksheets/sheet1.xml';

/** A ZIP of one file that is packed, and that says what is made up of its size. */
function bomb(name: string, megabytes: number, stated: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024));
  const zip = packZip(new Map([[name, packed]]));
  for (const signature of [0x04034b50, 0x02014b50]) {
    const at = zip.indexOf(Buffer.from(new Uint32Array([signature]).buffer));
    const method = at + (signature === 0x04034b50 ? 8 : 10);
    zip.writeUInt16LE(8, method);
    zip.writeUInt32LE(stated, method + 14);
  }
  return zip;
}

describe('a workbook', () => {
  it('gives the texts of its sheet of that name, or of its first, with empty rows where they are', async () => {
    const rows = [
      ['a', 'b'],
      [1, 'é"<&'],
      [null, null],
      [true, 2.5],
    ];
    const texts = [
      ['a', 'b'],
      ['1', 'é"<&'],
      ['', ''],
      ['true', '2.5'],
    ];
    const other = { data: [['other']], sheet: 'Other' };
    expect(await read(await bytesOf([other, { data: rows, sheet: 'Answers' }]))).toEqual({
      status: 'read',
      rows: texts,
    });
    expect(await read(await bytesOf([{ data: rows, sheet: 'Sheet1' }, other]))).toEqual({
      status: 'read',
      rows: texts,
    });
  });

  it('gives what formulas came to, and no more rows and columns than are asked for', async () => {
    const formula =
      '<row r="1"><c r="A1"><f>1+2</f><v>3</v></c><c r="B1" t="str"><f>A1</f><v>dk</v></c></row>';
    expect(await read(await withParts({ [SHEET]: sheet(formula) }))).toEqual({
      status: 'read',
      rows: [['3', 'dk']],
    });
    const wide = Array.from({ length: 200 }, () => Array.from({ length: 40 }, () => 'x'));
    const reading = await read(await bytesOf([{ data: wide }]));
    expect(reading.status === 'read' && [reading.rows.length, reading.rows[0]!.length]).toEqual([100, 20]);
  });

  it.each([
    ['text', async () => Buffer.from('respondent,sector'), 'not-a-workbook'],
    ['nothing', async () => Buffer.alloc(0), 'not-a-workbook'],
    [
      'a ZIP of something else',
      async () => packZip(new Map([['a.xml', Buffer.from('x')]])),
      'not-a-workbook',
    ],
    ['a workbook cut short', async () => (await simple()).subarray(0, 900), 'not-a-workbook'],
    ['a broken part', () => withParts({ [SHEET]: '<worksheet><sheetData><row r=' }), 'not-a-workbook'],
    ['one of before 2007', async () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'old-or-locked'],
    ['macros', () => withParts({ 'xl/vbaProject.bin': 'x' }), 'macros'],
    ['a bomb', async () => bomb('xl/workbook.xml', 60, 60 * 1024 * 1024), 'too-large'],
    ['a bomb that states a small size', async () => bomb('xl/workbook.xml', 60, 10), 'too-large'],
  ])('is refused for what it is: %s', async (_, bytes, why) => {
    expect(await read(await bytes())).toEqual({ status: 'refused', why });
  });

  it('that needs too much memory to read is refused, and harms nothing else', async () => {
    const row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const sparse = await read(await withParts({ [SHEET]: sheet(row.repeat(3)) }));
    expect(sparse.status).toBe('refused');
    const many = Array.from(
      { length: 3_000 },
      (_, r) => `<row r="${r + 1}"><c r="XFD${r + 1}"><v>1</v></c></row>`,
    );
    expect((await read(await withParts({ [SHEET]: sheet(many.join('')) }))).status).toMatch(/refused|read/);
    expect((await read(await simple())).status).toBe('read');
  });

  it('of any bytes is read or refused', async () => {
    const good = await simple();
    const changed = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 })
      .map((changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.uint8Array().map(Buffer.from)), async (bytes) => {
        expect(['read', 'refused']).toContain((await read(bytes)).status);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a ZIP', () => {
  it('gives back what was packed', async () => {
    const files = fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array().map(Buffer.from));
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const all = new Map(Object.entries(given));
        expect(await unpackZip(packZip(all), () => true, 1e6)).toEqual({ status: 'unpacked', files: all });
      }),
    );
  });
});
