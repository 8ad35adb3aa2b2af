import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editionOf,
  figuresOf,
  placeOf,
  randomFrom,
  recipe,
  SECTORS,
  set,
  sum,
  valuesOf,
} from '../../../tests/factories/random-place';
import type { Answers } from '../response/answer';
import { showEdition } from './shown';
import type { EarlierEdition } from './shown';
import { tallyResponses } from './tally';
import { capsFor } from './told-means';

describe('an edition of any place', () => {
  const runs = { numRuns: 80 };

  it('shows no group below the threshold, and everyone with a value in exactly one', () => {
    fc.assert(
      fc.property(recipe, (from) => {
        const place = placeOf(from);
        const { shown } = editionOf(place);
        const values = place.people.map((person) => ({ sector: person.sector, has: valuesOf(person) }));
        for (const [id, figure] of figuresOf(shown)) {
          const valid = values.filter(({ has }) => has.has(id));
          const alone = new Set(valid.map(({ sector }) => sector)).size === 1;
          if (valid.length < from.k) expect(figure.status).toBe('too-few');
          if (valid.length >= (alone ? from.k : from.k + 1)) expect(figure.status).toBe('shown');
          if (figure.status !== 'shown') continue;
          expect(figure.n).toBe(valid.length);
          expect(figure.groups.length).not.toBe(1);
          for (const { sectors, n } of figure.groups) {
            expect(n).toBeGreaterThanOrEqual(from.k);
            expect(n).toBe(valid.filter(({ sector }) => sectors.includes(sector)).length);
          }
          for (const { sector } of valid) {
            const holding = figure.groups.filter(({ sectors }) => sectors.includes(sector));
            expect(holding.length).toBe(figure.groups.length === 0 ? 0 : 1);
          }
        }
      }),
      runs,
    );
  });

  it('shows each group’s own mean, to one decimal and within its caps', () => {
    fc.assert(
      fc.property(recipe, (from) => {
        const place = placeOf(from);
        const values = place.people.map((person) => ({ sector: person.sector, has: valuesOf(person) }));
        for (const [id, figure] of figuresOf(editionOf(place).shown)) {
          if (figure.status !== 'shown') continue;
          const everyone = { sectors: SECTORS, n: figure.n, ...figure.pooled };
          for (const group of figure.groups.length > 0 ? figure.groups : [everyone]) {
            const own = values.flatMap(({ sector, has }) =>
              group.sectors.includes(sector) ? (has.get(id) ?? []) : [],
            );
            const mean = sum(own) / own.length;
            const caps = capsFor(group.n, from.k);
            const capped = Math.min(caps.high, Math.max(caps.low, mean));
            expect(Math.abs(group.mean - capped)).toBeLessThanOrEqual(0.05 + 1e-6);
            expect(group.mean).toBe(Number(group.mean.toFixed(1)));
            const atCap = [caps.low, caps.high].some((cap) => Math.abs(mean - cap) < 1e-6);
            if (!atCap) expect(group.capped !== undefined).toBe(capped !== mean);
          }
        }
      }),
      runs,
    );
  });

  it('tells of a small group at an end the same, whatever within the cap its people said', () => {
    const ends = fc.record({
      k: fc.integer({ min: 3, max: 10 }),
      few: fc.nat({ max: 9 }),
      many: fc.integer({ min: 20, max: 40 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(ends, ({ k, few, many, seed }) => {
        const n = k + (few % k);
        const below = Math.floor(0.2 * n + 1e-9);
        const random = randomFrom(seed);
        const large = Array.from({ length: many }, () => 1 + Math.floor(random() * 5));
        const means = (small: readonly number[]) => {
          const person = (sector: string) => (level: number) => ({
            form: 'full' as const,
            sector,
            tier: 'any',
            changed: true,
            answers: { 'a.one': level } as Answers,
          });
          const responses = [...large.map(person('large')), ...small.map(person('small'))];
          const counted = tallyResponses(set, responses);
          const figure = showEdition({ set, threshold: k, protected: counted }).dimensions[0]!.questions[0]!
            .figure;
          if (figure.status !== 'shown') throw new Error('not shown');
          expect(figure.groups.length).toBe(2);
          const { balanced, pooled, groups } = figure;
          for (const { mean, range } of [balanced, pooled]) {
            if (range && range.low > 1 && range.high < 5)
              expect(Math.abs((range.low + range.high) / 2 - mean)).toBeLessThan(0.1 + 1e-9);
          }
          return { balanced: balanced.mean, pooled: pooled.mean, groups };
        };
        const unanimous = Array.from({ length: n }, () => 5);
        expect(means(unanimous.map((level, index) => (index < below ? 4 : level)))).toEqual(means(unanimous));
      }),
    );
  });

  it('comes to the same bytes in any order of people, and through JSON', () => {
    fc.assert(
      fc.property(recipe, fc.nat(), (from, seed) => {
        const place = placeOf(from);
        const random = randomFrom(seed);
        const shuffled = place.people
          .map((person) => ({ person, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ person }) => person);
        const edition = editionOf(place);
        expect(JSON.stringify(editionOf({ ...place, people: shuffled }))).toBe(JSON.stringify(edition));
        const stored = JSON.parse(JSON.stringify(edition)) as EarlierEdition;
        expect(stored).toEqual(edition);
        const again = showEdition({ set, threshold: from.k, protected: stored.protected });
        expect(JSON.stringify(again)).toBe(JSON.stringify(edition.shown));
      }),
      { numRuns: 40 },
    );
  });
});
