import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadInstrument } from '../../../questions/load';
import { findPatterns } from './find-patterns';
import type { FiguredGroup } from './place-figures';
import { sidesOf, STATUTORY_SECTORS, VOLUNTARY_SECTORS } from './sides';

const { sectors } = loadInstrument(fileURLToPath(new URL('../../../questions', import.meta.url)));
const DIMENSIONS = ['a', 'b', 'c', 'd', 'e', 'f'];

const group = (ids: string[], mean: number, dimensions = DIMENSIONS): FiguredGroup => ({
  sectors: ids,
  n: 10,
  means: Object.fromEntries(dimensions.map((id) => [id, mean])),
});

const patternOf = (groups: readonly FiguredGroup[]) =>
  findPatterns({ means: {}, groups }).find(({ id }) => id === 'mainly-the-nhs-and-the-council')!;

describe('the sides of a place', () => {
  it('are of sectors that there are, none of them on both', () => {
    const ids = sectors.map(({ id }) => id);
    const both = [...STATUTORY_SECTORS, ...VOLUNTARY_SECTORS];
    expect(ids).toEqual(expect.arrayContaining(both));
    expect(new Set(both).size).toBe(both.length);
  });

  it('are the means of their groups, each group counting once', () => {
    const groups = [group(['acute'], 4), group(['community'], 3), group(['voluntary', 'residents'], 2)];
    expect(sidesOf(groups)).toEqual({ statutory: 3.5, voluntary: 2 });
  });

  it('have no group whose sectors are of both, or of neither', () => {
    const groups = [group(['acute'], 4), group(['voluntary'], 2)];
    const mixed = [group(['acute', 'voluntary'], 1), group(['residents', 'national'], 1), group([], 1)];
    expect(sidesOf([...groups, ...mixed])).toEqual({ statutory: 4, voluntary: 2 });
  });

  it('are compared on dimensions that both score, and on six or more', () => {
    const voluntary = group(['voluntary'], 2);
    const acute = { ...group(['acute'], 4), means: { ...group(['acute'], 4).means, g: 1 } };
    expect(sidesOf([acute, voluntary])).toEqual({ statutory: 4, voluntary: 2 });
    expect(sidesOf([acute, group(['residents'], 2, ['a'])])).toBeNull();
    expect(sidesOf([acute, group(['voluntary'], 2, DIMENSIONS.slice(1))])).toBeNull();
    expect(sidesOf([acute])).toBeNull();
  });
});

describe('collaboration of the statutory', () => {
  it('is found where the voluntary side scores the place 0.7 lower, and tells both means', () => {
    const { status, numbers } = patternOf([group(['acute'], 3.3), group(['voluntary'], 2.6)]);
    expect(status).toBe('found');
    expect(numbers.map(({ id }) => id)).toEqual(['side.statutory', 'side.voluntary']);
    expect(numbers.map(({ value }) => value)).toEqual([
      expect.closeTo(3.3, 9) as number,
      expect.closeTo(2.6, 9) as number,
    ]);
    expect(patternOf([group(['acute'], 3.3), group(['voluntary'], 2.7)]).status).toBe('not-found');
    expect(patternOf([group(['acute'], 2), group(['voluntary'], 4)]).status).toBe('not-found');
  });

  it('is not evaluated where one side is not shown by itself', () => {
    expect(patternOf([group(['acute', 'voluntary'], 3)]).status).toBe('not-evaluated');
    expect(patternOf([group(['acute'], 4)]).status).toBe('not-evaluated');
  });

  it('stays found when the NHS and the council score higher still', () => {
    const mean = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(mean, mean, mean, (acute, council, voluntary) => {
        const at = (one: number) =>
          patternOf([
            group(['acute'], one),
            group(['local-authority'], council),
            group(['voluntary'], voluntary),
          ]);
        if (at(acute).status === 'found') expect(at(5).status).toBe('found');
        expect(at(acute).status).not.toBe('not-evaluated');
      }),
    );
  });
});
