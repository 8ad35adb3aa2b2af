import { describe, expect, it } from 'vitest';
import { makeFigure, makeGroupMean } from '../../../tests/factories/shown-results';
import type { TierMean } from '~/domain/edition/edition';
import { coarserTiers, groupCell, tierCell } from './group-cells';

const group = (...sectors: string[]) => ({ kind: 'sector', sectors, n: 10 }) as const;
const tier = (mean: number, ...tiers: string[]): TierMean => ({ kind: 'sector', tiers, n: 10, mean });

describe('the cell of a group of partners', () => {
  const figure = makeFigure(3, [
    makeGroupMean('acute', 4.6, { capped: 'high' }),
    makeGroupMean('voluntary+residents', 2),
  ]);

  it('is its mean, told no closer than it may be, whatever the order of its sectors', () => {
    expect(groupCell(figure, group('acute'))).toEqual({ value: 4.6, text: '4.6 or more' });
    expect(groupCell(figure, group('residents', 'voluntary'))).toEqual({ value: 2, text: '2.0' });
  });

  it('is with others where the figure has it only in a larger group', () => {
    expect(groupCell(figure, group('voluntary'))).toEqual({ value: null, text: 'with others' });
  });

  it('tells why there is none: the figure is hidden, or shown for all together', () => {
    expect(groupCell({ status: 'too-few' }, group('acute')).text).toBe('too few to show');
    expect(groupCell({ status: 'withheld' }, group('acute')).text).toMatch(
      /could tell what a few people said/,
    );
    expect(groupCell(makeFigure(3), group('acute'))).toEqual({
      value: null,
      text: 'not shown by type of partner',
    });
    const others = makeFigure(3, [makeGroupMean('acute', 3), makeGroupMean('gps', 3)]);
    expect(groupCell(others, group('residents')).text).toBe('asked too little of it');
  });
});

describe('the cell of a tier', () => {
  const means = [tier(3.4, 'board'), tier(2.6, 'middle', 'frontline')];

  it('is its mean, or with others, or not shown', () => {
    expect(tierCell(means, tier(0, 'board'))).toEqual({ value: 3.4, text: '3.4' });
    expect(tierCell(means, tier(0, 'middle'))).toEqual({ value: null, text: 'with others' });
    expect(tierCell(undefined, tier(0, 'board'))).toEqual({ value: null, text: 'not shown by role' });
  });

  it('leaves out of the table those who are counted together, which are told below it', () => {
    expect(coarserTiers(means, [tier(0, 'board'), tier(0, 'middle')])).toEqual([means[1]]);
    expect(coarserTiers(undefined, [])).toEqual([]);
  });
});
