import type { QuestionSet } from 'questions/types';
import type {
  Counts,
  Figure,
  ItemResult,
  ProtectedEdition,
  ShownEdition,
  SizedGroup,
  Unsaid,
} from './edition';
import { METHOD } from './edition';
import { shownFigure } from './estimates';
import type { Figures } from './figures';
import { askedOf, figuresOf } from './figures';
import { groupsOfFigure, groupsOfPlace } from './groups';
import type { SinceBefore } from './later-groups';
import { laterGroups } from './later-groups';
import { together } from './place-score';

/** Both parts of an edition that was made before, of the same assessment. */
export interface EarlierEdition {
  readonly shown: ShownEdition;
  readonly protected: ProtectedEdition;
}

export interface EditionSource {
  /** The question set of the assessment. */
  readonly set: QuestionSet;
  /** The assessment's threshold k, at least 3. */
  readonly threshold: number;
  readonly protected: ProtectedEdition;
  /** The edition before this one, since which `protected.changes` are counted; absent for the first. */
  readonly previous?: EarlierEdition | undefined;
}

/**
 * The shown part of an edition (analysis.md, "Editions" and "Groups that may be shown"): groups put together, means
 * capped and rounded, from the tallies alone. The same source gives the same JSON. What it may tell is said in
 * `mergeSmall` (who is shown together), `shownFigure` (how closely) and `laterGroups` (beside earlier editions).
 * A question that nobody's form asked is `too-few`, asked 0.
 */
export function showEdition(source: EditionSource): ShownEdition {
  const { set, threshold } = source;
  const people = Object.fromEntries(Object.entries(source.protected.sectors).map(([id, { n }]) => [id, n]));
  const groups = groupsOfPlace(people, threshold);
  const before = source.previous && resultsById(source.previous.shown);
  const figures = figuresOf(set);
  const figure = (id: string) => figureOf(id, { ...source, figures, groups, before });
  const item = ({ id }: { id: string }): ItemResult => ({
    id,
    figure: figure(id),
    ...unsaid(id, source, before?.get(id)?.unsaid),
  });
  return {
    method: METHOD,
    questionSet: set.id,
    threshold,
    n: Object.values(people).reduce((sum, n) => sum + n, 0),
    groups,
    overall: figure('overall'),
    pressure: figure('pressure'),
    dimensions: set.dimensions.map(({ id, questions }) => ({
      id,
      figure: figure(id),
      questions: questions.map(item),
    })),
    barriers: set.barriers.map(item),
  };
}

interface Result {
  readonly figure: Figure;
  readonly unsaid?: Unsaid;
}

function resultsById({ overall, pressure, dimensions, barriers }: ShownEdition): ReadonlyMap<string, Result> {
  const items = [...dimensions.flatMap(({ questions }) => questions), ...barriers];
  return new Map<string, Result>([
    ['overall', { figure: overall }],
    ['pressure', { figure: pressure }],
    ...dimensions.map(({ id, figure }) => [id, { figure }] as const),
    ...items.map((one) => [one.id, { figure: one.figure, unsaid: one }] as const),
  ]);
}

interface FigureSource extends EditionSource {
  readonly figures: Figures;
  /** The groups of the place. */
  readonly groups: readonly SizedGroup[];
  readonly before: ReadonlyMap<string, Result> | undefined;
}

function figureOf(id: string, source: FigureSource): Figure {
  const { figures, threshold } = source;
  const moments = figures.momentsBySector(source.protected.sectors, id);
  const valid = Object.fromEntries(Object.entries(moments).map(([sector, { n }]) => [sector, n]));
  const fresh = groupsOfFigure(source.groups, valid, threshold);
  if (fresh.length === 0) return { status: 'too-few' };
  const groups = source.previous
    ? laterGroups(fresh, sinceBefore(id, source, source.previous), threshold)
    : fresh;
  if (groups.length === 0) return { status: 'too-few-new' };
  const ofGroups = groups.map(({ sectors }) => together(sectors.map((sector) => moments[sector]!)));
  return shownFigure(groups, ofGroups, threshold);
}

function sinceBefore(id: string, source: FigureSource, previous: EarlierEdition): SinceBefore {
  const before = source.figures.standings(previous.protected.sectors, id);
  const shown = source.before?.get(id)?.figure;
  const groupsBefore =
    shown?.status !== 'shown'
      ? []
      : shown.groups.length === 0
        ? [Object.keys(before)]
        : shown.groups.map(({ sectors }) => sectors);
  return {
    before,
    now: source.figures.standings(source.protected.sectors, id),
    changed: source.figures.changed(source.protected, id),
    groupsBefore,
  };
}

/**
 * How many of the place could not say. Null where fewer than k were asked, where all of those asked said one or the
 * other, and in a later edition where the place as a whole would not be settled (see `laterGroups`, with being asked
 * for having a value).
 */
function unsaid(id: string, source: EditionSource, before: Unsaid | undefined): Unsaid {
  const { asked, dk, na } = countsOf(id, source.protected);
  const told = asked >= source.threshold && dk + na < asked && isSettled(id, asked, source, before);
  const percent = (count: number) => (told ? Math.round((100 * count) / asked) : null);
  return { asked, dontKnow: percent(dk), notApplicable: percent(na) };
}

function isSettled(id: string, asked: number, source: EditionSource, before: Unsaid | undefined): boolean {
  const { previous, threshold } = source;
  if (!previous) return true;
  const changes = Object.values(source.protected.changes);
  const added = changes.reduce((sum, change) => sum + (change.asked[id] ?? 0), 0);
  const kept = asked - added;
  const wasTold = before?.dontKnow != null;
  return added >= threshold || (wasTold && added === 0 && kept === countsOf(id, previous.protected).asked);
}

function countsOf(id: string, { sectors }: ProtectedEdition): { asked: number; dk: number; na: number } {
  const counts = Object.values(sectors).flatMap(({ items }): Counts[] => (items[id] ? [items[id]] : []));
  return counts.reduce(
    (all, one) => ({ asked: all.asked + askedOf(one), dk: all.dk + one.dk, na: all.na + one.na }),
    { asked: 0, dk: 0, na: 0 },
  );
}
