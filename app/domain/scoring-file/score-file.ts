import type { Dimension, FormId, QuestionSet } from 'questions/types';
import { agreementA } from '../agreement/agreement-a';
import { cronbachAlpha, ROWS_NEEDED_FOR_ALPHA } from '../agreement/alpha';
import { anovaOf } from '../agreement/anova';
import type { Row } from '../agreement/complete-rows';
import { completeRows } from '../agreement/complete-rows';
import { rwgj } from '../agreement/rwgj';
import type { Group, ProtectedEdition } from '../edition/edition';
import { figuresOf } from '../edition/figures';
import { groupsOfFigure, groupsOfPlace } from '../edition/groups';
import type { GroupStatistics } from '../edition/place-score';
import { balancedMean, intervalOf, pooledMean, statisticsOf, together } from '../edition/place-score';
import { tallyResponses } from '../edition/tally';
import { isLevel } from '../response/answer';
import { itemsIn, questionsIn } from '../response/form-items';
import type { DimensionScores, FigureScores, FileScores, QuestionScores } from './file-scores';
import { findingsOf } from './findings';
import type { FileRespondent } from '../answers-file/read-answers';

export interface FileSource {
  readonly set: QuestionSet;
  /** The form that every respondent took; answers to what it does not ask are left out. */
  readonly form: FormId;
  /** Sectors with fewer people than this, or fewer values of a figure, are put together (`mergeSmall`); 0: none are. */
  readonly mergeBelow: number;
  readonly respondents: readonly FileRespondent[];
  /** The barriers that bear on each dimension most (`Instrument.relatedBarriers`). */
  readonly relatedBarriers: Readonly<Record<string, readonly string[]>>;
}

/**
 * The figures of a file of answers, unrounded: for those who hold the answers themselves, so nothing is withheld or
 * capped (analysis.md, "Scores" and "Agreement"). A figure that cannot be worked out is null.
 */
export function scoreFile(source: FileSource): FileScores {
  const { set, form, respondents } = source;
  const responses = respondents.map((one) => ({ ...one, form, changed: false }));
  const { sectors } = tallyResponses(set, responses);
  const groupsOf = groupsBy(source, sectors);
  const questions = Object.fromEntries(
    itemsIn(form, set).map(({ id }) => [id, questionScores(id, Object.values(sectors))]),
  );
  return {
    dimensions: Object.fromEntries(
      set.dimensions.map((dimension) => [
        dimension.id,
        dimensionScores(dimension, source, groupsOf(dimension.id)),
      ]),
    ),
    questions,
    overall: figureScores(groupsOf('overall')),
    ...findingsOf(source, groupsOf, (id) => questions[id]?.agreementA ?? null),
  };
}

/** A group that figures are given for, by its sectors, with the statistics of one figure. */
interface FileGroup {
  readonly key: string;
  readonly sectors: readonly string[];
  readonly statistics: GroupStatistics;
}

function groupsBy({ set, mergeBelow }: FileSource, sectors: ProtectedEdition['sectors']) {
  const figures = figuresOf(set);
  const people = Object.fromEntries(Object.entries(sectors).map(([id, { n }]) => [id, n]));
  const place = groupsOfPlace(people, mergeBelow);
  return (figure: string): readonly FileGroup[] => {
    const moments = figures.momentsBySector(sectors, figure);
    const valid = Object.entries(moments)
      .map(([id, { n }]) => [id, n] as const)
      // Unmerged, a sector without values has no figures; merged, it goes with the small ones.
      .filter(([, n]) => n > 0 || mergeBelow > 0);
    return groupsOfFigure(place, Object.fromEntries(valid), mergeBelow).map((group) => ({
      key: keyOf(group),
      sectors: group.sectors,
      statistics: statisticsOf(together(group.sectors.map((id) => moments[id]!))),
    }));
  };
}

/** A sector's id, or those of the sectors that were put together, as in `acute+voluntary`. */
function keyOf({ sectors }: Group): string {
  return sectors.join('+');
}

function figureScores(groups: readonly FileGroup[]): FigureScores {
  const statistics = groups.map((group) => group.statistics);
  const anova = anovaOf(statistics);
  return {
    n: statistics.reduce((sum, { n }) => sum + n, 0),
    ...placeScores(statistics),
    sectorMeans: Object.fromEntries(groups.map((group) => [group.key, group.statistics.mean])),
    etaSquared: anova?.etaSquared ?? null,
    icc1: anova?.icc1 ?? null,
    icc2: anova?.icc2 ?? null,
  };
}

function placeScores(groups: readonly GroupStatistics[]): Pick<FigureScores, 'pooled' | 'balanced'> {
  const none = { low: null, high: null };
  if (groups.length === 0) {
    return { pooled: { mean: null, ...none }, balanced: { mean: null, se: null, df: null, ...none } };
  }
  const pooled = pooledMean(groups);
  const balanced = balancedMean(groups);
  const { mean, spread } = balanced;
  return {
    pooled: { mean: pooled.mean, ...(intervalOf(pooled) ?? none) },
    balanced: {
      mean,
      se: spread?.se ?? null,
      df: spread?.df ?? null,
      ...(intervalOf(balanced) ?? none),
    },
  };
}

function dimensionScores(
  dimension: Dimension,
  { form, respondents }: FileSource,
  groups: readonly FileGroup[],
): DimensionScores {
  const questions = questionsIn(form, dimension);
  const rowsOf = (of: readonly FileRespondent[]) =>
    completeRows(
      of.map(({ answers }) =>
        questions.map(({ id }): Row[number] => {
          const answer = answers[id];
          return isLevel(answer) ? answer : null;
        }),
      ),
    );
  const inSectors = (sectors: readonly string[]) =>
    respondents.filter(({ sector }) => sectors.includes(sector));
  return {
    ...figureScores(groups),
    alpha: alphaOf(rowsOf(respondents)),
    rwgj: Object.fromEntries(groups.map(({ key, sectors }) => [key, rwgj(rowsOf(inSectors(sectors)))])),
  };
}

function alphaOf(rows: ReturnType<typeof completeRows>): DimensionScores['alpha'] {
  const n = rows.length;
  const found = n < ROWS_NEEDED_FOR_ALPHA ? null : cronbachAlpha(rows);
  return found ?? { value: null, low: null, high: null, n };
}

function questionScores(id: string, sectors: readonly ProtectedEdition['sectors'][string][]): QuestionScores {
  const counts = [0, 0, 0, 0, 0].map((_, level) =>
    sectors.reduce((sum, { items }) => sum + (items[id]?.levels[level] ?? 0), 0),
  );
  return { counts, agreementA: agreementA(counts) };
}
