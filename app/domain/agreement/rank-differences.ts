import type { DimensionResult, Figure, ItemResult } from '../edition/edition';
import { agreementOf } from './agreement-of-distribution';

/** Which questions the ranked lists name first. */
export const RANKED = {
  /** Gaps of this or more are listed. */
  gap: 0.3,
  /** How many are listed at once; and, where no gap is that wide, how many of the widest. */
  atOnce: 10,
} as const;

/** What is read of a dimension, and of a question, to say how partners see them. */
export type ComparedDimension = Pick<DimensionResult, 'id' | 'figure' | 'between'>;
export type ComparedQuestion = Pick<ItemResult, 'id' | 'figure' | 'distribution' | 'gap'>;

/** Dimensions with their questions. */
type Questions = readonly { readonly questions: readonly ComparedQuestion[] }[];

/** Means have one decimal; a gap of 0.3 may come out this far below. */
const HAIR = 1e-9;

/** How partners see a place, as far as their groups may be compared. */
export type PartnersView =
  /** There are no two groups to compare on any dimension. */
  | { readonly status: 'not-compared' }
  /** On no dimension do groups differ by more than chance would explain. */
  | { readonly status: 'alike' }
  /** The dimension with the widest gap of those on which they do, and how many those are. */
  | { readonly status: 'differ'; readonly dimension: ComparedDimension; readonly differing: number };

/** Whether partners see the place differently, and on what most; of equal gaps the first counts. */
export function partnersView(dimensions: readonly ComparedDimension[]): PartnersView {
  const compared = dimensions.filter(({ between }) => between !== null);
  if (compared.length === 0) return { status: 'not-compared' };
  const [first, ...others] = compared.filter(({ between }) => between?.differs);
  if (!first) return { status: 'alike' };
  const dimension = others.reduce(
    (widest, each) => (each.between!.gap > widest.between!.gap ? each : widest),
    first,
  );
  return { status: 'differ', dimension, differing: others.length + 1 };
}

/** A question whose groups may be compared; the gap is 0 or more. */
export interface RankedGap {
  readonly question: ComparedQuestion;
  readonly gap: number;
}

/** Questions by how far apart partners are, and which of them these are. */
export interface RankedGaps {
  /**
   * - `wide`: all with a gap of 0.3 or more.
   * - `widest`: none has; these are the ten with the widest.
   * - `none`: no question has a gap at all.
   * - `not-compared`: there are no groups to compare on any question.
   */
  readonly which: 'wide' | 'widest' | 'none' | 'not-compared';
  /** The widest first, of equals in the order asked. */
  readonly gaps: readonly RankedGap[];
}

/** The questions that partners see most differently, by the gap between their shrunken means. */
export function rankByGap(dimensions: Questions): RankedGaps {
  const compared = dimensions
    .flatMap(({ questions }) => questions)
    .flatMap((question) => (question.gap === null ? [] : [{ question, gap: question.gap }]))
    .toSorted((a, b) => b.gap - a.gap);
  if (compared.length === 0) return { which: 'not-compared', gaps: [] };
  const wide = compared.filter(({ gap }) => gap + HAIR >= RANKED.gap);
  if (wide.length > 0) return { which: 'wide', gaps: wide };
  const some = compared.filter(({ gap }) => gap > 0);
  return some.length === 0
    ? { which: 'none', gaps: [] }
    : { which: 'widest', gaps: some.slice(0, RANKED.atOnce) };
}

/** How many questions are agreed, leaning and split over the whole place, of those whose distribution is shown. */
export interface AgreementCounts {
  readonly agreed: number;
  readonly leaning: number;
  readonly split: number;
  /** Questions of which it cannot be told. */
  readonly notTold: number;
}

/** Counts the questions of all dimensions (not the barriers, which have no level that a place could agree on). */
export function countAgreement(dimensions: Questions): AgreementCounts {
  const counts = { agreed: 0, leaning: 0, split: 0, notTold: 0 };
  for (const { distribution } of dimensions.flatMap(({ questions }) => questions)) {
    counts[distribution ? agreementOf(distribution).word : 'notTold'] += 1;
  }
  return counts;
}

/**
 * The questions that people of the whole place agree on least, to discuss: those that are split, then those that lean,
 * each the lowest A first and of equals in the order asked. Agreed ones are not among them.
 */
export function rankByAgreement(dimensions: Questions): readonly ComparedQuestion[] {
  return dimensions
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      if (!question.distribution) return [];
      const { word, a } = agreementOf(question.distribution);
      return word === 'agreed' ? [] : [{ question, isSplit: word === 'split', a }];
    })
    .toSorted((one, other) => Number(other.isSplit) - Number(one.isSplit) || one.a - other.a)
    .map(({ question }) => question);
}

/** A mean that may be capped, of any kind of group. */
interface CappedMean {
  readonly mean: number;
  readonly capped?: 'low' | 'high';
}

/** Those at the top and at the bottom of a figure, each one or more with the same mean as shown. */
export interface Ends<T> {
  readonly high: readonly T[];
  readonly low: readonly T[];
}

/**
 * The groups with the highest and with the lowest shown mean; null for fewer than two groups or where all are the same.
 * "4.6 or more" counts as above 4.6, and "1.4 or less" as below 1.4.
 */
export function endsOfMeans<T extends CappedMean>(means: readonly T[]): Ends<T> | null {
  const places = means.map(({ mean, capped }) => mean + (capped === 'high' ? HAIR : capped ? -HAIR : 0));
  const [top, bottom] = [Math.max(...places), Math.min(...places)];
  if (means.length < 2 || top === bottom) return null;
  const at = (end: number) => means.filter((_, index) => places[index] === end);
  return { high: at(top), low: at(bottom) };
}

/** The groups at the ends of a figure; null where it is not shown, has no groups, or all are the same. */
export function endsOfFigure(figure: Figure) {
  return figure.status === 'shown' ? endsOfMeans(figure.groups) : null;
}
