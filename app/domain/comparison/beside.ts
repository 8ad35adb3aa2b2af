import type { CaseStudy, Dimension } from 'questions/types';
import { studyLabel } from '../library/study-label';
import {
  type CaseStudyPoint,
  compareEach,
  type ComparedStudy,
  type OwnLevels,
  type PracticeOf,
  practicesFor,
} from './case-study-points';

/** The case studies beside a profile: a few by name, the others together. */
export interface Beside {
  readonly named: readonly CaseStudy[];
  readonly others: readonly CaseStudy[];
}

/** Case studies shown by name at once: more marks and columns than these cannot be told apart. */
export const NAMED_AT_ONCE = 3;

/**
 * The case studies to show by name: those asked for, in that order, as far as there are such; with none of them, those
 * of which the reports tell most.
 */
export function besideWhich(asked: readonly string[], caseStudies: readonly CaseStudy[]): Beside {
  const found = [...new Set(asked)].flatMap((id) => caseStudies.find((study) => study.id === id) ?? []);
  const richest = [...caseStudies].sort((a, b) => b.ratings.length - a.ratings.length);
  const named = (found.length > 0 ? found : richest).slice(0, NAMED_AT_ONCE);
  return { named, others: caseStudies.filter((study) => !named.includes(study)) };
}

/** A case study on one line of a profile, with what it is called there. */
export type NamedPoint = { id: string; name: string; value: number; rated: number };

/** The points of one line of a profile: of the named case studies in their order, and the values (1 to 5) of the others. */
export function pointsBeside(
  points: readonly CaseStudyPoint[],
  { named }: Beside,
): { points: NamedPoint[]; others: number[] } {
  return {
    points: named.flatMap((study) => {
      const point = points.find(({ caseStudyId }) => caseStudyId === study.id);
      return point
        ? [{ id: study.id, name: nameAmong(study, named), value: point.mean, rated: point.rated }]
        : [];
    }),
    others: points
      .filter(({ caseStudyId }) => !named.some(({ id }) => id === caseStudyId))
      .map(({ mean }) => mean),
  };
}

/** A case study's name, with its report's year where another of those beside it has the same name. */
export function nameAmong(study: CaseStudy, named: readonly CaseStudy[]): string {
  const isAlone = named.filter(({ name }) => name === study.name).length === 1;
  return isAlone ? study.name : studyLabel(study);
}

/** A few of many practices: those of the named case studies first, then one of each other in turn. */
export function someOf(
  practices: readonly PracticeOf[],
  { named }: Beside,
  count: number,
): readonly PracticeOf[] {
  const isNamed = ({ caseStudy }: PracticeOf) => named.some(({ id }) => id === caseStudy.id);
  const firstOfItsPlace = (practice: PracticeOf, index: number) =>
    practices.findIndex(({ caseStudy }) => caseStudy.id === practice.caseStudy.id) === index;
  const rank = (practice: PracticeOf, index: number) =>
    (isNamed(practice) ? 0 : 2) + (firstOfItsPlace(practice, index) ? 0 : 1);
  return practices
    .map((practice, index) => ({ practice, rank: rank(practice, index) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ practice }) => practice);
}

/** What a page tells of one dimension beside the case studies. */
export interface DimensionBeside {
  /** The named case studies, in their order. */
  readonly compared: readonly ComparedStudy[];
  /** The others with which there is something to compare, those furthest ahead of one's own levels first. */
  readonly others: readonly ComparedStudy[];
  readonly practices: readonly PracticeOf[];
  readonly practiceCount: number;
}

/** Practices shown of a dimension; the library has them all. */
const PRACTICES_SHOWN = 6;

/** Own levels (of a person or a place) on a dimension beside the case studies, and what those did. */
export function dimensionBeside(
  beside: Beside,
  own: OwnLevels,
  dimension: Pick<Dimension, 'id' | 'questions'>,
): DimensionBeside {
  const practices = practicesFor(dimension.id, [...beside.named, ...beside.others]);
  return {
    compared: compareEach(beside.named, own, dimension),
    others: compareEach(beside.others, own, dimension)
      .filter(({ difference }) => difference !== null)
      .sort((a, b) => a.difference! - b.difference!),
    practices: someOf(practices, beside, PRACTICES_SHOWN),
    practiceCount: practices.length,
  };
}
