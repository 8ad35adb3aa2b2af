import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPatterns } from './find-patterns';
import type { PlaceFigures } from './place-figures';
import { type PatternId, RULES } from './rules';

type Means = Readonly<Record<string, number>>;

const place = (means: Means, more: Partial<PlaceFigures> = {}): PlaceFigures => ({
  means,
  groups: [],
  ...more,
});

function resultOf(id: PatternId, figures: PlaceFigures) {
  return findPatterns(figures).find((result) => result.id === id)!;
}

const statusOf = (id: PatternId, means: Means) => resultOf(id, place(means)).status;

/** Figures at which a pattern is just found, and others, one step away each, at which it is not. */
const EDGES: Readonly<Partial<Record<PatternId, { found: Means; not: readonly Means[] }>>> = {
  'structures-ahead-of-relationships': {
    found: { 'relationships.sequence': 2.5, decisions: 3.4, money: 3.3 },
    not: [{ 'relationships.sequence': 2.6 }, { decisions: 3.3 }],
  },
  'structures-without-behaviours': {
    found: { 'vision.behaviours': 2.5, decisions: 1, money: 3.4 },
    not: [{ 'vision.behaviours': 2.6 }, { money: 3.3 }],
  },
  'running-both-systems': {
    found: { 'assurance.retired': 2.5, 'assurance.single': 3 },
    not: [{ 'assurance.retired': 2.6 }, { 'assurance.single': 2.9 }],
  },
  'resting-on-a-few-people': {
    found: { 'leadership.rolemodel': 3.4, 'leadership.resilience': 2.5 },
    not: [{ 'leadership.rolemodel': 3.3 }, { 'leadership.resilience': 2.6 }],
  },
  'fair-weather-vision': {
    found: { 'vision.shared': 4.1, 'vision.holds': 3.1 },
    not: [{ 'vision.shared': 4 }, { 'vision.holds': 3.2 }],
  },
  'high-trust-thin-assurance': {
    found: { relationships: 3.8, 'decisions.transparency': 2.5, 'assurance.single': 4 },
    not: [{ relationships: 3.7 }, { 'decisions.transparency': 2.6 }],
  },
  'measured-to-judge': {
    found: { 'assurance.learning': 2.5, 'assurance.single': 3 },
    not: [{ 'assurance.learning': 2.6 }, { 'assurance.single': 2.9 }],
  },
  'vision-without-practice': {
    found: { vision: 3.4, money: 2.4, contracting: 3.3, assurance: 2 },
    not: [{ vision: 3.3 }, { assurance: 2.1 }],
  },
  'pilots-that-never-spread': {
    found: { 'learning.testing': 3.4, 'learning.spread': 2.5 },
    not: [{ 'learning.testing': 3.3 }, { 'learning.spread': 2.6 }],
  },
  'health-services-only': {
    found: { 'decisions.joint': 3.4, 'partners.wider': 2.5 },
    not: [{ 'decisions.joint': 3.3 }, { 'partners.wider': 2.6 }],
  },
  'engagement-bolted-on': {
    found: { 'partners.residents': 2.5, decisions: 2, clinical: 3.4 },
    not: [{ 'partners.residents': 2.6 }, { clinical: 3.3 }],
  },
  'narrow-clinical-voice': {
    found: { 'clinical.leadership': 3.4, 'clinical.breadth': 2.5 },
    not: [{ 'clinical.leadership': 3.3 }, { 'clinical.breadth': 2.6 }],
  },
  'payment-pulls-back': {
    found: { 'contracting.incentives': 2.5, 'place.population': 3.3, 'vision.shared': 3.4 },
    not: [{ 'contracting.incentives': 2.6 }, { 'vision.shared': 3.3 }],
  },
  'busy-but-scattered': {
    found: { 'learning.testing': 3.4, 'people.joint': 1, 'decisions.joint': 3, 'place.levels': 2.5 },
    not: [{ 'learning.testing': 3.3 }, { 'place.levels': 2.6 }],
  },
};

const edges = Object.entries(EDGES) as [PatternId, { found: Means; not: readonly Means[] }][];

