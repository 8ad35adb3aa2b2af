import type { CaseStudy, DoubleCoding, Level, QuestionSet, Settlement } from 'questions/types';
import { exactAgreement, weightedKappa, yesNoKappa } from './kappa';

/** How far the two readers of some case studies agreed. Null where a figure cannot be worked out (see `kappa.ts`). */
export interface Agreement {
  /** Number of case studies. */
  readonly caseStudies: number;
  /** Questions that the first reader rated, the second, and both. */
  readonly rated: { readonly first: number; readonly second: number; readonly both: number };
  /** Questions that at least one of them rated, and those of these to which both gave the same level. */
  readonly either: number;
  readonly same: number;
  /** Of the levels of those that both rated: quadratic-weighted kappa, and the share that is the same, 0 to 1. */
  readonly levels: { readonly kappa: number | null; readonly exact: number | null };
  /** Kappa of whether a question was rated, over all questions of all case studies. */
  readonly ratedOrNot: number | null;
}

/** A question on which the two readers of a case study differed, or were both corrected, and what came of it. */
export interface Difference extends Settlement {
  readonly caseStudy: string;
  readonly first: Level | 'none';
  readonly second: Level | 'none';
}

export interface CodingAgreement {
  /** By report code, in the order in which the reports come first. */
  readonly reports: readonly { readonly report: string; readonly agreement: Agreement }[];
  readonly pooled: Agreement;
  /** In the order of the case studies, then of the questions. */
  readonly differences: readonly Difference[];
}

/** How the two codings of all case studies agree, per report and pooled, over all questions of a set. */
export function codingAgreement(
  set: QuestionSet,
  caseStudies: readonly CaseStudy[],
  codings: readonly DoubleCoding[],
): CodingAgreement {
  const items = [...set.dimensions.flatMap(({ questions }) => questions), ...set.barriers];
  const questions = items.map(({ id }) => id);
  const reportOf = new Map(caseStudies.map(({ id, report }) => [id, report]));
  const reports = [...new Set(caseStudies.map(({ report }) => report))];
  return {
    reports: reports.map((report) => ({
      report,
      agreement: agreementOf(
        codings.filter(({ caseStudy }) => reportOf.get(caseStudy) === report),
        questions,
      ),
    })),
    pooled: agreementOf(codings, questions),
    differences: codings.flatMap((coding) => differencesOf(coding, questions)),
  };
}

function agreementOf(codings: readonly DoubleCoding[], questions: readonly string[]): Agreement {
  const read = codings.flatMap((coding) => readings(coding, questions));
  const both = read.flatMap(({ first, second }) =>
    first === 'none' || second === 'none' ? [] : [[first, second] as const],
  );
  const ratedBy = (reader: 'first' | 'second') => read.filter((one) => one[reader] !== 'none').length;
  return {
    caseStudies: codings.length,
    rated: { first: ratedBy('first'), second: ratedBy('second'), both: both.length },
    either: ratedBy('first') + ratedBy('second') - both.length,
    same: both.filter(([first, second]) => first === second).length,
    levels: { kappa: weightedKappa(both), exact: exactAgreement(both) },
    ratedOrNot: yesNoKappa(read.map(({ first, second }) => [first !== 'none', second !== 'none'])),
  };
}

function differencesOf(coding: DoubleCoding, questions: readonly string[]): Difference[] {
  return readings(coding, questions).flatMap(({ question, first, second }) => {
    const settled = coding.differences.find((line) => line.question === question);
    return !settled ? [] : [{ ...settled, caseStudy: coding.caseStudy, first, second }];
  });
}

function readings({ first, second }: DoubleCoding, questions: readonly string[]) {
  const levels = [first, second].map(
    ({ ratings }) => new Map(ratings.map(({ question, level }) => [question, level])),
  );
  return questions.map((question) => ({
    question,
    first: levels[0]!.get(question) ?? ('none' as const),
    second: levels[1]!.get(question) ?? ('none' as const),
  }));
}
