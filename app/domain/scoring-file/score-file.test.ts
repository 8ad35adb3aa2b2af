import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadInstrument } from 'questions/load';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import expectedJson from '../../../tests/oracles/expected-place.json';
import { agreementA } from '../agreement/agreement-a';
import type { Answer } from '../response/answer';
import type { FileRespondent } from '../answers-file/read-answers';
import { readCsvAnswers } from '../answers-file/read-answers';
import { scoreFile } from './score-file';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** That two figures, or records of them, are the same within 1e-6 of each figure. */
function expectSame(found: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number') {
    const off = Math.abs((found as number) - expected) / Math.max(1, Math.abs(expected));
    expect(off, `${path}: ${String(found)} for ${expected}`).toBeLessThan(1e-6);
    return;
  }
  const fields = expected as Record<string, unknown>;
  expect(Object.keys(found as object).sort(), path).toEqual(Object.keys(fields).sort());
  for (const [key, value] of Object.entries(fields)) {
    expectSame((found as Record<string, unknown>)[key], value, `${path}.${key}`);
  }
}

describe('the figures of 180 respondents', () => {
  const { current: set, sectors, tiers, relatedBarriers } = loadInstrument(`${root}questions`);
  const text = readFileSync(`${root}tests/oracles/answers-place.csv`, 'utf8');
  const reading = readCsvAnswers(text, { set, sectors, tiers });
  const respondents = reading.status === 'read' ? reading.people : [];
  const scores = scoreFile({ set, form: 'full', mergeBelow: 0, respondents, relatedBarriers });

  it('are of all dimensions and all questions', () => {
    expect(reading).toMatchObject({ status: 'read', problemCount: 0 });
    expect(respondents).toHaveLength(180);
    expect(Object.keys(scores)).toEqual(['dimensions', 'questions', 'overall', 'patterns', 'start']);
    expect(Object.keys(scores.dimensions)).toEqual(Object.keys(expectedJson));
    expect(Object.keys(scores.questions)).toHaveLength(48);
  });

  it.each(Object.entries(expectedJson))('are what R gives, every one of them, for %s', (id, expected) => {
    expectSame(scores.dimensions[id], expected, id);
  });

  it('count each question’s levels, with their agreement', () => {
    const levels = respondents.map(({ answers }) => answers['money.shift']);
    const counts = [1, 2, 3, 4, 5].map((level) => levels.filter((one) => one === level).length);
    expect(scores.questions['money.shift']).toEqual({ counts, agreementA: agreementA(counts) });
    // The file has no barriers.
    expect(scores.questions['barrier.doublerunning']).toEqual({ counts: [0, 0, 0, 0, 0], agreementA: null });
  });

  it('put the small sectors together where asked, and still hold everyone', () => {
    const merged = scoreFile({ set, form: 'full', mergeBelow: 22, respondents, relatedBarriers });
    const one = merged.dimensions['relationships']!;
    const keys = ['acute', 'local-authority', 'mental-health', 'primary-care', 'nhs-commissioner+voluntary'];
    expect(Object.keys(one.sectorMeans)).toEqual(keys);
    expect(Object.keys(one.rwgj)).toEqual(keys);
    const before = scores.dimensions['relationships']!;
    expectSame(one.pooled, before.pooled);
    expect(one.n).toBe(before.n);
    expect(one.sectorMeans['acute']).toBe(before.sectorMeans['acute']);
    expect(one.etaSquared).toBeLessThan(before.etaSquared!);
    expect(one.alpha).toEqual(before.alpha);
  });
});

const set = makeQuestionSet();
const person = (sector: string, answers: Record<string, Answer>): FileRespondent => ({
  sector,
  tier: 'board',
  answers,
});
const scoresOf = (respondents: readonly FileRespondent[], mergeBelow = 0) =>
  scoreFile({ set, form: 'full', mergeBelow, respondents, relatedBarriers: {} });

describe('the figures of a file', () => {
  const few = [
    person('acute', { 'a.one': 2, 'a.two': 4, 'a.three': 3 }),
    person('acute', { 'a.one': 4, 'a.two': 4, 'a.three': 'dk' }),
    person('voluntary', { 'a.one': 5, 'a.two': 3 }),
    person('community', { 'b.one': 1, 'b.two': 1 }),
  ];

  it('leave out a sector that has none, and what is not known is null', () => {
    expect(scoresOf(few).dimensions['a']).toMatchObject({
      n: 3,
      sectorMeans: { acute: 3.5, voluntary: 4 },
      alpha: { value: null, low: null, high: null, n: 1 },
      rwgj: { acute: null, voluntary: null },
    });
    expect(scoresOf(few).dimensions['c']).toEqual({
      n: 0,
      pooled: { mean: null, low: null, high: null },
      balanced: { mean: null, se: null, df: null, low: null, high: null },
      sectorMeans: {},
      etaSquared: null,
      icc1: null,
      icc2: null,
      alpha: { value: null, low: null, high: null, n: 0 },
      rwgj: {},
    });
    expect(scoresOf(few).overall).toMatchObject({ n: 0, sectorMeans: {} });
  });

  it('are of one group where the sectors are too small alone, and of none where all together are', () => {
    expect(scoresOf(few, 3).dimensions['a']?.sectorMeans).toEqual({ 'acute+community+voluntary': 11 / 3 });
    expect(scoresOf(few, 5).dimensions['a']).toMatchObject({ n: 0, sectorMeans: {} });
  });

  it('have no interval where everyone answered alike', () => {
    const alike = [1, 2, 3].map(() => person('acute', { 'a.one': 4, 'a.two': 4 }));
    expect(scoresOf(alike).dimensions['a']).toMatchObject({
      pooled: { mean: 4, low: null, high: null },
      balanced: { mean: 4, se: null, df: null, low: null, high: null },
      sectorMeans: { acute: 4 },
    });
  });

  it('give alpha from 30 complete rows', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const level = ((index % 5) + 1) as Answer;
        return person('acute', { 'a.one': level, 'a.two': level, 'a.three': level });
      });
    expect(scoresOf(rows(29)).dimensions['a']!.alpha).toEqual({ value: null, low: null, high: null, n: 29 });
    expect(scoresOf(rows(30)).dimensions['a']!.alpha).toMatchObject({ value: 1, n: 30 });
  });

  it('are of the questions that the form asks', () => {
    const answers = { 'a.one': 2, 'a.two': 5, 'a.three': 5, 'barrier.a': 3, 'barrier.l': 3 } as const;
    const respondents = [person('acute', answers), person('acute', answers)];
    const source = { set, mergeBelow: 0, respondents, relatedBarriers: {} };
    const workshop = scoreFile({ ...source, form: 'workshop' });
    expect(workshop.dimensions['a']).toMatchObject({ n: 2, sectorMeans: { acute: 2 }, rwgj: { acute: 1 } });
    expect(Object.keys(workshop.questions)).toHaveLength(16);
    expect(workshop.questions['barrier.a']?.counts).toEqual([0, 0, 2, 0, 0]);
    expect(workshop.questions).not.toHaveProperty('a.two');
    const resident = scoreFile({ ...source, form: 'resident' });
    expect(resident.dimensions['a']).toMatchObject({ n: 0, rwgj: {} });
  });
});
