import type { QuestionSet } from 'questions/types';
import { betweenGroups, gapOf } from './between-groups';
import { agreementWithin, reliabilityOf } from './complete-rows-told';
import type { Detail, DetailLevels } from './detail';
import { detailOf } from './detail';
import { distributionsOf, NO_DISTRIBUTIONS } from './distributions';
import type {
  DimensionResult,
  Figure,
  ItemResult,
  Moments,
  ProtectedEdition,
  RoundChange,
  ShownEdition,
  Unsaid,
} from './edition';
import { METHOD } from './edition';
import { shownFigure } from './estimates';
import type { Figures } from './figures';
import { figuresOf } from './figures';
import { type CountedGroup, enoughInPool, everyone, groupsOfFigure, groupsOfPlace } from './groups';
import type { SinceBefore } from './later-groups';
import { laterGroups } from './later-groups';
import { isMixed, ownPeople } from './own-people';
import type { GroupStatistics } from './place-score';
import { together } from './place-score';
import { tierGapOf, tierTable } from './tier-table';
import { tellableBeside } from './told-means';
import { groupsUnsaid, unsaid } from './unsaid';

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
  /** Beside earlier assessments of the place, the latest first; none where left out. */
  readonly rounds?: readonly RoundChange[] | undefined;
}

/**
 * The shown part of an edition (analysis.md, "Editions" and "Groups that may be shown"): groups put together, means
 * capped and rounded, from the tallies alone. The same source gives the same JSON. What it may tell is said in
 * `mergeSmall` (who is shown together), `tellable` (how closely) and `laterGroups` (beside earlier editions); what of
 * it is told must pass the auditor, by `details` and `withTiers` (see `auditedEdition`). A later edition does not tell
 * what cannot be held to `laterGroups`: anything by tier, on complete rows, or of who could not say by group; nor does one
 * of which a part was imported (see `isMixed`). A question that nobody's form asked is `too-few`, asked 0.
 */
