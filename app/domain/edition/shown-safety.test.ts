import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import type { FormId } from 'questions/types';
import type { Answer, Answers } from '../response/answer';
import { itemsIn } from '../response/form-items';
import { ownProfile } from '../scoring/own-profile';
import type { Figure, ShownEdition } from './edition';
import { CAPS } from './estimates';
import { showEdition } from './shown';
import type { EarlierEdition } from './shown';
import { tallyResponses } from './tally';

/**
 * Editions of made-up places, checked against the people themselves: whatever is computed from tallies is found here
 * once more by going through everyone who answered.
 */

const whole = makeQuestionSet();
/** As few questions as leave an overall to be scored. */
const set = makeQuestionSet({
  dimensions: whole.dimensions.filter(({ id }) => 'abcdei'.includes(id)),
  barriers: whole.barriers.slice(0, 5),
});
const ITEMS = {
  full: itemsIn('full', set),
  workshop: itemsIn('workshop', set),
  resident: itemsIn('resident', set),
};

/** One person as they answered. A change of any kind gives a new version, and so a new value of everything. */
interface Person {
  readonly id: number;
  readonly version: number;
  readonly sector: string;
  readonly form: FormId;
  readonly answers: Answers;
}

interface Place {
  readonly k: number;
  readonly people: readonly Person[];
}

type Random = () => number;

/** A small generator of numbers from 0 to 1 (mulberry32), so that a counter-example is told by its seed. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SECTORS = ['acute', 'council', 'dentists', 'elders', 'friends', 'gps', 'homes', 'residents'];

interface Recipe {
  readonly k: number;
  readonly seed: number;
  readonly size: number;
  readonly sectors: number;
  readonly mood: 'mixed' | 'alike' | 'by sector' | 'nearly all at the top';
  readonly unsaid: number;
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  k: fc.integer({ min: 3, max: 10 }),
  seed: fc.nat(),
  size: fc.integer({ min: 2, max: 60 }),
  sectors: fc.integer({ min: 1, max: 8 }),
  mood: fc.constantFrom('mixed', 'alike', 'by sector', 'nearly all at the top'),
  unsaid: fc.constantFrom(0, 0.05, 0.5),
});

function answersOf({ mood, unsaid }: Recipe, sector: string, form: FormId, random: Random): Answers {
  const level = () => {
    if (mood === 'alike') return 3;
    if (mood === 'by sector') return (SECTORS.indexOf(sector) % 5) + 1;
    if (mood === 'nearly all at the top') return random() < 0.03 ? 4 : 5;
    return 1 + Math.floor(random() * 5);
  };
  const answer = (): Answer | undefined => {
    if (random() >= unsaid) return level() as Answer;
    return ([undefined, 'dk', 'na'] as const)[Math.floor(random() * 3)];
  };
  const given = ITEMS[form].map(({ id }) => [id, answer()] as const);
  return Object.fromEntries(given.flatMap(([id, one]) => (one === undefined ? [] : [[id, one]])));
}

function newPerson(id: number, from: Recipe, random: Random): Person {
  // Sectors of very different sizes: the first ones are the likeliest.
  const sector = SECTORS[SECTORS.length - from.sectors + Math.floor(random() ** 1.7 * from.sectors)]!;
  const form = sector === 'residents' ? 'resident' : random() < 0.15 ? 'workshop' : 'full';
  return { id, version: 0, sector, form, answers: answersOf(from, sector, form, random) };
}

function placeOf(from: Recipe): Place {
  const random = randomFrom(from.seed);
  return { k: from.k, people: Array.from({ length: from.size }, (_, id) => newPerson(id, from, random)) };
}

/** What happens between two editions, as chances and a number. */
interface Turn {
  readonly leave: number;
  readonly change: number;
  readonly move: number;
  readonly join: number;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  leave: fc.constantFrom(0, 0.02, 0.1),
  change: fc.constantFrom(0, 0.02, 0.1, 0.5),
  move: fc.constantFrom(0, 0.02, 0.1),
  join: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })),
});

function nextRound(place: Place, from: Recipe, { leave, change, move, join }: Turn, round: number): Place {
  const random = randomFrom(from.seed + round);
  const stayed = place.people.flatMap((person) => {
    if (random() < leave) return [];
    const changes = random() < change;
    const moves = random() < move;
    if (!changes && !moves) return [person];
    const sector = moves ? newPerson(0, from, random).sector : person.sector;
    const answers = changes ? answersOf(from, sector, person.form, random) : person.answers;
    return [{ ...person, sector, answers, version: round }];
  });
  const joined = Array.from({ length: join }, (_, index) => newPerson(round * 1000 + index, from, random));
  return { k: place.k, people: [...stayed, ...joined] };
}

