import type { CaseStudy } from 'questions/types';
import { bearsOn } from '../library/practices';
import type { PracticeOf } from './case-study-points';
import type { Near } from './nearest';

/**
 * A few practices on any of some questions or dimensions, those of the case studies nearest in context first; one of
 * each case study before a second of the same, and those that bear on the earlier of the ids before others.
 */
export function practicesNear(
  ids: readonly string[],
  caseStudies: readonly CaseStudy[],
  near: readonly Near[],
  count: number,
): readonly PracticeOf[] {
  const rounds = near.flatMap(({ id }, nearness) => {
    const study = caseStudies.find((one) => one.id === id);
    if (!study) return [];
    const { name, year, practices } = study;
    const bearing = ids.flatMap((on) => practices.filter((practice) => bearsOn(practice, on)));
    return [...new Set(bearing)].map((practice, round) => ({
      round,
      nearness,
      of: { caseStudy: { id, name, year }, practice },
    }));
  });
  return rounds
    .sort((a, b) => a.round - b.round || a.nearness - b.nearness)
    .slice(0, count)
    .map(({ of }) => of);
}
