import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestConcerned } from '../../../tests/factories/fewest-concerned';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import {
  editionOf,
  figuresOf,
  groupNumber,
  placeOf,
  recipe,
  roundsOf,
  turn,
  valuesOf,
} from '../../../tests/factories/random-place';
import type { Answer } from '../response/answer';
import { itemsIn } from '../response/form-items';
import { groupsOfPlace } from './groups';
import { showEdition } from './shown';
import { type TalliedResponse, tallyResponses } from './tally';
import { capsFor, tellableBeside } from './told-means';

const set = makeQuestionSet();
const k = 5;

/** People of a sector, each of whom gives one answer to everything. */
const people = (sector: string, levels: readonly Answer[], imported = false): TalliedResponse[] =>
  levels.map((level) => ({
    form: 'full',
    sector,
    tier: 'board',
    changed: true,
    imported,
    answers: Object.fromEntries(itemsIn('full', set).map(({ id }) => [id, level])),
  }));
const brought = (sector: string, levels: readonly Answer[]) => people(sector, levels, true);
const editionFrom = (...responses: TalliedResponse[][]) =>
  showEdition({ set, threshold: k, protected: tallyResponses(set, responses.flat()) });
const sectorsOf = (...responses: TalliedResponse[][]) =>
  editionFrom(...responses).groups.map(({ sectors }) => sectors.join('+'));

const some = [2, 3, 4, 3, 2, 3] as const;

