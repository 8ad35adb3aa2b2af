import type { FormId, QuestionSet } from 'questions/types';
import { type Answers, isLevel } from '../response/answer';
import { bandOf } from '../scoring/bands';
import { bandName } from '../scoring/messages';
import { type DimensionResult, type OwnProfile, ownProfile } from '../scoring/own-profile';
import { type Beside, type NamedPoint, pointsBeside } from './beside';
import { caseStudyPoints } from './case-study-points';

/** Why a line of the profile has no score of its own, or what its score rests on. */
export type RowBasis = 'score' | 'one-question' | 'not-enough-answers' | 'not-asked';

/** One dimension of a person's profile beside the case studies; `value` from 1 to 5, null where there is none. */
export interface OwnRow {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly band: string | null;
  readonly basis: RowBasis;
  /** Of the case studies shown by name. */
  readonly points: readonly NamedPoint[];
  /** Values of the other case studies, 1 to 5. */
  readonly others: readonly number[];
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
export function ownView(answers: Answers, set: QuestionSet, form: FormId, beside: Beside): OwnView {
  const profile = ownProfile(answers, set, form);
  const all = [...beside.named, ...beside.others];
  const points = new Map(caseStudyPoints(set, form, all).map((of) => [of.dimensionId, of.points]));
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
        ...pointsBeside(points.get(dimension.id) ?? [], beside),
      },
    ];
  });
  return { profile, rows, ...ends(rows) };
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
