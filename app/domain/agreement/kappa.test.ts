import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactAgreement, weightedKappa, yesNoKappa } from './kappa';

const oracle = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../../../tests/oracles/${name}`, import.meta.url), 'utf8')) as T;

interface Raters {
  raterA: number[];
  raterB: number[];
}

const pairsOf = ({ raterA, raterB }: Raters) => raterA.map((a, index) => [a, raterB[index]!] as const);

describe('agreement beyond chance', () => {
  const { kappa, ratedOrNot } = oracle<{
    kappa: Raters & { quadraticWeighted: number };
    ratedOrNot: Raters & { kappa: number };
  }>('expected-misc.json');
  const { kappaTables } = oracle<{ kappaTables: { table: number[][]; quadratic: number } }>('published.json');

  it('of levels is what psych in R gives', () => {
    expect(weightedKappa(pairsOf(kappa))).toBeCloseTo(kappa.quadraticWeighted, 9);
  });

  it('of levels is what was published for Stuart’s data on vision', () => {
    const pairs = kappaTables.table.flatMap((row, a) =>
      row.flatMap((count, b) => Array.from({ length: count }, () => [a, b] as const)),
    );
    expect(weightedKappa(pairs)).toBeCloseTo(kappaTables.quadratic, 6);
  });

  it('of rated or not is what psych in R gives', () => {
    const pairs = pairsOf(ratedOrNot).map(([a, b]) => [a === 1, b === 1] as const);
    expect(yesNoKappa(pairs)).toBeCloseTo(ratedOrNot.kappa, 9);
  });

  const level = fc.integer({ min: 1, max: 5 });
  const pairs = fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 60 });

  it('is 1 for the same levels, never more, and the same whoever read first', () => {
    fc.assert(
      fc.property(pairs, (read) => {
        const found = weightedKappa(read);
        if (found !== null) expect(found).toBeLessThanOrEqual(1);
        expect(weightedKappa(read.map(([a, b]) => [b, a]))).toBe(found);
        const same = weightedKappa(read.map(([a]) => [a, a]));
        expect(same ?? 1).toBe(1);
      }),
    );
  });

  it('is not known where there is nothing to tell apart', () => {
    expect(weightedKappa([])).toBeNull();
    expect(
      weightedKappa([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(yesNoKappa([[true, true]])).toBeNull();
    expect(exactAgreement([])).toBeNull();
  });

  it('is beside the plain share of same levels', () => {
    expect(
      exactAgreement([
        [3, 3],
        [2, 3],
      ]),
    ).toBe(0.5);
  });
});
