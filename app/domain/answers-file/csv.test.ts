import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, separatorOf } from './csv';

const rowsOf = (text: string) => {
  const reading = readCsv(text);
  return reading.status === 'read' ? reading.rows : reading;
};

describe('a CSV file', () => {
  it('has cells apart by commas and rows by line ends of either kind, with or without one at the end', () => {
    const rows = [
      ['a', 'b'],
      ['1', ''],
    ];
    for (const text of ['a,b\n1,', 'a,b\n1,\n', 'a,b\r\n1,\r\n', '\uFEFFa,b\r\n1,\n']) {
      expect(rowsOf(text)).toEqual(rows);
    }
  });

  it('may have commas, quotes and line ends within quotes', () => {
    expect(rowsOf('"a,b","say ""so""","two\r\nlines",""\n"x",y')).toEqual([
      ['a,b', 'say "so"', 'two\r\nlines', ''],
      ['x', 'y'],
    ]);
  });

  it('is read as it stands: spaces stay, and an empty line is a row of one empty cell', () => {
    expect(rowsOf(' a ,b\n\nc')).toEqual([[' a ', 'b'], [''], ['c']]);
    expect(rowsOf('')).toEqual([]);
    expect(rowsOf('\uFEFF')).toEqual([]);
  });

  it.each([
    ['a,b\n1,"2\n3,4\n', 2, 2, 'its quote is not closed'],
    ['a,"b"c\n', 1, 2, 'something stands after its closing quote'],
    ['a,b\n1,2\nx"y,3', 3, 1, 'a quote stands in it, and it does not begin with one'],
    ['a,b\r1,2\r', 1, 2, 'a line ends with CR alone; lines end with CRLF or LF'],
  ])('is refused where it is none: %j', (text, row, column, what) => {
    expect(readCsv(text)).toEqual({ status: 'refused', row, column, what });
  });

  it('may have semicolons or tabs between its cells, as its first line tells', () => {
    for (const separator of [',', ';', '\t'] as const) {
      const text = ['a', '"b,;x"', 'c'].join(separator) + '\n1' + separator + '2;' + separator;
      expect(separatorOf(text)).toBe(separator);
    }
    expect(separatorOf('\uFEFF"a;b;c",d\n;;;')).toBe(',');
    expect(separatorOf('one')).toBe(',');
    expect(readCsv('a;"b;1"\n1,5;2', ';')).toEqual({
      status: 'read',
      rows: [
        ['a', 'b;1'],
        ['1,5', '2'],
      ],
    });
  });

  it('does not run out of room for millions of quotes', () => {
    expect(readCsv('"'.repeat(3_000_001))).toMatchObject({
      status: 'refused',
      what: 'its quote is not closed',
    });
    expect(readCsv('"'.repeat(3_000_000))).toMatchObject({ status: 'read' });
  });

  it('gives back any cells that were written with quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é', '\uFEFF') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (given, end) => {
        const written = given.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        expect(rowsOf(written.join(end))).toEqual(given);
      }),
    );
  });
});
