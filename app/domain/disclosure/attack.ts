import type { Attacked, AttackedEdition, Block, Told } from './attacked-edition';
import { groupsShown, toldOf } from './attacked-edition';
import { boundedMean, nearlyAlike } from './bounded-mean';
import type { Range, Row, Solver } from './linear-program';
import type { Kind, PeopleModel, Standing } from './people-model';
import { peopleModel } from './people-model';
import { atLevel, countOf, sumOf, toldRows } from './told-rows';

/** A set of fewer people than the threshold whose mean what is shown gives away. */
export interface Finding {
  readonly block: string;
  /** The figure that their mean is known of. */
  readonly figure: string;
  readonly sectors: readonly string[];
  readonly standings: readonly Standing[];
  /** A figure that they have no value of, where that is what tells them from the others. */
  readonly without: string | null;
  /** What their mean lies between; null of a whole group, of whom nearly all are known to have said the same. */
  readonly mean: Range | null;
}

const LEVELS = [1, 2, 3, 4, 5];

/** People who can be named: by sector, by the edition they stand in, and by what they left out. */
interface Named {
  readonly figure: string;
  readonly sectors: readonly string[];
  readonly standings: readonly Standing[];
  readonly without: string | null;
}

/**
 * Attacks what is shown of a block of figures: bounds by linear programming the size and the mean of every set of people
 * that can be named, from all that is told of those figures together (analysis.md, "Auditor"). Yields for each set what was
 * found of it, null where nothing was, so that other work can go on and whoever is content with one can stop.
 *
 * - Named are people of each sector, of each shown group, and of the sectors of a group that are together still below
 *   the threshold; of those, whoever has a value of a figure, or has one and lacks another figure of the block; and,
 *   beside an earlier edition, whoever is new or gone.
 * - Known are: numbers of people by sector; every shown group's number and mean with its rounding or cap; the place's
 *   means; distributions; that levels are whole numbers.
 * - Beside an earlier edition, as few are supposed to be new or gone as it is certain that there are.
 * - Found are also groups of whom nearly all must have said the same.
 * - Left out are likely ranges, agreement and differences between groups, which are not linear. They follow from what
 *   may be told of whole groups (see `tellable`).
 */
export function* attack(attacked: Attacked, block: Block, solver: Solver): Generator<Finding | null, void> {
  yield* attackOnce(attacked, block, solver, block.items.length > 1 ? 'sums' : 'levels');
  if (block.items.length === 1 || attacked.before) return;
  for (const item of block.items)
    yield* attackOnce(attacked, { id: block.id, items: [item], dimension: null }, solver, 'levels');
}

function* attackOnce(
  attacked: Attacked,
  block: Block,
  solver: Solver,
  detail: 'sums' | 'levels',
): Generator<Finding | null, void> {
  const figures = block.dimension === null ? block.items : [...block.items, block.dimension];
  for (const focus of tiedTogether(attacked, figures)) {
    const named = namedSets(attacked, figures, focus);
    yield* attackAmong(attacked, { block, figures, detail, focus, named }, solver);
  }
}

interface Aim {
  readonly block: Block;
  readonly figures: readonly string[];
  readonly detail: 'sums' | 'levels';
  /** Sectors whose people are in some group together. */
  readonly focus: ReadonlySet<string>;
  readonly named: readonly Named[];
}

function* attackAmong(
  { set, now, before, threshold }: Attacked,
  { block, figures, detail, focus, named }: Aim,
  solver: Solver,
): Generator<Finding | null, void> {
  const { whole } = toldOf(now, block.items[0]!);
  const model = peopleModel(set, block, { now, before }, focus, whole ? detail : 'sums');
  const rows = [
    ...model.program.rows,
    ...figures.flatMap((id) => toldRows(toldOf(now, id), standingIn(model, 'gone'), threshold)),
    ...(before
      ? figures.flatMap((id) => toldRows(toldOf(before, id), standingIn(model, 'new'), threshold))
      : []),
  ];
  const sets = named.flatMap((one) => {
    const people = peopleOf(model, one);
    return people.length > 0 ? [{ one, people, count: countOf(people) }] : [];
  });
  const sizes = sets.map(({ count }): Row => ({ terms: count, lower: 0, upper: Infinity }));
  const program = solver.open({ ...model.program, rows: [...rows, ...sizes] });
  try {
    for (const [index, { one, people, count }] of sets.entries()) {
      const mean = boundedMean(program, {
        count,
        row: rows.length + index,
        sum: sumOf(one.figure, people),
        whole: whole && block.items.includes(one.figure),
        threshold,
        size: before ? 'fewest' : 'any',
      });
      yield mean ? { block: block.id, ...one, mean } : null;
    }
    for (const { figure, sectors, n } of shownGroups(now, figures, focus)) {
      const people = standingIn(model, 'gone').filter(
        ({ has, sector }) => has.has(figure) && sectors.includes(sector),
      );
      const group = {
        n,
        sum: sumOf(figure, people),
        levels: detail === 'levels' && whole ? LEVELS.map((level) => atLevel(level, people)) : [],
        threshold,
      };
      const whoever = { standings: ['kept', 'new'], without: null, mean: null } as const;
      yield nearlyAlike(program, group) ? { block: block.id, figure, sectors, ...whoever } : null;
    }
  } finally {
    program.close();
  }
}