describe('a pattern', () => {
  it('is one of seventeen, each of which has a result', () => {
    const ids = findPatterns(place({})).map(({ id }) => id);
    expect(ids).toEqual(Object.keys(RULES));
    expect(ids).toHaveLength(17);
  });

  it.each(edges)('%s is found at its thresholds, and not a step away', (id, { found, not }) => {
    expect(statusOf(id, found)).toBe('found');
    for (const step of not) expect(statusOf(id, { ...found, ...step })).toBe('not-found');
  });

  it('is found in no place of which nothing is shown', () => {
    for (const { status, numbers } of findPatterns(place({}))) {
      expect({ status, numbers }).toEqual({ status: 'not-evaluated', numbers: [] });
    }
  });

  it('is not evaluated while a figure that it needs is absent', () => {
    expect(statusOf('resting-on-a-few-people', { 'leadership.rolemodel': 4 })).toBe('not-evaluated');
    expect(statusOf('fair-weather-vision', { 'vision.shared': 4 })).toBe('not-evaluated');
    expect(statusOf('vision-without-practice', { vision: 4, money: 1, contracting: 1 })).toBe(
      'not-evaluated',
    );
  });

  it('that needs either of two is found by one alone, and else waits for the other', () => {
    const low = { 'partners.residents': 2 };
    expect(statusOf('engagement-bolted-on', { ...low, decisions: 4 })).toBe('found');
    expect(statusOf('engagement-bolted-on', { ...low, decisions: 3 })).toBe('not-evaluated');
    expect(statusOf('engagement-bolted-on', { ...low, decisions: 3, clinical: 3 })).toBe('not-found');
  });

  it('has the figures it rests on for numbers, and of either of two the one that is so', () => {
    const low = { 'relationships.sequence': 2 };
    const numbersOf = (means: Means) =>
      resultOf('structures-ahead-of-relationships', place({ ...low, ...means })).numbers.map(({ id }) => id);
    expect(numbersOf({ decisions: 3, money: 3.4 })).toEqual(['relationships.sequence', 'money']);
    expect(numbersOf({ decisions: 4, money: 3.4 })).toEqual(['relationships.sequence', 'decisions', 'money']);
    expect(numbersOf({ decisions: 3, money: 3 })).toEqual(['relationships.sequence', 'decisions', 'money']);
    expect(
      resultOf('fair-weather-vision', place({ 'vision.shared': 4, 'vision.holds': 2.5 })).numbers,
    ).toEqual([
      { id: 'vision.shared', value: 4 },
      { id: 'vision.holds', value: 2.5 },
    ]);
  });
});

describe('running both systems', () => {
  const means = { 'assurance.retired': 2, 'assurance.single': 3.5 };
  const of = (more: Means) => resultOf('running-both-systems', place({ ...means, ...more }));

  it('says whether the old processes are required from outside or could be stopped here', () => {
    expect(of({ 'barrier.doublerunning': 4 })).toMatchObject({ oldProcesses: 'required-outside' });
    expect(of({ 'barrier.doublerunning': 3.9 })).toMatchObject({ oldProcesses: 'could-stop-here' });
    expect(of({ 'barrier.doublerunning': 4 }).numbers.map(({ id }) => id)).toEqual([
      'assurance.retired',
      'assurance.single',
      'barrier.doublerunning',
    ]);
  });

  it('says neither where that pressure is not shown, or nothing is found', () => {
    expect(of({})).toMatchObject({ status: 'found' });
    expect(of({})).not.toHaveProperty('oldProcesses');
    const none = of({ 'assurance.retired': 3, 'barrier.doublerunning': 5 });
    expect(none.status).toBe('not-found');
    expect(none).not.toHaveProperty('oldProcesses');
  });
});

describe('a pattern that rests on a figure of its own', () => {
  it('is found from 0.8 between the tiers, and from four differing dimensions', () => {
    const at = (tierGap: number, differingDimensions: number) =>
      ['only-an-inch-deep', 'partners-see-different-places'].map(
        (id) => resultOf(id as PatternId, place({}, { tierGap, differingDimensions })).status,
      );
    expect(at(0.8, 3)).toEqual(['found', 'not-found']);
    expect(at(0.79, 4)).toEqual(['not-found', 'found']);
  });

  it('is not evaluated where it may not be shown', () => {
    const hidden = place({}, { tierGap: null, differingDimensions: null });
    expect(resultOf('only-an-inch-deep', hidden).status).toBe('not-evaluated');
    expect(resultOf('partners-see-different-places', hidden).status).toBe('not-evaluated');
  });
});

