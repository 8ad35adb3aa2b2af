import type { CaseStudy, Dimension, FormId, Item, Practice, QuestionSet } from 'questions/types';
import type { Answer } from '../response/answer';
import { bearsOn } from '../library/practices';
import { studyLabel } from '../library/study-label';
import { askedIn, questionsIn } from '../response/form-items';
import { meanOf, type Score, scoreOf } from '../scoring/score';
import { DIMENSIONS_NEEDED_FOR_OVERALL } from '../scoring/thresholds';

/** A case study's mean (1 to 5) over `rated` questions, at least one. */
export interface CaseStudyPoint {
  readonly caseStudyId: string;
  readonly mean: number;
  readonly rated: number;
}

/** The case studies that can stand beside a score; one whose report is silent is not there. */
export interface DimensionPoints {
  readonly dimensionId: string;
  readonly points: readonly CaseStudyPoint[];
}

/** What a person answered, or a place's mean (1 to 5), by question id. */
export type OwnLevels = Readonly<Record<string, Answer | number>>;

/** Own minus case study, averaged over the `shared` questions that both have: from -4 to 4, above 0 where own is higher. */
export type SharedDifference =
  | { readonly status: 'compared'; readonly difference: number; readonly shared: number }
  | { readonly status: 'nothing-shared' };

/** A practice, and the case study it comes from. */
export interface PracticeOf {
  readonly caseStudy: { readonly id: string; readonly name: string; readonly year: number };
  readonly practice: Practice;
}

/**
 * The case studies' points on every dimension of the set, in its order: the mean of each one's ratings of the
 * questions this form asks. A dimension that no report speaks of has no points.
 */
export function caseStudyPoints(
  set: QuestionSet,
  form: FormId,
  caseStudies: readonly CaseStudy[],
): readonly DimensionPoints[] {
  return set.dimensions.map((dimension) => ({
    dimensionId: dimension.id,
    points: pointsOn(questionsIn(form, dimension), caseStudies),
  }));
}

/** The case studies' levels on one question or barrier, each as a point of one rating. */
export function questionPoints(id: string, caseStudies: readonly CaseStudy[]): readonly CaseStudyPoint[] {
  return pointsOn([{ id }], caseStudies);
}

/** The case studies' points on the pressure scale: the mean of each one's ratings of the barriers this form asks. */
export function caseStudyPressure(
  set: QuestionSet,
  form: FormId,
  caseStudies: readonly CaseStudy[],
): readonly CaseStudyPoint[] {
  return pointsOn(askedIn(form, set.barriers), caseStudies);
}

/**
 * A case study's overall: the mean of its points on the dimensions, where it has at least six (analysis.md,
 * "Comparison with the case studies"); `asked` counts the dimensions of which the form asks a question.
 */
export function caseStudyOverall(set: QuestionSet, form: FormId, caseStudy: CaseStudy): Score {
  const asked = set.dimensions
    .map((dimension) => questionsIn(form, dimension))
    .filter((items) => items.length > 0);
  const means = asked.flatMap((items) => pointsOn(items, [caseStudy]).map((point) => point.mean));
  return scoreOf(means, asked.length, DIMENSIONS_NEEDED_FOR_OVERALL);
}

/**
 * How a person (or place) differs from a case study on a dimension, over the questions that both have a level for;
 * dk, na and missing answers are left out.
 */
export function sharedDifference(
  caseStudy: CaseStudy,
  own: OwnLevels,
  dimension: Pick<Dimension, 'questions'>,
): SharedDifference {
  const differences = ratingsOf(caseStudy, dimension.questions).flatMap((rating) => {
    const level = own[rating.question];
    return typeof level === 'number' ? [level - rating.level] : [];
  });
  if (differences.length === 0) return { status: 'nothing-shared' };
  return { status: 'compared', difference: meanOf(differences), shared: differences.length };
}

/** A case study beside one's own levels on a dimension. */
export interface ComparedStudy {
  readonly id: string;
  /** Its name with the year of the report. */
  readonly label: string;
  /** Own minus case study, -4 to 4; null where no question is shared. */
  readonly difference: number | null;
  readonly shared: number;
}

/** How a person (or place) differs from each of some case studies on a dimension, in the order of these. */
export function compareEach(
  caseStudies: readonly CaseStudy[],
  own: OwnLevels,
  dimension: Pick<Dimension, 'questions'>,
): readonly ComparedStudy[] {
  return caseStudies.map((caseStudy) => {
    const { id } = caseStudy;
    const label = studyLabel(caseStudy);
    const found = sharedDifference(caseStudy, own, dimension);
    return found.status === 'compared'
      ? { id, label, difference: found.difference, shared: found.shared }
      : { id, label, difference: null, shared: 0 };
  });
}

/**
 * What the case studies did about a dimension, a question or a barrier, by its id; in the order of the case studies,
 * then of their practices. A practice on two questions of a dimension is there once.
 */
export function practicesFor(id: string, caseStudies: readonly CaseStudy[]): readonly PracticeOf[] {
  return caseStudies.flatMap(({ id: caseStudyId, name, year, practices }) =>
    practices
      .filter((practice) => bearsOn(practice, id))
      .map((practice) => ({ caseStudy: { id: caseStudyId, name, year }, practice })),
  );
}

function pointsOn(items: readonly Pick<Item, 'id'>[], caseStudies: readonly CaseStudy[]): CaseStudyPoint[] {
  return caseStudies.flatMap((caseStudy) => {
    const levels = ratingsOf(caseStudy, items).map((rating) => rating.level);
    return levels.length === 0
      ? []
      : [{ caseStudyId: caseStudy.id, mean: meanOf(levels), rated: levels.length }];
  });
}

function ratingsOf(caseStudy: CaseStudy, items: readonly Pick<Item, 'id'>[]) {
  const ids = new Set(items.map((item) => item.id));
  return caseStudy.ratings.filter((rating) => ids.has(rating.question));
}
