import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import published from '../../../tests/oracles/published.json';
import { cronbachAlpha } from './alpha';
import { completeRows } from './complete-rows';

describe('Cronbach’s alpha', () => {
  it('is what R’s psych gives for its data on attitudes', () => {
    const { rows, expected } = published.alpha;
    const found = cronbachAlpha(completeRows(rows))!;
    expect(found.value).toBeCloseTo(expected, 6);
    expect(found.n).toBe(30);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
  });

  it('is what was published for Shrout and Fleiss’s four judges', () => {
    const { rows, alphaOfFourJudges } = published.shroutFleiss1979;
    expect(cronbachAlpha(rows)!.value).toBeCloseTo(alphaOfFourJudges, 6);
  });

  it('leaves rows out that are not complete, as R’s multilevel does', () => {
    const { groups, alphaOverCompleteRows } = published.multilevelCohesion;
    const rows = Object.values(groups).flatMap((group) => group.rows as (number | null)[][]);
    const found = cronbachAlpha(completeRows(rows))!;
    expect(found.value).toBeCloseTo(alphaOverCompleteRows, 6);
    expect(found.n).toBe(rows.length - 1);
  });

  it('is 1, and certain, where the questions say the same', () => {
    const { value, low, high } = cronbachAlpha([1, 2, 5].map((level) => [level, level, level]))!;
    for (const one of [value, low, high]) expect(one).toBeCloseTo(1, 12);
  });

  it('is not known of one row, one question, or rows of one sum', () => {
    expect(cronbachAlpha([])).toBeNull();
    expect(cronbachAlpha([[1, 2, 3]])).toBeNull();
    expect(cronbachAlpha([[1], [2]])).toBeNull();
    expect(
      cronbachAlpha([
        [1, 5],
        [4, 2],
      ]),
    ).toBeNull();
  });

  it('does not change with the order of questions or people, or where all levels move by one', () => {
    const level = fc.integer({ min: 1, max: 5 });
    const rows = fc.array(fc.tuple(level, level, level), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(rows, (given) => {
        const found = cronbachAlpha(given);
        const turned = cronbachAlpha(
          given.map((row) => row.map((value) => value + 1).toReversed()).toReversed(),
        );
        expect(turned === null).toBe(found === null);
        if (found && turned) {
          expect(turned.value).toBeCloseTo(found.value, 8);
          expect(found.value).toBeLessThanOrEqual(1 + 1e-12);
          expect(found.low).toBeLessThanOrEqual(found.value + 1e-12);
          expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12);
        }
      }),
    );
  });
});
