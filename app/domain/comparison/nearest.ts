import type { CaseStudy, Context, Dimension } from 'questions/types';
import { studyLabel } from '../library/study-label';
import { type OwnLevels, sharedDifference } from './case-study-points';
import { comparedContext, gowerDistance, rangesOf } from './context-distance';

/** Questions that a place and a case study need to share before their profiles are compared (analysis.md). */
export const SHARED_FOR_PROFILE = 8;
/** Fields of the context that a place and a case study need to share before these are compared. */
export const SHARED_FOR_CONTEXT = 4;
/** How much higher a case study's mean is, on shared questions, to count as ahead. */
export const AHEAD_BY = 1;

/** A case study with how far it lies from a place; the less, the nearer. */
export interface Near {
  readonly id: string;
  /** Its name with the year of the report. */
  readonly label: string;
  /** Null where the two share too little to compare. */
  readonly distance: number | null;
  /** Questions, or fields of the context, that both have. */
  readonly shared: number;
}

/**
 * Case studies by how near their profile is: the mean absolute difference (0 to 4) over the questions both have, the
 * nearest first; those with fewer than eight in common last, without a distance.
 *
 * @param own a place's shown means by question id, or a person's answers
 */
export function nearestInProfile(caseStudies: readonly CaseStudy[], own: OwnLevels): readonly Near[] {
  return inOrder(
    caseStudies.map((study) => {
      const differences = study.ratings.flatMap(({ question, level }) => {
        const mine = own[question];
        return typeof mine === 'number' && !question.startsWith('barrier.') ? [Math.abs(mine - level)] : [];
      });
      const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
      return near(study, differences.length, differences.length >= SHARED_FOR_PROFILE ? mean : null);
    }),
  );
}

/**
 * Case studies by how near their context is, as far as it is told: Gower's distance (0 to 1) over the fields both have,
 * numbers as a share of their range over all case studies and the place, the nearest first; those with fewer than four
 * fields in common last, without a distance.
 */
export function nearestInContext(caseStudies: readonly CaseStudy[], context: Context): readonly Near[] {
  const own = comparedContext(context);
  const contexts = caseStudies.map((study) => comparedContext(study.context));
  const ranges = rangesOf([own, ...contexts]);
  return inOrder(
    caseStudies.map((study, index) => {
      const found = gowerDistance(own, contexts[index]!, ranges);
      const shared = found?.shared ?? 0;
      return near(study, shared, found && shared >= SHARED_FOR_CONTEXT ? found.distance : null);
    }),
  );
}

/** A case study that is ahead on a dimension. */
export interface Ahead {
  readonly id: string;
  /** How much higher its mean is on the questions both have, 1 or more. */
  readonly by: number;
  readonly shared: number;
}

/**
 * The case studies that are ahead of a place on a dimension by 1.0 or more on the questions both have: those nearest in
 * context first, in the order of `byContext`; then those of whose context too little is told, the furthest ahead first.
 */
export function aheadOn(
  dimension: Pick<Dimension, 'questions'>,
  caseStudies: readonly CaseStudy[],
  own: OwnLevels,
  byContext: readonly Near[],
): readonly Ahead[] {
  const ahead = byContext.flatMap(({ id, distance }) => {
    const study = caseStudies.find((one) => one.id === id);
    const found = study && sharedDifference(study, own, dimension);
    if (found?.status !== 'compared') return [];
    // Means are told to one decimal: 4 - 2.9 and 4 - 3.1 have to average to 1.
    const by = Number((-found.difference).toFixed(9));
    return by >= AHEAD_BY ? [{ isTold: distance !== null, ahead: { id, by, shared: found.shared } }] : [];
  });
  const untold = ahead.filter(({ isTold }) => !isTold).sort((a, b) => b.ahead.by - a.ahead.by);
  return [...ahead.filter(({ isTold }) => isTold), ...untold].map((one) => one.ahead);
}

function near(study: CaseStudy, shared: number, distance: number | null): Near {
  return { id: study.id, label: studyLabel(study), shared, distance };
}

/** Nearest first; those that cannot be compared last; the same distance in the order given. */
function inOrder(all: readonly Near[]): readonly Near[] {
  return [...all].sort((a, b) => (a.distance ?? Infinity) - (b.distance ?? Infinity) || 0);
}