describe('every pattern of means', () => {
  /** What a higher mean speaks for, and what against, as told in analysis.md. */
  const SIDES: Readonly<Partial<Record<PatternId, { high: string[]; low: string[] }>>> = {
    'structures-ahead-of-relationships': { high: ['decisions', 'money'], low: ['relationships.sequence'] },
    'structures-without-behaviours': { high: ['decisions', 'money'], low: ['vision.behaviours'] },
    'running-both-systems': { high: ['assurance.single'], low: ['assurance.retired'] },
    'resting-on-a-few-people': { high: ['leadership.rolemodel'], low: ['leadership.resilience'] },
    'fair-weather-vision': { high: ['vision.shared'], low: ['vision.holds'] },
    'high-trust-thin-assurance': {
      high: ['relationships'],
      low: ['decisions.transparency', 'assurance.single'],
    },
    'measured-to-judge': { high: ['assurance.single'], low: ['assurance.learning'] },
    'vision-without-practice': { high: ['vision'], low: ['money', 'contracting', 'assurance'] },
    'pilots-that-never-spread': { high: ['learning.testing'], low: ['learning.spread'] },
    'health-services-only': { high: ['decisions.joint'], low: ['partners.wider'] },
    'engagement-bolted-on': { high: ['decisions', 'clinical'], low: ['partners.residents'] },
    'narrow-clinical-voice': { high: ['clinical.leadership'], low: ['clinical.breadth'] },
    'payment-pulls-back': { high: ['place.population', 'vision.shared'], low: ['contracting.incentives'] },
    'busy-but-scattered': {
      high: ['learning.testing', 'people.joint'],
      low: ['decisions.joint', 'place.levels'],
    },
  };
  const sides = Object.entries(SIDES) as [PatternId, { high: string[]; low: string[] }][];
  const mean = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
  const meansOf = (ids: string[]) => fc.record(Object.fromEntries(ids.map((id) => [id, mean])));
  const someMeansOf = (ids: string[]) =>
    fc.record(Object.fromEntries(ids.map((id) => [id, mean])), { requiredKeys: [] }) as fc.Arbitrary<Means>;

  it.each(sides)('%s stays found when a high side rises or a low side falls', (id, { high, low }) => {
    let seen = 0;
    fc.assert(
      fc.property(meansOf([...high, ...low]), fc.nat(), mean, (means, which, moved) => {
        if (statusOf(id, means) !== 'found') return;
        seen += 1;
        const ids = [...high, ...low];
        const changed = ids[which % ids.length]!;
        const before = means[changed]!;
        const extreme = high.includes(changed) ? Math.max(before, moved) : Math.min(before, moved);
        expect(statusOf(id, { ...means, [changed]: extreme })).toBe('found');
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it.each(sides)('%s is found at the ends of its sides and not at the other ends', (id, { high, low }) => {
    const at = (ofHigh: number, ofLow: number) => ({
      ...Object.fromEntries(high.map((one) => [one, ofHigh])),
      ...Object.fromEntries(low.map((one) => [one, ofLow])),
    });
    expect(statusOf(id, at(5, 1))).toBe('found');
    expect(statusOf(id, at(1, 5))).toBe('not-found');
    expect(statusOf(id, at(5, 5))).toBe('not-found');
    expect(statusOf(id, at(1, 1))).toBe('not-found');
  });

  it('that is found goes on being so when more is shown', () => {
    const all = [...new Set(sides.flatMap(([, { high, low }]) => [...high, ...low]))];
    fc.assert(
      fc.property(someMeansOf(all), someMeansOf(all), (means, more) => {
        const found = findPatterns(place(means)).filter(({ status }) => status === 'found');
        for (const { id } of found) expect(statusOf(id, { ...more, ...means })).toBe('found');
      }),
    );
  });
});