export function showEdition(
  source: EditionSource,
  details: DetailLevels = {},
  withTiers = true,
): ShownEdition {
  const { set, threshold, previous } = source;
  const people = Object.fromEntries(Object.entries(source.protected.sectors).map(([id, { n }]) => [id, n]));
  const groups = groupsOfPlace(people, threshold, ownPeople(source.protected));
  const before = previous && resultsById(previous.shown);
  const figures = figuresOf(set);
  const reading = { ...source, figures, groups, before };
  const scores = ['overall', 'pressure', ...set.dimensions.map(({ id }) => id)];
  const read = new Map(scores.map((id) => [id, readFigure(id, detailOf(details, id), reading, 'score')]));
  const item = (detail: Detail) => (asked: { id: string }) => itemOf(asked.id, detail, reading);
  const between = betweenGroups(set.dimensions.map(({ id }) => read.get(id)!.statistics));
  const { tiers, depths } = source.protected;
  const byFigures = scores.filter((id) => id !== 'pressure');
  const byTier =
    withTiers && !previous && !isMixed(source.protected) ? tierTable(tiers, byFigures, threshold) : null;
  return {
    method: METHOD,
    questionSet: set.id,
    threshold,
    ...sizeOf(source.protected),
    groups: groups.map(({ kind, sectors, n }) => ({ kind, sectors, n })),
    overall: read.get('overall')!.figure,
    pressure: read.get('pressure')!.figure,
    dimensions: set.dimensions.map(({ id, questions }, index) => ({
      id,
      figure: read.get(id)!.figure,
      questions: questions.map(item(detailOf(details, id))),
      between: between[index] ?? null,
      ...onCompleteRows(id, read.get(id)!, source),
    })),
    barriers: set.barriers.map(({ id }) => item(detailOf(details, id))({ id })),
    tiers: byTier,
    tierGap: byTier && tierGapOf(depths, threshold),
    rounds: source.rounds ?? [],
    details,
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

/** How many people there are, and how many of them were imported, where any were. */
function sizeOf({ sectors, own }: ProtectedEdition): Pick<ShownEdition, 'n' | 'imported'> {
  const count = (of: ProtectedEdition['sectors']) => Object.values(of).reduce((sum, { n }) => sum + n, 0);
  const n = count(sectors);
  return { n, ...(own && { imported: n - count(own.sectors) }) };
}

interface FigureSource extends EditionSource {
  readonly figures: Figures;
  /** The groups of the place. */
  readonly groups: readonly CountedGroup[];
  readonly before: ReadonlyMap<string, Result> | undefined;
}

interface ReadFigure {
  readonly figure: Figure;
  /** The groups it is shown in, one of everyone where it lists none, and what may be told of each; else none. */
  readonly groups: readonly CountedGroup[];
  readonly statistics: readonly GroupStatistics[];
}

function hidden(status: Exclude<Figure['status'], 'shown'>): ReadFigure {
  return { figure: { status }, groups: [], statistics: [] };
}

function readFigure(id: string, detail: Detail, source: FigureSource, kind: 'score' | 'item'): ReadFigure {
  const { figures, threshold } = source;
  if (detail.withheld) return hidden('withheld');
  const moments = figures.momentsBySector(source.protected.sectors, id);
  const valid = validOf(moments);
  const people = ownPeople(source.protected);
  const own = people && figures.momentsBySector(source.protected.own!.sectors, id);
  const fresh = groupsOfFigure(source.groups, valid, threshold, own && { people, valid: validOf(own) });
  if (fresh.length === 0) {
    // Enough people with those who were imported, but too few without them: it is not for want of answers.
    const isEnough = Object.values(valid).reduce((sum, n) => sum + n, 0) >= enoughInPool(threshold);
    return hidden(isEnough ? 'withheld' : 'too-few');
  }
  const settled = source.previous
    ? laterGroups(fresh, sinceBefore(id, source, source.previous), threshold)
    : fresh;
  if (settled.length === 0) return hidden('too-few-new');
  const asOne = detail.together === 'all' || detail.together === kind;
  const groups = asOne ? [everyone(settled)] : settled;
  const momentsOf = (by: typeof moments) =>
    groups.map(({ sectors }) => together(sectors.flatMap((sector) => by[sector] ?? [])));
  const ofGroups = momentsOf(moments);
  const ownOfGroups = own && momentsOf(own);
  return {
    figure: shownFigure(groups, ofGroups, threshold, ownOfGroups),
    groups,
    statistics: ofGroups.map((one, index) => tellableBeside(one, ownOfGroups?.[index], threshold).statistics),
  };
}

function validOf(moments: Readonly<Record<string, Moments>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(moments).map(([sector, { n }]) => [sector, n]));
}

function itemOf(id: string, detail: Detail, source: FigureSource): ItemResult {
  const { sectors, own } = source.protected;
  const { figure, groups, statistics } = readFigure(id, detail, source, 'item');
  const levelsIn = (of: typeof sectors) => (sector: string) =>
    of[sector]?.items[id]?.levels ?? ([0, 0, 0, 0, 0] as const);
  return {
    id,
    figure,
    ...unsaid(id, source, source.before?.get(id)?.unsaid),
    ...(detail.step === null || groups.length === 0
      ? NO_DISTRIBUTIONS
      : distributionsOf(
          groups,
          levelsIn(sectors),
          source.threshold,
          detail.step,
          own && levelsIn(own.sectors),
        )),
    groupsUnsaid: groupsUnsaid(id, source, source.groups),
    gap: gapOf(statistics),
  };
}

function onCompleteRows(
  id: string,
  { groups }: ReadFigure,
  source: EditionSource,
): Pick<DimensionResult, 'within' | 'reliability'> {
  const { previous, threshold } = source;
  const { sectors } = source.protected;
  if (previous || isMixed(source.protected) || groups.length === 0) return { within: [], reliability: null };
  const rowsOf = (sector: string) => sectors[sector]?.rows[id];
  return {
    within: groups.length > 1 ? agreementWithin(groups, rowsOf, threshold) : [],
    reliability: reliabilityOf(Object.keys(sectors).flatMap((sector) => rowsOf(sector) ?? [])),
  };
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
    ...((source.protected.own ?? previous.protected.own) && {
      own: ownSinceBefore(id, source, previous),
    }),
  };
}

/** Of those who were not imported. An edition into which nothing was imported is all of such. */
function ownSinceBefore(
  id: string,
  { figures, protected: now }: FigureSource,
  { protected: before }: EarlierEdition,
): NonNullable<SinceBefore['own']> {
  const own = now.own ?? now;
  return {
    before: figures.standings((before.own ?? before).sectors, id),
    now: figures.standings(own.sectors, id),
    changed: figures.changed(own, id),
  };
}
