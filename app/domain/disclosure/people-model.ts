import type { FormId, QuestionSet } from 'questions/types';
import { questionsIn } from '../response/form-items';
import { ownProfile } from '../scoring/own-profile';
import type { AttackedEdition, Block } from './attacked-edition';
import type { LinearProgram, Row, Terms } from './linear-program';
import { plus, times } from './linear-program';

/** Whether people stand in this edition as before, only in the one before, or only in this one (as they are now). */
export type Standing = 'kept' | 'gone' | 'new';

/**
 * People who are alike in all that can be told apart: of one sector, in the same editions, with values for the same
 * figures. How many they are, and what their values add up to, is unknown.
 */
export interface Kind {
  readonly sector: string;
  readonly standing: Standing;
  /** Ids of the figures they have a value of; never none. */
  readonly has: ReadonlySet<string>;
  readonly count: Terms;
  /** The sum of their values of a figure; empty where they have none. */
  sumOf(figure: string): Terms;
  /** How many of them gave a level, 1 to 5; only in a model of levels. */
  atLevel(level: number): Terms;
}

/** The unknowns about everyone who answered, and what is known of them from the scale alone. */
export interface PeopleModel {
  readonly kinds: readonly Kind[];
  readonly program: LinearProgram;
}

interface Patterns {
  readonly items: readonly string[];
  /** Whether they have the dimension's score. */
  readonly scored: boolean;
}

/**
 * The model of a block of figures, which tells people of the sectors in `focus` apart by all that can be. Of others only
 * what their values of each figure add up to matters, since the place's means are all that ties them to the rest.
 *
 * @param detail `sums`: one unknown for what people's answers to an item add up to, which lies between the scale's ends.
 *   `levels`: one for each level, how many gave it; for a block of a single item.
 */
export function peopleModel(
  set: QuestionSet,
  block: Block,
  editions: { readonly now: AttackedEdition; readonly before?: AttackedEdition | undefined },
  focus: ReadonlySet<string>,
  detail: 'sums' | 'levels',
): PeopleModel {
  const { now, before } = editions;
  const sectors = [...new Set([...Object.keys(now.people), ...Object.keys(before?.people ?? {})])].sort();
  const standings: readonly Standing[] = before ? ['kept', 'gone', 'new'] : ['new'];
  const rows: Row[] = [];
  const fractional = new Set<number>();
  let columns = 0;
  const column = (whole = true): Terms => {
    if (!whole) fractional.add(columns);
    return [[columns++, 1]];
  };

  const kinds = sectors.flatMap((sector) => {
    const forms = [...new Set([...(now.forms[sector] ?? []), ...(before?.forms[sector] ?? [])])];
    const patterns = focus.has(sector)
      ? forms.flatMap((form) => patternsOf(set, block, form))
      : apart(block).map((items) => ({ items, scored: false }));
    return standings.flatMap((standing) =>
      patterns.map(({ items, scored }): Kind => {
        const levels = detail === 'levels' ? [1, 2, 3, 4, 5].map(() => column()) : [];
        const count = detail === 'levels' ? plus(...levels) : column();
        // People who are not in focus have the score itself, which is a mean and no whole number.
        const sums = new Map(
          items.map((id) => [id, detail === 'levels' ? sumOver(levels) : column(id !== block.dimension)]),
        );
        if (detail === 'sums') for (const sum of sums.values()) rows.push(...onTheScale(sum, count));
        if (scored && block.dimension !== null)
          sums.set(block.dimension, times(1 / items.length, plus(...sums.values())));
        return {
          sector,
          standing,
          has: new Set(sums.keys()),
          count,
          sumOf: (figure) => sums.get(figure) ?? [],
          atLevel: (level) => levels[level - 1] ?? [],
        };
      }),
    );
  });

  for (const sector of focus) {
    const own = kinds.filter((kind) => kind.sector === sector);
    const among = (standing: Standing, people = 0) => ({
      terms: plus(...own.filter((kind) => kind.standing !== standing).map(({ count }) => count)),
      lower: 0,
      upper: people,
    });
    rows.push(among('gone', now.people[sector]));
    if (before) rows.push(among('new', before.people[sector]));
  }
  return { kinds, program: { columns, rows, fractional } };
}

/** Every figure of a block by itself. */
function apart({ items, dimension }: Block): readonly (readonly string[])[] {
  return [...items, ...(dimension === null ? [] : [dimension])].map((id) => [id]);
}

/** Every way of leaving out some of what a form asks of a block, but not all of it. */
function patternsOf(set: QuestionSet, block: Block, form: FormId): readonly Patterns[] {
  if (block.dimension === null) return [{ items: block.items, scored: false }];
  const dimension = set.dimensions.find(({ id }) => id === block.dimension)!;
  const asked = questionsIn(form, dimension).map(({ id }) => id);
  const subsets = asked.reduce<string[][]>((all, id) => [...all, ...all.map((one) => [...one, id])], [[]]);
  return subsets
    .filter((items) => items.length > 0)
    .map((items) => ({ items, scored: isScored(items, dimension.id, set, form) }));
}

function isScored(items: readonly string[], dimension: string, set: QuestionSet, form: FormId): boolean {
  const answers = Object.fromEntries(items.map((id) => [id, 3 as const]));
  return ownProfile(answers, set, form).dimensions.some(
    ({ id, score }) => id === dimension && score.status === 'scored',
  );
}

function sumOver(levels: readonly Terms[]): Terms {
  return plus(...levels.map((terms, index) => times(index + 1, terms)));
}

function onTheScale(sum: Terms, count: Terms): readonly Row[] {
  return [
    { terms: plus(sum, times(-1, count)), lower: 0, upper: Infinity },
    { terms: plus(times(5, count), times(-1, sum)), lower: 0, upper: Infinity },
  ];
}
