import type { Dimension, FormId, Item, QuestionSet } from 'questions/types';
import { type Answer, type Answers, isLevel } from '../response/answer';
import { askedIn, questionsIn } from '../response/form-items';
import { type Score, scoreOf } from './score';
import {
  DIMENSIONS_NEEDED_FOR_OVERALL,
  NEEDED_FOR_DIMENSION,
  SHARE_NEEDED_FOR_OVERALL,
  SHARE_NEEDED_FOR_PRESSURE,
} from './thresholds';

/** What was said to one question; no `answer` where nothing was. */
export interface ItemAnswer {
  readonly id: string;
  readonly answer?: Answer;
}

/** A dimension's score, beside what was said to each of its questions that the form asks. */
export interface DimensionResult {
  readonly id: string;
  readonly score: Score;
  readonly questions: readonly ItemAnswer[];
}

/** One respondent's own results. Scores and pressure are means on the 1 to 5 scale, and are never mixed. */
export interface OwnProfile {
  readonly form: FormId;
  readonly dimensions: readonly DimensionResult[];
  readonly overall: Score;
  readonly pressure: Score;
  readonly barriers: readonly ItemAnswer[];
}

/**
 * The own profile of one respondent (analysis.md, "Scores").
 *
 * - A dimension's score is the mean of its levels, where at least two of those the form asks have one (in the
 *   workshop form: its one question). Where the form asks too few the score is `not-asked-enough`; the answers given
 *   are still listed.
 * - The overall is the mean of the dimensions' scores, where at least 75% of the dimensions that this form can score
 *   have one. A form that can score fewer than six has no overall (`not-asked-enough`).
 * - The pressure is the mean of the barriers' levels, where at least 75% of those asked have one.
 *
 * "I don't know", "Does not apply here" and a missing answer are never a level and never count as zero. Answers to
 * questions that the form does not ask are left out. All twelve dimensions are there, in the order of the set.
 */
export function ownProfile(answers: Answers, set: QuestionSet, form: FormId): OwnProfile {
  const dimensions = set.dimensions.map((dimension) => dimensionResult(answers, dimension, form));
  const barriers = askedIn(form, set.barriers);
  return {
    form,
    dimensions,
    overall: overallOf(dimensions.map((dimension) => dimension.score)),
    pressure: scoreOf(
      levelsAmong(answers, barriers),
      barriers.length,
      atLeast(SHARE_NEEDED_FOR_PRESSURE, barriers.length),
    ),
    barriers: answersTo(answers, barriers),
  };
}

function dimensionResult(answers: Answers, dimension: Dimension, form: FormId): DimensionResult {
  const questions = questionsIn(form, dimension);
  const score = scoreOf(levelsAmong(answers, questions), questions.length, NEEDED_FOR_DIMENSION[form]);
  return { id: dimension.id, score, questions: answersTo(answers, questions) };
}

function overallOf(scores: readonly Score[]): Score {
  const asked = scores.filter((score) => score.status !== 'not-asked-enough').length;
  const means = scores.flatMap((score) => (score.status === 'scored' ? [score.mean] : []));
  const needed = Math.max(DIMENSIONS_NEEDED_FOR_OVERALL, atLeast(SHARE_NEEDED_FOR_OVERALL, asked));
  return scoreOf(means, asked, needed);
}

/** The smallest whole number that is at least this share of a count, and never 0: nothing is scored from nothing. */
function atLeast(share: number, count: number): number {
  return Math.max(1, Math.ceil(share * count));
}

function levelsAmong(answers: Answers, items: readonly Item[]): number[] {
  return items.map((item) => answers[item.id]).filter(isLevel);
}

function answersTo(answers: Answers, items: readonly Item[]): ItemAnswer[] {
  return items.map(({ id }) => {
    const answer = answers[id];
    return answer === undefined ? { id } : { id, answer };
  });
}