describe('people whose answers were imported', () => {
  it('do not help a few others to be shown, but a sector of them alone is shown', () => {
    const council = people('council', some);
    expect(sectorsOf(council, people('acute', [1, 2]), brought('acute', some))).toEqual(['acute+council']);
    expect(sectorsOf(council, people('acute', some), brought('acute', [1]))).toEqual(['acute', 'council']);
    expect(sectorsOf(council, brought('acute', some))).toEqual(['acute', 'council']);
    expect(sectorsOf(brought('council', some), brought('acute', some))).toEqual(['acute', 'council']);
  });

  it('hide nothing of a few others by joining them: then there is no figure at all', () => {
    const result = editionFrom(brought('council', some), brought('acute', some), people('acute', [1, 2, 3]));
    expect(result).toMatchObject({ n: 15, imported: 12, groups: [], overall: { status: 'withheld' } });
    expect(JSON.stringify(result)).not.toContain('"status":"shown"');
    expect(result.barriers.every(({ distribution, dontKnow }) => !distribution && dontKnow === null)).toBe(
      true,
    );
  });

  it('are counted, and nothing else of an edition changes where there are none', () => {
    expect(editionFrom(people('council', some), brought('acute', some)).imported).toBe(6);
    const without = editionFrom(people('council', some));
    expect(Object.hasOwn(without, 'imported')).toBe(false);
    expect(tallyResponses(set, people('council', some))).not.toHaveProperty('own');
  });

  it('do not lift the cap of the others: what is told follows from what could be told of those alone', () => {
    const told = editionFrom(people('acute', [5, 5, 5, 5, 5]), brought('acute', [1, 1, 1, 1, 1])).overall;
    // 5 people are told as 4.6 or more; with five times 1 that is a mean of 2.8.
    expect(told).toMatchObject({ status: 'shown', n: 10, pooled: { mean: 2.8, capped: 'high' } });
  });

  it('let nothing be told by role or of complete rows where others answered here themselves', () => {
    const many = Array.from({ length: 40 }, (_, index) => ((index % 5) + 1) as Answer);
    const frontline = people('acute', many).map((one) => ({ ...one, tier: 'frontline' }));
    const own = [people('acute', many), frontline];
    expect(editionFrom(...own).tiers).not.toBeNull();
    const mixed = editionFrom(...own, brought('council', many));
    expect(mixed.tiers).toBeNull();
    expect(mixed.dimensions[0]).toMatchObject({ within: [], reliability: null });
  });

  it('leave of any group at least the threshold of others, or none', () => {
    const sizes = fc.dictionary(
      fc.constantFrom(...'abcdef'),
      fc.record({ own: fc.integer({ min: 0, max: 9 }), imported: fc.integer({ min: 0, max: 9 }) }),
    );
    fc.assert(
      fc.property(sizes, fc.integer({ min: 3, max: 10 }), (given, threshold) => {
        const counts = (key: 'own' | 'all') =>
          Object.fromEntries(
            Object.entries(given).map(([id, { own, imported }]) => [
              id,
              key === 'own' ? own : own + imported,
            ]),
          );
        const groups = groupsOfPlace(counts('all'), threshold, counts('own'));
        for (const { sectors, n } of groups) {
          const own = sectors.reduce((sum, id) => sum + given[id]!.own, 0);
          expect(n).toBeGreaterThanOrEqual(threshold);
          expect(own === 0 || own >= threshold).toBe(true);
        }
        const present = Object.keys(counts('all')).filter((id) => counts('all')[id]! > 0);
        const shown = groups.flatMap(({ sectors }) => sectors).sort();
        expect(shown.length === 0 || shown.join() === present.sort().join()).toBe(true);
      }),
    );
  });

  const someImported = fc
    .tuple(recipe, fc.constantFrom(0.1, 0.4, 0.8))
    .map(([from, imported]) => ({ ...from, size: from.size + 20, imported }));

  it('leave of any figure’s groups values of at least the threshold of others, or of none', () => {
    fc.assert(
      fc.property(someImported, (from) => {
        const place = placeOf(from);
        for (const [id, figure] of figuresOf(editionOf(place).shown)) {
          if (figure.status !== 'shown') continue;
          const groups = Math.max(1, figure.groups.length);
          for (let group = 0; group < groups; group++) {
            const within = place.people.filter(
              (person) => !person.imported && groupNumber(figure, person.sector) === group,
            );
            const valid = within.filter((person) => valuesOf(person).has(id)).length;
            expect(valid === 0 || valid >= from.k).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave of any difference between editions the values of at least the threshold of others, or of none', () => {
    fc.assert(
      fc.property(someImported, fc.array(turn, { minLength: 1, maxLength: 2 }), (from, turns) => {
        const rounds = roundsOf(from, turns);
        rounds.forEach((after, index) => {
          for (const before of rounds.slice(0, index))
            for (const id of ['overall', 'a', 'i.one', 'barrier.a'])
              for (const among of [undefined, ({ imported }: { imported: boolean }) => !imported])
                expect(fewestConcerned(id, before, after, among)).toBeGreaterThanOrEqual(from.k);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('do not let a mean tell more of the others than their own cap, and what is told is true', () => {
    const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 30 });
    const momentsOf = (values: readonly number[]) => ({
      n: values.length,
      sum: values.reduce((sum, one) => sum + one, 0),
      squares: values.reduce((sum, one) => sum + one ** 2, 0),
    });
    const own = fc.oneof(levels, fc.constant([5, 5, 5, 5, 5]), fc.constant([1, 1, 1, 1, 1, 2]));
    fc.assert(
      fc.property(own, levels, (ours, theirs) => {
        const all = momentsOf([...ours, ...theirs]);
        const { statistics, mark } = tellableBeside(all, momentsOf(ours), k);
        const truth = all.sum / all.n;
        if (mark.capped === 'high') expect(truth).toBeGreaterThanOrEqual(statistics.mean - 1e-9);
        else if (mark.capped === 'low') expect(truth).toBeLessThanOrEqual(statistics.mean + 1e-9);
        else expect(statistics.mean).toBeCloseTo(truth, 9);
        const left = (statistics.mean * all.n - momentsOf(theirs).sum) / ours.length;
        const { low, high } = capsFor(ours.length, k);
        const isAtEnd = mark.capped === 'high' ? left <= high + 1e-6 : left >= low - 1e-6;
        expect(mark.capped === undefined || isAtEnd).toBe(true);
        if (ours.every((one) => one === ours[0]) && [1, 5].includes(ours[0]!))
          expect(mark.capped).toBeDefined();
      }),
    );
  });
});
