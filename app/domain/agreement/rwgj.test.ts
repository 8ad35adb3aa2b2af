import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import published from '../../../tests/oracles/published.json';
import { completeRows } from './complete-rows';
import { rwgj, uniformVariance } from './rwgj';

describe('the agreement within a group, r_wg(j)', () => {
  const { groups } = published.multilevelCohesion;

  it.each(Object.entries(groups))('of group %s is what R’s multilevel gives', (_, group) => {
    expect(rwgj(group.rows)).toBeCloseTo(group.rwgj, 6);
    const onQuestion = (index: number) => rwgj(group.rows.map((row) => [row[index]!]));
    expect(onQuestion(0)).toBeCloseTo(group.rwgItem1, 6);
    expect(onQuestion(2)).toBeCloseTo(group.rwgItem3, 6);
  });

  it('of complete rows alone leaves out whoever missed a question', () => {
    // Two people are left, who differ by 2 on each question: variance 2, as at random.
    expect(rwgj(completeRows(groups['1044B-1'].rows))).toBe(0);
  });

  it('compares with answers at random over as many levels as there are', () => {
    expect(uniformVariance(5)).toBe(2);
    expect(uniformVariance(7)).toBe(4);
    // Variance 2 on seven levels: ratio 1/2, so 1 - 1/2 for one question.
    expect(rwgj([[2], [4]], 7)).toBeCloseTo(0.5, 12);
    expect(rwgj([[2], [4]], 5)).toBe(0);
  });

  it('is 0, not less, where answers vary more than at random', () => {
    expect(
      rwgj([
        [1, 5],
        [5, 1],
      ]),
    ).toBe(0);
  });

  it('is not known of one person, of one person’s question, or of no questions', () => {
    expect(rwgj([[3, 3, 3]])).toBeNull();
    expect(
      rwgj([
        [3, 3],
        [3, null],
      ]),
    ).toBeNull();
    expect(rwgj([])).toBeNull();
    expect(rwgj([[], []])).toBeNull();
  });

  it('lies from 0 to 1, and is 1 where everyone gave each question the same level', () => {
    const level = fc.integer({ min: 1, max: 5 });
    const row = fc.array(level, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const found = rwgj(rows)!;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(rwgj(rows.map(() => rows[0]!))).toBe(1);
      }),
    );
  });
});
