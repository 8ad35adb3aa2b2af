import type { CaseStudy, FormId, QuestionSet } from 'questions/types';
import { type Answers, isLevel } from '../response/answer';
import { askedIn } from '../response/form-items';
import { bandOf } from '../scoring/bands';
import { bandName } from '../scoring/messages';
import { type DimensionResult, type OwnProfile, ownProfile } from '../scoring/own-profile';
import { caseStudyPoints, type CaseStudyPoint, sharedDifference } from './case-study-points';

/** Why a line of the profile has no score of its own, or what its score rests on. */
export type RowBasis = 'score' | 'one-question' | 'not-enough-answers' | 'not-asked';

/** One dimension of a person's profile beside the case studies; `value` from 1 to 5, null where there is none. */
export interface OwnRow {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly band: string | null;
  readonly basis: RowBasis;
  readonly points: readonly (CaseStudyPoint & { name: string })[];
}

/** How a person's answers on a dimension differ from one case study's ratings, on the questions both have. */
export interface OwnDifference {
  readonly caseStudyId: string;
  readonly name: string;
  /** Own minus case study, -4 to 4; null where no question is shared. */
  readonly difference: number | null;
  readonly shared: number;
}

/** A person's own results beside the case studies. Nothing here is about anyone else's answers. */
export interface OwnView {
  readonly profile: OwnProfile;
  readonly rows: readonly OwnRow[];
  /** Ids of the dimensions with the highest and the lowest value; null with fewer than two values, or all alike. */
  readonly highest: string | null;
  readonly lowest: string | null;
}

/**
 * Shapes a person's profile for show. Where a form asks one question of a dimension the line shows that question's
 * level and says so; it is then no score of the dimension (framework.md, "Forms").
 */
export function ownView(
  answers: Answers,
  set: QuestionSet,
  form: FormId,
  caseStudies: readonly CaseStudy[],
): OwnView {
  const profile = ownProfile(answers, set, form);
  const names = new Map(caseStudies.map(({ id, name }) => [id, name]));
  const points = new Map(caseStudyPoints(set, form, caseStudies).map((of) => [of.dimensionId, of.points]));
  const rows = set.dimensions.flatMap((dimension, index): OwnRow[] => {
    const result = profile.dimensions[index]!;
    if (result.questions.length === 0) return [];
    const { value, basis } = valueOf(result);
    return [
      {
        id: dimension.id,
        label: dimension.name,
        value,
        band: value === null ? null : bandName(bandOf(value).code),
        basis,
        points: (points.get(dimension.id) ?? []).map((point) => ({
          ...point,
          name: names.get(point.caseStudyId) ?? point.caseStudyId,
        })),
      },
    ];
  });
  return { profile, rows, ...ends(rows) };
}

/** How a person differs from each case study on one dimension. */
export function differencesOn(
  dimensionId: string,
  answers: Answers,
  set: QuestionSet,
  form: FormId,
  caseStudies: readonly CaseStudy[],
): readonly OwnDifference[] {
  const dimension = set.dimensions.find(({ id }) => id === dimensionId);
  if (!dimension) return [];
  const asked = { ...dimension, questions: askedIn(form, dimension.questions) };
  return caseStudies.map((caseStudy) => {
    const found = sharedDifference(caseStudy, answers, asked);
    return {
      caseStudyId: caseStudy.id,
      name: caseStudy.name,
      ...(found.status === 'compared'
        ? { difference: found.difference, shared: found.shared }
        : { difference: null, shared: 0 }),
    };
  });
}

function valueOf({ score, questions }: DimensionResult): { value: number | null; basis: RowBasis } {
  const only = questions.length === 1 ? questions[0]?.answer : undefined;
  if (questions.length === 1) {
    return isLevel(only)
      ? { value: only, basis: 'one-question' }
      : { value: null, basis: 'not-enough-answers' };
  }
  return score.status === 'scored'
    ? { value: score.mean, basis: 'score' }
    : { value: null, basis: score.status === 'insufficient' ? 'not-enough-answers' : 'not-asked' };
}

function ends(rows: readonly OwnRow[]): Pick<OwnView, 'highest' | 'lowest'> {
  const known = rows.filter((row): row is OwnRow & { value: number } => row.value !== null);
  const highest = known.reduce((best, row) => (row.value > best.value ? row : best), known[0]!);
  const lowest = known.reduce((worst, row) => (row.value < worst.value ? row : worst), known[0]!);
  return known.length < 2 || highest.value === lowest.value
    ? { highest: null, lowest: null }
    : { highest: highest.id, lowest: lowest.id };
}
