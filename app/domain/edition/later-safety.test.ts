import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestConcerned } from '../../../tests/factories/fewest-concerned';
import type { Person, Recipe } from '../../../tests/factories/random-place';
import {
  figuresOf,
  groupNumber,
  ITEMS,
  recipe,
  roundsOf,
  sum,
  turn,
  valuesOf,
} from '../../../tests/factories/random-place';

describe('editions of any place one after the other', () => {
  const FIGURES = ['overall', 'pressure', 'a', 'i', 'a.one', 'a.two', 'i.one', 'barrier.a'];
  const larger = recipe.map((from) => ({ ...from, size: from.size + 20 }));
  const turns = fc.array(turn, { minLength: 1, maxLength: 3 });

  it('differ, however their groups are put together, in nobody’s values or in those of enough people', () => {
    fc.assert(
      fc.property(larger, turns, (from, between) => {
        const rounds = roundsOf(from, between);
        rounds.forEach((after, index) => {
          for (const before of rounds.slice(0, index))
            for (const id of FIGURES)
              expect(fewestConcerned(id, before, after)).toBeGreaterThanOrEqual(from.k);
        });
      }),
      { numRuns: 120 },
    );
  });

  it('still hold everyone with a value in one group, of at least the threshold', () => {
    fc.assert(
      fc.property(larger, turns, (from, between) => {
        const { place, edition } = roundsOf(from, between).at(-1)!;
        for (const [id, figure] of figuresOf(edition.shown)) {
          if (figure.status !== 'shown') continue;
          const valid = place.people.filter((person) => valuesOf(person).has(id));
          const sizes = new Map<number, number>();
          for (const { sector } of valid) {
            const at = groupNumber(figure, sector);
            sizes.set(at, (sizes.get(at) ?? 0) + 1);
          }
          const expected = figure.groups.length === 0 ? [figure.n] : figure.groups.map(({ n }) => n);
          expect(expected.map((_, at) => sizes.get(at))).toEqual(expected);
          expect(sum(expected)).toBe(valid.length);
          expect(Math.min(...expected)).toBeGreaterThanOrEqual(from.k);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('tell how many could not say only where nobody who was asked is new or gone, or enough are new', () => {
    fc.assert(
      fc.property(larger, turn, (from, between) => {
        const [before, after] = roundsOf(from, [between]);
        const asked = (person: Person, id: string) => ITEMS[person.form].some((item) => item.id === id);
        for (const [index, { id, dontKnow }] of after!.edition.shown.barriers.entries()) {
          if (dontKnow === null) continue;
          const earlier = new Map(before!.place.people.map((person) => [person.id, person.version]));
          const fresh = after!.place.people.filter(
            (person) => asked(person, id) && earlier.get(person.id) !== person.version,
          );
          const stayed = new Set(after!.place.people.map((person) => person.id));
          const gone = before!.place.people.filter((person) => asked(person, id) && !stayed.has(person.id));
          if (fresh.length >= from.k) continue;
          expect([fresh.length, gone.length]).toEqual([0, 0]);
          expect(before!.edition.shown.barriers[index]!.dontKnow).toBe(dontKnow);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('do show figures again, and in groups, where much is new', () => {
    let shown = 0;
    let grouped = 0;
    for (let seed = 0; seed < 20; seed++) {
      const from: Recipe = { k: 5, seed, size: 60, sectors: 4, mood: 'mixed', unsaid: 0.05 };
      const [, after] = roundsOf(from, [{ leave: 0.02, change: 0.1, move: 0, join: 40 }]);
      const { overall } = after!.edition.shown;
      if (overall.status === 'shown') shown += 1;
      if (overall.status === 'shown' && overall.groups.length > 1) grouped += 1;
    }
    expect(shown).toBe(20);
    expect(grouped).toBeGreaterThan(15);
  });
});