/** The groups that an edition shows figures in, of sectors in focus. */
function shownGroups(
  now: AttackedEdition,
  figures: readonly string[],
  focus: ReadonlySet<string>,
): readonly { readonly figure: string; readonly sectors: readonly string[]; readonly n: number }[] {
  const everyone = Object.keys(now.people);
  return figures.flatMap((figure) => {
    const told = toldOf(now, figure).figure;
    if (told.status !== 'shown') return [];
    const groups = told.groups.length > 0 ? told.groups : [{ sectors: everyone, n: told.n }];
    return groups
      .filter(({ sectors }) => sectors.every((id) => focus.has(id)))
      .map(({ sectors, n }) => ({ figure, sectors, n }));
  });
}

/** Everyone who stands in this edition, or in the one before: all but those of one standing. */
function standingIn({ kinds }: PeopleModel, not: Standing): readonly Kind[] {
  return kinds.filter(({ standing }) => standing !== not);
}

function peopleOf({ kinds }: PeopleModel, { figure, sectors, standings, without }: Named): readonly Kind[] {
  return kinds.filter(
    ({ has, sector, standing }) =>
      has.has(figure) &&
      sectors.includes(sector) &&
      standings.includes(standing) &&
      (without === null || !has.has(without)),
  );
}

/** Sectors that stand in a group together for any of the figures, in any of the editions, directly or through others. */
function tiedTogether({ now, before }: Attacked, figures: readonly string[]): readonly ReadonlySet<string>[] {
  const editions = [now, ...(before ? [before] : [])];
  let parts = [...new Set(editions.flatMap(({ people }) => Object.keys(people)))].map((id) => new Set([id]));
  for (const edition of editions)
    for (const group of figures.flatMap((id) => groupsShown(toldOf(edition, id)) ?? [])) {
      const members = group ?? Object.keys(edition.people);
      const touched = parts.filter((part) => members.some((id) => part.has(id)));
      parts = [
        ...parts.filter((part) => !touched.includes(part)),
        new Set(touched.flatMap((part) => [...part])),
      ];
    }
  return parts.filter(({ size }) => size > 0);
}

function namedSets(
  attacked: Attacked,
  figures: readonly string[],
  focus: ReadonlySet<string>,
): readonly Named[] {
  const { now, before, threshold } = attacked;
  const editions = [now, ...(before ? [before] : [])];
  const standings: readonly (readonly Standing[])[] = before ? [['new'], ['gone']] : [['new']];
  const unions = sectorUnions(editions, figures, threshold).filter((sectors) =>
    sectors.every((id) => focus.has(id)),
  );
  const sizeOf = (figure: string, sectors: readonly string[]) => sizeShown(toldOf(now, figure), sectors, now);
  return figures.flatMap((figure) =>
    unions.flatMap((sectors) =>
      standings.flatMap((standing) =>
        [null, ...(before ? [] : figures.filter((id) => id !== figure))].flatMap((without): Named[] => {
          const size = sizeOf(figure, sectors);
          const sizeWithout = without === null ? 0 : sizeOf(without, sectors);
          // At least so many, which needs no program to be told.
          const isEnough =
            !before && size !== null && sizeWithout !== null && size - sizeWithout >= threshold;
          return isEnough ? [] : [{ figure, sectors, standings: standing, without }];
        }),
      ),
    ),
  );
}

/** Sectors that can be named together: one by one, as shown groups, and the most of a group that are too few. */
function sectorUnions(
  editions: readonly AttackedEdition[],
  figures: readonly string[],
  threshold: number,
): readonly (readonly string[])[] {
  const unions = new Map<string, readonly string[]>();
  const add = (sectors: readonly string[]) => {
    if (sectors.length > 0) unions.set(sectors.toSorted().join(' '), sectors);
  };
  for (const edition of editions) {
    const sectors = Object.keys(edition.people);
    for (const sector of sectors) add([sector]);
    for (const figure of figures)
      for (const group of groupsShown(toldOf(edition, figure)) ?? []) {
        const members = group ?? sectors;
        add(members);
        add(mostBelow(members, edition.people, threshold));
      }
  }
  return [...unions.values()];
}

/** Of some sectors, those who are together the most people below the threshold. */
function mostBelow(
  sectors: readonly string[],
  people: AttackedEdition['people'],
  threshold: number,
): readonly string[] {
  const bySize = new Map<number, readonly string[]>([[0, []]]);
  for (const sector of sectors)
    for (const [size, chosen] of [...bySize]) {
      const grown = size + (people[sector] ?? 0);
      if (grown < threshold && !bySize.has(grown)) bySize.set(grown, [...chosen, sector]);
    }
  return bySize.get(Math.max(...bySize.keys())) ?? [];
}

/** How many people some sectors are told to have with a value; null where they are not shown as a group. */
function sizeShown({ figure }: Told, sectors: readonly string[], { people }: AttackedEdition): number | null {
  if (figure.status !== 'shown') return null;
  const groups = figure.groups.length > 0 ? figure.groups : [{ n: figure.n, sectors: Object.keys(people) }];
  const found = groups.find(
    (group) => group.sectors.length === sectors.length && group.sectors.every((id) => sectors.includes(id)),
  );
  return found?.n ?? null;
}
