import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import published from '../../../tests/oracles/published.json';
import { statisticsOf } from '../edition/place-score';
import { anovaOf } from './anova';

/** The statistics of people with these values. */
const group = (values: readonly number[]) =>
  statisticsOf({
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  });

describe('the analysis of variance', () => {
  it('gives the ICCs of Shrout and Fleiss’s six targets and four judges', () => {
    const { rows, icc11, icc14 } = published.shroutFleiss1979;
    const found = anovaOf(rows.map(group))!;
    expect(found.icc1).toBeCloseTo(icc11, 6);
    expect(found.icc2).toBeCloseTo(icc14, 6);
  });

  it.each([
    ['item1', 0],
    ['item3', 2],
  ] as const)('gives what R’s multilevel does for groups of unequal size, %s', (item, index) => {
    const { groups, icc } = published.multilevelCohesion;
    const found = anovaOf(Object.values(groups).map(({ rows }) => group(rows.map((row) => row[index]!))))!;
    expect(found.between).toBeCloseTo(icc[item].msb, 6);
    expect(found.within).toBeCloseTo(icc[item].msw, 6);
    expect(found.icc1).toBeCloseTo(icc[item].icc1, 6);
    expect(found.icc2).toBeCloseTo(icc[item].icc2, 6);
  });

  it('gives the table that R prints for its data on the growth of plants', () => {
    const found = anovaOf(
      [
        [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
        [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
        [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
      ].map(group),
    )!;
    expect(found.between).toBeCloseTo(1.8832, 4);
    expect(found.within).toBeCloseTo(0.3886, 4);
    expect(found.f).toBeCloseTo(4.8461, 4);
    expect(found.p).toBeCloseTo(0.01591, 5);
    expect(found.etaSquared).toBeCloseTo(3.7663 / (3.7663 + 10.4921), 4);
    expect(found.effectiveSize).toBe(10);
  });

  it('cannot be had of one group, or where nobody shares a group', () => {
    expect(anovaOf([])).toBeNull();
    expect(anovaOf([group([1, 2, 3])])).toBeNull();
    expect(anovaOf([group([1]), group([4])])).toBeNull();
  });

  it('is certain of groups that differ where each answered alike, and says nothing where all did', () => {
    expect(anovaOf([group([2, 2]), group([4, 4, 4])])).toMatchObject({
      f: null,
      p: 0,
      etaSquared: 1,
      icc1: 1,
      icc2: 1,
    });
    const third = 8 / 3;
    expect(anovaOf([group([third, third]), group([third, third, third])])).toMatchObject({
      f: null,
      p: null,
      etaSquared: null,
      icc1: null,
      icc2: null,
    });
  });

  it('sees that groups do not differ, though sums are kept to nine decimals', () => {
    const thirds = (n: number) => statisticsOf({ n, sum: n * 2.666666667, squares: n * 7.111111111 });
    const tenths = statisticsOf({ n: 3, sum: 8, squares: 64 / 3 });
    expect(anovaOf([thirds(7), tenths])).toMatchObject({ p: null, etaSquared: null });
  });

  it('has no reliability of means that do not differ', () => {
    expect(anovaOf([group([2, 4]), group([1, 5])])).toMatchObject({ f: 0, p: 1, etaSquared: 0, icc2: null });
  });

  const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 12 });
  const groups = fc.array(values, { minLength: 2, maxLength: 8 });

  it('splits all squared differences into those between and those within', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const found = anovaOf(given.map(group))!;
        const all = given.flat();
        const total = group(all).within;
        const parts = found.between * (given.length - 1) + found.within * (all.length - given.length);
        expect(parts).toBeCloseTo(total, 7);
        if (found.etaSquared !== null) expect(found.etaSquared).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not change with the order of groups, or where every answer moves by one', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const found = anovaOf(given.map(group))!;
        const turned = anovaOf(given.map((one) => group(one.map((value) => value + 1))).toReversed())!;
        for (const figure of ['f', 'p', 'etaSquared', 'icc1'] as const) {
          expect(turned[figure] === null).toBe(found[figure] === null);
          expect(turned[figure] ?? 0).toBeCloseTo(found[figure] ?? 0, 6);
        }
        expect(turned.grandMean).toBeCloseTo(found.grandMean + 1, 9);
      }),
    );
  });
});
