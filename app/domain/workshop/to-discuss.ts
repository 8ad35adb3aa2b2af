import { agreementOf } from '../agreement/agreement-of-distribution';
import { type ComparedQuestion, rankByAgreement, rankByGap } from '../agreement/rank-differences';
import { oneDecimal } from '../scoring/messages';

/** A question that a group has reason to talk about. */
export interface ToDiscuss {
  readonly id: string;
  /** Why, in words that name no level: they are read before the first vote. */
  readonly why: string;
}

type Questions = readonly { readonly questions: readonly ComparedQuestion[] }[];

/**
 * The questions of an edition that are worth a workshop's time, from its shown part alone: those on which people agree
 * least and those that types of partner see most differently, in turn, the first of each first.
 */
export function questionsToDiscuss(dimensions: Questions): readonly ToDiscuss[] {
  const least = rankByAgreement(dimensions);
  const { which, gaps } = rankByGap(dimensions);
  const widest = which === 'wide' ? gaps.map(({ question }) => question) : [];
  const inTurn = Array.from({ length: Math.max(least.length, widest.length) }, (_, at) => [
    least[at],
    widest[at],
  ]);
  const questions = [...new Set(inTurn.flat().filter((question) => question !== undefined))];
  return questions.map((question) => ({
    id: question.id,
    why: [
      ...(least.includes(question) ? [spreadWords(question)] : []),
      ...(widest.includes(question) ? [gapWords(question)] : []),
    ].join(' '),
  }));
}

function spreadWords({ distribution }: ComparedQuestion): string {
  const { word, share } = agreementOf(distribution!);
  const about = distribution!.step > 1 ? 'about ' : '';
  const name = word === 'split' ? 'Split' : 'Not agreed';
  return `${name}: ${about}${share}% within one level of the middle in your survey.`;
}

const gapWords = ({ gap }: ComparedQuestion) =>
  `Types of partner see it differently: ${oneDecimal(gap!)} levels apart in your survey, allowing for chance.`;
