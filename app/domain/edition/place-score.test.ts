import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadInstrument } from 'questions/load';
import type { Answers } from '../response/answer';
import { parseAnswer } from '../response/answer';
import expectedJson from '../../../tests/oracles/expected-place.json';
import { balancedMean, intervalOf, pooledMean, statisticsOf, together } from './place-score';
import { tallyResponses } from './tally';
import type { TalliedResponse } from './tally';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Expected {
  n: number;
  pooled: { mean: number; low: number; high: number };
  balanced: { mean: number; se: number; df: number; low: number; high: number };
  sectorMeans: Record<string, number>;
}
const expected: Record<string, Expected> = expectedJson;

function respondents(): TalliedResponse[] {
  const [header = '', ...lines] = readFileSync(`${root}tests/oracles/answers-place.csv`, 'utf8')
    .trim()
    .split('\n');
  const [, , , ...ids] = header.split(',');
  return lines.map((line) => {
    const [, sector = '', tier = '', ...values] = line.split(',');
    const answers: Answers = Object.fromEntries(
      ids.flatMap((id, index) => {
        const answer = parseAnswer(values[index] ?? '');
        return answer === undefined ? [] : [[id, answer]];
      }),
    );
    return { form: 'full', sector, tier, changed: true, answers };
  });
}

describe('the place scores of 180 respondents, as R’s psych and survey packages give them', () => {
  const set = loadInstrument(`${root}questions`).sets['concord-1']!;
  const { sectors } = tallyResponses(set, respondents());

  it.each(Object.entries(expected))('%s', (dimension, { n, pooled, balanced, sectorMeans }) => {
    const moments = Object.entries(sectors).map(([id, sector]) => [id, sector.scores[dimension]!] as const);
    const groups = moments.map(([, one]) => statisticsOf(one));
    expect(Object.keys(sectors)).toEqual(Object.keys(sectorMeans).sort());
    moments.forEach(([id], index) => expect(groups[index]?.mean).toBeCloseTo(sectorMeans[id]!, 7));

    const byGroups = balancedMean(groups);
    expect(byGroups.mean).toBeCloseTo(balanced.mean, 7);
    expect(byGroups.spread!.se).toBeCloseTo(balanced.se, 7);
    expect(Math.abs(byGroups.spread!.df / balanced.df - 1)).toBeLessThan(1e-7);
    expect(intervalOf(byGroups)!.low).toBeCloseTo(balanced.low, 7);
    expect(intervalOf(byGroups)!.high).toBeCloseTo(balanced.high, 7);

    const all = together(moments.map(([, one]) => one));
    expect(all.n).toBe(n);
    for (const byPeople of [pooledMean(groups), pooledMean([statisticsOf(all)])]) {
      expect(byPeople.mean).toBeCloseTo(pooled.mean, 7);
      expect(intervalOf(byPeople)!.low).toBeCloseTo(pooled.low, 7);
      expect(intervalOf(byPeople)!.high).toBeCloseTo(pooled.high, 7);
    }
  });
});

/** The statistics of people with these values. */
const group = (...values: number[]) =>
  statisticsOf({
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  });

describe('the balanced mean', () => {
  it('counts each group once, whatever its size', () => {
    expect(balancedMean([group(1, 1, 1, 1), group(4)]).mean).toBe(2.5);
    expect(pooledMean([group(1, 1, 1, 1), group(4)]).mean).toBe(1.6);
  });

  it('lends a group of one the variance within all groups and its degrees of freedom', () => {
    const { spread } = balancedMean([group(1, 3), group(2, 4, 3), group(5)]);
    const pool = (2 + 2) / 3;
    const terms = [2 / 2, 1 / 3, pool / 1];
    const total = 1 + 1 / 3 + pool;
    expect(spread!.se).toBeCloseTo(Math.sqrt(total) / 3, 12);
    expect(spread!.df).toBeCloseTo(total ** 2 / (1 / 1 + terms[1]! ** 2 / 2 + pool ** 2 / 3), 12);
  });

  it('is no more certain of several groups that borrow their variance than of the pool', () => {
    const { spread } = balancedMean([group(1, 3, 2), group(2, 4, 3), group(5, 4, 4)], 10);
    expect(spread!.df).toBeCloseTo(6, 12);
  });

  it('has no interval where everyone of each group answered alike, and the pooled mean none where all did', () => {
    expect(balancedMean([group(2, 2, 2), group(4, 4)]).spread).toBeNull();
    expect(pooledMean([group(2, 2, 2), group(4, 4)]).spread).not.toBeNull();
    expect(pooledMean([group(2, 2, 2), group(2, 2)]).spread).toBeNull();
    expect(intervalOf(pooledMean([group(2, 2, 2)]))).toBeNull();
  });

  it('has no interval where nobody shares a group', () => {
    expect(balancedMean([group(1), group(4)]).spread).toBeNull();
    expect(pooledMean([group(3)]).spread).toBeNull();
  });

  it('sees that everyone scored two thirds alike, though nine decimals cannot hold it', () => {
    const alike = { n: 7, sum: 7 * 2.666666667, squares: 7 * 7.111111111 };
    expect(statisticsOf(alike).within).toBe(0);
  });

  it('cannot be had of nobody', () => {
    expect(() => statisticsOf({ n: 0, sum: 0, squares: 0 })).toThrow(RangeError);
  });
});

describe('the 95% interval', () => {
  it.each([
    [1, 12.7062],
    [2, 4.3027],
    [4, 2.7764],
    [30, 2.0423],
    [120, 1.9799],
    [99_999, 1.96],
  ])('reaches as far as the tables of Student’s t say at %d degrees of freedom', (df, t) => {
    const { low, high } = intervalOf({ mean: 3, spread: { se: 1, df } })!;
    expect([low, high].map((end) => Math.round((end - 3) * 1e4) / 1e4)).toEqual([-t, t]);
  });
});
