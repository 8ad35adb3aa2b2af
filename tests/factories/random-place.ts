import fc from 'fast-check';
import type { FormId } from 'questions/types';
import type { Figure, ShownEdition } from '~/domain/edition/edition';
import type { EarlierEdition } from '~/domain/edition/shown';
import { showEdition } from '~/domain/edition/shown';
import { tallyResponses } from '~/domain/edition/tally';
import type { Answer, Answers } from '~/domain/response/answer';
import { itemsIn } from '~/domain/response/form-items';
import { ownProfile } from '~/domain/scoring/own-profile';
import { makeQuestionSet } from './question-set';

/**
 * Editions of made-up places, checked against the people themselves: whatever is computed from tallies is found here
 * once more by going through everyone who answered.
 */

const whole = makeQuestionSet();
/** As few questions as leave an overall to be scored. */
export const set = makeQuestionSet({
  dimensions: whole.dimensions.filter(({ id }) => 'abcdei'.includes(id)),
  barriers: whole.barriers.slice(0, 5),
});
export const ITEMS = {
  full: itemsIn('full', set),
  workshop: itemsIn('workshop', set),
  resident: itemsIn('resident', set),
};

/** One person as they answered. A change of any kind gives a new version, and so a new value of everything. */
export interface Person {
  readonly id: number;
  readonly version: number;
  readonly sector: string;
  readonly tier: string;
  readonly form: FormId;
  /** Whether a lead imported their answers. */
  readonly imported: boolean;
  readonly answers: Answers;
}

export interface Place {
  readonly k: number;
  readonly people: readonly Person[];
}

export type Random = () => number;

/** A small generator of numbers from 0 to 1 (mulberry32), so that a counter-example is told by its seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const SECTORS = [
  'acute',
  'dentists',
  'elders',
  'friends',
  'gps',
  'homes',
  'local-authority',
  'residents',
];

const TIERS = ['board', 'senior-manager', 'middle-manager', 'frontline'];

export interface Recipe {
  readonly k: number;
  readonly seed: number;
  readonly size: number;
  readonly sectors: number;
  readonly mood: 'mixed' | 'alike' | 'by sector' | 'nearly all at the top';
  readonly unsaid: number;
  /** The share of people who were imported; nobody, where left out. */
  readonly imported?: number;
}

export const recipe: fc.Arbitrary<Recipe> = fc.record({
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

/** Residents are all of one tier, and elected members work in councils. */
function tierIn(sector: string, random: Random): string {
  if (sector === 'residents') return 'resident-carer';
  if (sector === 'local-authority' && random() < 0.3) return 'elected-member';
  return TIERS[Math.floor(random() * TIERS.length)]!;
}

function newPerson(id: number, from: Recipe, random: Random): Person {
  // Sectors of very different sizes: the first ones are the likeliest.
  const sector = SECTORS[SECTORS.length - from.sectors + Math.floor(random() ** 1.7 * from.sectors)]!;
  const form = sector === 'residents' ? 'resident' : random() < 0.15 ? 'workshop' : 'full';
  return {
    id,
    version: 0,
    sector,
    tier: tierIn(sector, random),
    form,
    // Apart from the other chances, which so stay the same with it and without.
    imported: randomFrom(from.seed + 7919 * id)() < (from.imported ?? 0),
    answers: answersOf(from, sector, form, random),
  };
}

export function placeOf(from: Recipe): Place {
  const random = randomFrom(from.seed);
  return { k: from.k, people: Array.from({ length: from.size }, (_, id) => newPerson(id, from, random)) };
}

/** What happens between two editions, as chances and a number. */
export interface Turn {
  readonly leave: number;
  readonly change: number;
  readonly move: number;
  readonly join: number;
}

export const turn: fc.Arbitrary<Turn> = fc.record({
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

export function editionOf(
  { k, people }: Place,
  before?: { place: Place; edition: EarlierEdition },
): EarlierEdition {
  const versions = new Map(before?.place.people.map(({ id, version }) => [id, version]));
  const counted = tallyResponses(
    set,
    people.map((person) => ({ ...person, changed: versions.get(person.id) !== person.version })),
  );
  const shown = showEdition({ set, threshold: k, protected: counted, previous: before?.edition });
  return { shown, protected: counted };
}

export function figuresOf(edition: ShownEdition): Map<string, Figure> {
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
export function valuesOf(person: Person): Map<string, number> {
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
export function groupNumber(figure: Figure, sector: string): number {
  if (figure.status !== 'shown') return -1;
  return figure.groups.length === 0 ? 0 : figure.groups.findIndex(({ sectors }) => sectors.includes(sector));
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export interface Round {
  readonly place: Place;
  readonly edition: EarlierEdition;
}

export function roundsOf(from: Recipe, turns: readonly Turn[]): Round[] {
  const rounds: Round[] = [];
  for (let round = 0; round <= turns.length; round++) {
    const before = rounds.at(-1);
    const place = before ? nextRound(before.place, from, turns[round - 1]!, round) : placeOf(from);
    rounds.push({ place, edition: editionOf(place, before) });
  }
  return rounds;
}
