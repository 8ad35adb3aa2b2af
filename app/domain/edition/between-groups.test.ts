import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadInstrument } from 'questions/load';
import expectedJson from '../../../tests/oracles/expected-place.json';
import { readCsvAnswers } from '../answers-file/read-answers';
import { betweenGroups, gapOf } from './between-groups';
import { agreementWithin, reliabilityOf } from './complete-rows-told';
import { statisticsOf } from './place-score';
import { tallyResponses } from './tally';

interface Expected {
  etaSquared: number;
  icc1: number;
  icc2: number;
  alpha: { value: number; low: number; high: number; n: number };
  rwgj: Record<string, number>;
}
const expected = expectedJson as unknown as Record<string, Expected>;

const root = fileURLToPath(new URL('../../..', import.meta.url));
const instrument = loadInstrument(`${root}questions`);
const set = instrument.sets['concord-1']!;
const reading = readCsvAnswers(readFileSync(`${root}tests/oracles/answers-place.csv`, 'utf8'), {
  ...instrument,
  set,
});
if (reading.status !== 'read') throw new Error(JSON.stringify(reading.problems));
const { sectors } = tallyResponses(
  set,
  reading.people.map((one) => ({ ...one, form: 'full' as const, changed: true })),
);

describe('what is told of 180 respondents, as R’s psych and multilevel packages give it', () => {
  const ids = Object.keys(expected);
  const between = betweenGroups(
    ids.map((id) => Object.values(sectors).map(({ scores }) => statisticsOf(scores[id]!))),
  );

  it.each(ids.map((id, index) => [id, index] as const))('%s', (id, index) => {
    const { etaSquared, icc1, icc2, alpha, rwgj } = expected[id]!;
    expect(between[index]).toMatchObject({
      etaSquared: Math.round(100 * etaSquared),
      icc1: Math.round(100 * icc1) / 100 + 0,
      icc2: Math.round(100 * icc2) / 100 + 0,
    });
    const rows = Object.values(sectors).map((sector) => sector.rows[id]!);
    const told = reliabilityOf(rows)!;
    expect(told.n).toBe(alpha.n);
    expect(told.alpha).toBeCloseTo(alpha.value, 2);
    expect([told.low, told.high]).toEqual([alpha.low, alpha.high].map((end) => Math.round(100 * end) / 100));
    const groups = Object.entries(sectors).map(
      ([sector, { n }]) => ({ kind: 'sector', sectors: [sector], n }) as const,
    );
    for (const group of agreementWithin(groups, (sector) => sectors[sector]!.rows[id], 5)) {
      const own = rwgj[group.sectors[0]!]!;
      expect(group.rwgj).toBe(Math.min(0.9, Math.round(10 * own) / 10));
    }
  });
});

describe('how far groups differ', () => {
  const group = (mean: number) => ({ n: 20, mean, within: 15 });

  it('is beyond chance where a test says so after all dimensions are counted', () => {
    const apart = [group(2), group(4)];
    const alike = [group(3), group(3.1)];
    expect(betweenGroups([apart, alike]).map((one) => one?.differs)).toEqual([true, false]);
    // By itself p is 0.03; as one of twelve it is not beyond chance.
    const slight = [group(3), group(3.64)];
    expect(betweenGroups([slight])[0]?.differs).toBe(true);
    expect(betweenGroups([slight, ...Array.from({ length: 11 }, () => alike)])[0]?.differs).toBe(false);
  });

  it('is not told of fewer than two groups', () => {
    expect(betweenGroups([[group(3)], []])).toEqual([null, null]);
    expect(gapOf([group(3)])).toBeNull();
    expect(gapOf([group(2), group(4)])).toBeCloseTo(1.9, 0);
  });
});
