import type { Figure, TierMean } from '../edition/edition';
import { boundedMean } from './bounded-mean';
import type { AttackedEdition } from './attacked-edition';
import type { OpenProgram, Row, Solver, Terms } from './linear-program';
import { plus, times } from './linear-program';
import { meanRow } from './told-rows';

/** Tiers that only people of one sector have, by the ids in questions/sectors.yaml; all of a sector's people, if `all`. */
const TIED: readonly { readonly tier: string; readonly sector: string; readonly all: boolean }[] = [
  { tier: 'resident-carer', sector: 'residents', all: true },
  { tier: 'elected-member', sector: 'local-authority', all: false },
];

/** People of a group of sectors who are, or are not, of a group of tiers, and whose mean is given away. */
export interface TierFinding {
  readonly figure: string;
  readonly sectors: readonly string[];
  readonly tiers: readonly string[];
}

interface Cell {
  readonly sector: string;
  readonly tier: string;
  readonly count: Terms;
  readonly sum: Terms;
}

/**
 * Attacks the table by tier together with the groups of sectors (analysis.md, "Groups that may be shown"): bounds the
 * size and the mean of the people of each sector or shown group of sectors who are of each shown group of tiers, or of
 * none of them, and the other way round. Found are those known to be there, to be fewer than the threshold, and to
 * have a mean within half a level. That residents are one tier, and elected members work in councils, counts as known;
 * where the answers do not agree with it, it is left out.
 */
export function* attackTiers(
  edition: AttackedEdition,
  tierIds: readonly string[],
  threshold: number,
  solver: Solver,
): Generator<TierFinding | null, void> {
  const { shown } = edition;
  for (const [id, tiers] of Object.entries(shown.tiers?.figures ?? {})) {
    const figure = id === 'overall' ? shown.overall : shown.dimensions.find((one) => one.id === id)?.figure;
    if (figure?.status !== 'shown') continue;
    yield* attackFigure({ edition, tierIds, threshold, solver, id, figure, tiers });
  }
}

interface TierAttack {
  readonly edition: AttackedEdition;
  readonly tierIds: readonly string[];
  readonly threshold: number;
  readonly solver: Solver;
  readonly id: string;
  readonly figure: Extract<Figure, { status: 'shown' }>;
  readonly tiers: readonly TierMean[];
}

function* attackFigure(from: TierAttack): Generator<TierFinding | null, void> {
  const cells = cellsOf(Object.keys(from.edition.people), from.tierIds);
  const tied = [tiedRows(cells), []].map((rows) => [
    ...onTheScale(cells),
    ...toldOfBoth(from, cells),
    ...rows,
  ]);
  const sets = setsOf(from, cells);
  const sizes = sets.map((set): Row => ({ terms: everyone(set.cells), lower: 0, upper: Infinity }));
  for (const rows of tied) {
    const program = from.solver.open({ columns: 2 * cells.length, rows: [...rows, ...sizes] });
    try {
      if (program.least(everyone(cells)) === null) continue;
      yield* pinnedAmong(from, sets, program, rows.length);
      return;
    } finally {
      program.close();
    }
  }
  throw new Error('tables by sector and by tier contradict each other');
}

/** The people of some sectors who are, or are not, of a group of tiers. */
interface TierSet {
  readonly sectors: readonly string[];
  readonly tiers: readonly string[];
  readonly cells: readonly Cell[];
}

function setsOf({ figure, tiers, edition }: TierAttack, cells: readonly Cell[]): readonly TierSet[] {
  const unions = [
    ...Object.keys(edition.people).map((sector) => [sector]),
    ...figure.groups.map(({ sectors }) => sectors).filter(({ length }) => length > 1),
  ];
  return unions.flatMap((sectors) =>
    tiers.flatMap((group) => {
      const inSectors = (cell: Cell) => sectors.includes(cell.sector);
      const inTiers = (cell: Cell) => group.tiers.includes(cell.tier);
      const parts = [
        cells.filter((cell) => inSectors(cell) && inTiers(cell)),
        cells.filter((cell) => inSectors(cell) && !inTiers(cell)),
        cells.filter((cell) => !inSectors(cell) && inTiers(cell)),
      ];
      return parts.flatMap((part) => (part.length > 0 ? [{ sectors, tiers: group.tiers, cells: part }] : []));
    }),
  );
}

function* pinnedAmong(
  { id, threshold }: TierAttack,
  sets: readonly TierSet[],
  program: OpenProgram,
  firstRow: number,
): Generator<TierFinding | null, void> {
  for (const [index, { sectors, tiers, cells }] of sets.entries()) {
    const mean = boundedMean(program, {
      count: everyone(cells),
      row: firstRow + index,
      sum: plus(...cells.map((cell) => cell.sum)),
      whole: false,
      threshold,
      size: 'certain',
    });
    yield mean ? { figure: id, sectors, tiers } : null;
  }
}

function cellsOf(sectors: readonly string[], tiers: readonly string[]): readonly Cell[] {
  let column = 0;
  const next = (): Terms => [[column++, 1]];
  return sectors.flatMap((sector) => tiers.map((tier) => ({ sector, tier, count: next(), sum: next() })));
}

function everyone(cells: readonly Cell[]): Terms {
  return plus(...cells.map(({ count }) => count));
}

function onTheScale(cells: readonly Cell[]): readonly Row[] {
  return cells.flatMap(({ count, sum }) => [
    { terms: plus(sum, times(-1, count)), lower: 0, upper: Infinity },
    { terms: plus(times(5, count), times(-1, sum)), lower: 0, upper: Infinity },
  ]);
}

function toldOfBoth({ figure, tiers, edition }: TierAttack, cells: readonly Cell[]): readonly Row[] {
  const people = Object.entries(edition.people).map(([sector, n]) => ({
    terms: everyone(cells.filter((cell) => cell.sector === sector)),
    lower: 0,
    upper: n,
  }));
  const groups = [
    ...figure.groups.map((group) => ({ group, of: (cell: Cell) => group.sectors.includes(cell.sector) })),
    ...tiers.map((group) => ({ group, of: (cell: Cell) => group.tiers.includes(cell.tier) })),
    { group: { n: figure.n, ...figure.pooled }, of: () => true },
  ];
  return [
    ...people,
    ...groups.flatMap(({ group, of }, index) => {
      const own = cells.filter(of);
      const size = { terms: everyone(own), lower: group.n, upper: group.n };
      const sum = meanRow(plus(...own.map((cell) => cell.sum)), group, false);
      // The place's mean counts capped groups as at their cap, and so tells nothing exact of the sum.
      const isPlace = index === groups.length - 1;
      return isPlace && figure.groups.some(({ capped }) => capped) ? [size] : [size, sum];
    }),
  ];
}

function tiedRows(cells: readonly Cell[]): readonly Row[] {
  const none = cells.filter((cell) =>
    TIED.some(
      ({ tier, sector, all }) =>
        (cell.tier === tier && cell.sector !== sector) ||
        (all && cell.sector === sector && cell.tier !== tier),
    ),
  );
  return none.map(({ count }) => ({ terms: count, lower: 0, upper: 0 }));
}
