import { describe, expect, it } from 'vitest';
import { loadSolver } from './linear-programs.server';

/** x + y is from 2 to 6, and x no more than 4; y is no more than twice x. */
const program = {
  columns: 2,
  rows: [
    {
      terms: [
        [0, 1],
        [1, 1],
      ],
      lower: 2,
      upper: 6,
    },
    { terms: [[0, 1]], lower: 0, upper: 4 },
    {
      terms: [
        [1, 1],
        [0, -1],
        [0, -1],
      ],
      lower: -Infinity,
      upper: 0,
    },
  ],
} as const;

describe('a linear program', () => {
  it('has the least and the most of any sum, one question after the other', async () => {
    const open = (await loadSolver()).open(program);
    expect(open.most([[1, 1]])).toBeCloseTo(4, 9);
    expect(open.least([[0, 1]])).toBeCloseTo(2 / 3, 9);
    expect(
      open.most([
        [0, 1],
        [0, 1],
        [1, 1],
      ]),
    ).toBeCloseTo(10, 9);
    expect(open.least([[1, 1]], { fixed: { row: 0, value: 6 } })).toBeCloseTo(2, 9);
    expect(open.least([[1, 1]])).toBeCloseTo(0, 9);
    expect(open.least([[1, 1]], { fixed: { row: 0, value: 30 } })).toBeNull();
    expect(open.solutions).toHaveLength(5);
    open.close();
  });

  it('says where a sum is not bounded, or nothing is possible', async () => {
    const solver = await loadSolver();
    const free = solver.open({ columns: 1, rows: [{ terms: [[0, 1]], lower: 1, upper: Infinity }] });
    expect([free.least([[0, 1]]), free.most([[0, 1]])]).toEqual([1, Infinity]);
    free.close();
    const none = solver.open({ columns: 1, rows: [{ terms: [[0, 1]], lower: -2, upper: -1 }] });
    expect(none.least([[0, 1]])).toBeNull();
    none.close();
  });

  it('can be asked for whole numbers, and for any again afterwards', async () => {
    const solver = await loadSolver();
    const open = solver.open({
      columns: 2,
      rows: [
        {
          terms: [
            [0, 2],
            [1, 2],
          ],
          lower: 3,
          upper: 7,
        },
      ],
    });
    const sum = [
      [0, 1],
      [1, 1],
    ] as const;
    expect([open.least(sum), open.most(sum)]).toEqual([1.5, 3.5]);
    expect([open.least(sum, { whole: true }), open.most(sum, { whole: true })]).toEqual([2, 3]);
    expect([open.least(sum), open.most(sum)]).toEqual([1.5, 3.5]);
    open.close();
  });

  it('takes no whole number for a column that may be a fraction', async () => {
    const solver = await loadSolver();
    const rows = [
      { terms: [[0, 1]], lower: 2.2, upper: 2.7 },
      {
        terms: [
          [0, 1],
          [1, 1],
        ],
        lower: 3,
        upper: 4.2,
      },
    ] as const;
    const none = solver.open({ columns: 2, rows });
    expect(none.least([[1, 1]], { whole: true })).toBeNull();
    none.close();
    const open = solver.open({ columns: 2, rows, fractional: new Set([0]) });
    expect([open.least([[1, 1]], { whole: true }), open.most([[1, 1]], { whole: true })]).toEqual([1, 2]);
    open.close();
  });
});