function editionOf({ k, people }: Place, before?: { place: Place; edition: EarlierEdition }): EarlierEdition {
  const versions = new Map(before?.place.people.map(({ id, version }) => [id, version]));
  const counted = tallyResponses(
    set,
    people.map((person) => ({ ...person, tier: 'any', changed: versions.get(person.id) !== person.version })),
  );
  const shown = showEdition({ set, threshold: k, protected: counted, previous: before?.edition });
  return { shown, protected: counted };
}

function figuresOf(edition: ShownEdition): Map<string, Figure> {
  const items = [...edition.dimensions.flatMap(({ questions }) => questions), ...edition.barriers];
  const all = [...edition.dimensions, ...items];
  return new Map([
    ['overall', edition.overall],
    ['pressure', edition.pressure],
    ...all.map(({ id, figure }) => [id, figure] as const),
  ]);
}

const known = new WeakMap<Person, Map<string, number>>();

/** A person's own value of each figure; those that they have none of are absent. */
function valuesOf(person: Person): Map<string, number> {
  const values = known.get(person) ?? ownValues(person);
  known.set(person, values);
  return values;
}

function ownValues({ answers, form }: Person): Map<string, number> {
  const { overall, pressure, dimensions, barriers } = ownProfile(answers, set, form);
  const scores = [{ id: 'overall', score: overall }, { id: 'pressure', score: pressure }, ...dimensions];
  const items = [...dimensions.flatMap(({ questions }) => questions), ...barriers];
  return new Map([
    ...scores.flatMap(({ id, score }) => (score.status === 'scored' ? [[id, score.mean] as const] : [])),
    ...items.flatMap(({ id, answer }) => (typeof answer === 'number' ? [[id, answer] as const] : [])),
  ]);
}

/** The groups a figure is shown in, as numbers; -1 for nobody's. One group where the figure lists none. */
function groupNumber(figure: Figure, sector: string): number {
  if (figure.status !== 'shown') return -1;
  return figure.groups.length === 0 ? 0 : figure.groups.findIndex(({ sectors }) => sectors.includes(sector));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

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
          expect(figure.status).toBe(valid.length < from.k ? 'too-few' : 'shown');
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
            const small = group.n < 2 * from.k;
            const capped = small ? Math.min(CAPS.high, Math.max(CAPS.low, mean)) : mean;
            expect(Math.abs(group.mean - capped)).toBeLessThanOrEqual(0.05 + 1e-6);
            expect(group.mean).toBe(Number(group.mean.toFixed(1)));
            const atCap = [CAPS.low, CAPS.high].some((cap) => Math.abs(mean - cap) < 1e-6);
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

/**
 * The fewest people, but not none, whom a difference between any groups of one edition and any groups of another is
 * about: those who count in one and not in the other, or count in both with answers that were changed in between.
 */
function fewestConcerned(id: string, one: Round, another: Round): number {
  const [before, after] = [one, another].map(({ edition }) => figuresOf(edition.shown).get(id)!);
  const kinds = new Map<string, { from: number; to: number; changed: boolean; people: number }>();
  const count = (from: number, to: number, changed: boolean) => {
    const key = `${from} ${to} ${changed}`;
    const kind = kinds.get(key) ?? { from, to, changed, people: 0 };
    kind.people += 1;
    kinds.set(key, kind);
  };
  const later = new Map(another.place.people.map((person) => [person.id, person]));
  const earlier = new Set(one.place.people.map((person) => person.id));
  const where = (figure: Figure, person: Person | undefined) =>
    person && valuesOf(person).has(id) ? groupNumber(figure, person.sector) : -1;
  for (const person of one.place.people) {
    const same = later.get(person.id);
    count(where(before!, person), where(after!, same), same?.version !== person.version);
  }
  for (const person of another.place.people)
    if (!earlier.has(person.id)) count(-1, where(after!, person), true);

  const groups = (figure: Figure) => (figure.status === 'shown' ? Math.max(1, figure.groups.length) : 0);
  let fewest = Infinity;
  for (let from = 0; from < 2 ** groups(before!); from++)
    for (let to = 0; to < 2 ** groups(after!); to++) {
      let people = 0;
      for (const kind of kinds.values()) {
        const inOne = kind.from >= 0 && (from >> kind.from) % 2 === 1;
        const inOther = kind.to >= 0 && (to >> kind.to) % 2 === 1;
        if (kind.changed ? inOne || inOther : inOne !== inOther) people += kind.people;
      }
      if (people > 0) fewest = Math.min(fewest, people);
    }
  return fewest;
}

interface Round {
  readonly place: Place;
  readonly edition: EarlierEdition;
}

function roundsOf(from: Recipe, turns: readonly Turn[]): Round[] {
  const rounds: Round[] = [];
  for (let round = 0; round <= turns.length; round++) {
    const before = rounds.at(-1);
    const place = before ? nextRound(before.place, from, turns[round - 1]!, round) : placeOf(from);
    rounds.push({ place, edition: editionOf(place, before) });
  }
  return rounds;
}

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
