import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import published from '../../../tests/oracles/published.json';
import { agreementA } from './agreement-a';

const counts = fc
  .array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 8 })
  .filter((all) => all.some((count) => count > 0));

describe('van der Eijk’s agreement A', () => {
  it.each(published.agreementA.cases)('of $counts is $expected', ({ counts: given, expected }) => {
    expect(agreementA(given)).toBeCloseTo(expected, 14);
  });

  it('is not known where nobody chose a level', () => {
    expect(agreementA([0, 0, 0, 0, 0])).toBeNull();
  });

  it('needs a scale of two levels or more', () => {
    expect(() => agreementA([7])).toThrow(RangeError);
    expect(agreementA([7, 0])).toBe(1);
    expect(agreementA([7, 7])).toBe(0);
  });

  it('lies from -1 to 1, and is the same from either end of the scale and for any multiple of the people', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (given, times) => {
        const found = agreementA(given)!;
        expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
        expect(agreementA(given.toReversed())).toBeCloseTo(found, 12);
        expect(agreementA(given.map((count) => count * times))).toBeCloseTo(found, 12);
      }),
    );
  });

  it('is 1 for one level alone, 0 for all alike, and -1 for two halves at the ends, on any scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        (K, seed, people) => {
          const on = (chosen: (level: number) => boolean) =>
            agreementA(Array.from({ length: K }, (_, level) => (chosen(level) ? people : 0)))!;
          expect(on((level) => level === seed % K)).toBeCloseTo(1, 12);
          expect(on(() => true)).toBeCloseTo(0, 12);
          expect(on((level) => level === 0 || level === K - 1)).toBeCloseTo(-1, 12);
        },
      ),
    );
  });
});
