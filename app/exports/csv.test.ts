import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../domain/answers-file/csv';
import { csvText } from './csv';

const cells = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('a', '=', '"', ',', '\n', ' ', '-', 'é') }), { minLength: 1 }),
  {
    minLength: 1,
  },
);

describe('rows as CSV', () => {
  it('are read back as they were, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const read = readCsv(csvText(rows));
        if (read.status !== 'read') throw new Error(read.what);
        const bare = read.rows.map((row) => row.map((cell) => cell.replace(/^'/, '')));
        expect(bare).toEqual(rows);
        for (const cell of read.rows.flat()) expect(cell).not.toMatch(/^\s*[=+@-]/);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '\u0000=1'])(
    'never begin a cell with a formula: %j',
    (text) => {
      expect(csvText([[text]])).toMatch(/^"?'/);
    },
  );

  it('keep numbers as numbers, and plain texts plain', () => {
    expect(csvText([[-1, 'a-b', 'x=y', '']])).toBe('-1,a-b,x=y,\r\n');
  });
});
