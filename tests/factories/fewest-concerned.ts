import type { Figure } from '~/domain/edition/edition';
import { figuresOf, groupNumber, type Person, type Round, valuesOf } from './random-place';

/**
 * The fewest people, but not none, whom a difference between any groups of one edition and any groups of another is
 * about: those who count in one and not in the other, or count in both with answers that were changed in between.
 *
 * @param among the people who are looked at: all where left out
 */
export function fewestConcerned(
  id: string,
  one: Round,
  another: Round,
  among: (person: Person) => boolean = () => true,
): number {
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
  for (const person of one.place.people.filter(among)) {
    const same = later.get(person.id);
    count(where(before!, person), where(after!, same), same?.version !== person.version);
  }
  for (const person of another.place.people.filter(among))
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
