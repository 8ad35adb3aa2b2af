import type { Agreement } from './agreement-of-distribution';
import { AGREEMENT_RULES, type AgreementWord } from './agreement-words';
import type { AgreementCounts } from './rank-differences';

/** A kappa to two decimals, "0.92"; where there is none, a dash. */
export const kappaWords = (kappa: number | null) => (kappa === null ? '–' : kappa.toFixed(2));

/** A share of 0 to 1 in whole percent, "91%"; where there is none, a dash. */
export const percentWords = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`);

const WORDS: Readonly<Record<AgreementWord, string>> = {
  agreed: 'Agreed',
  leaning: 'Leaning',
  split: 'Split',
};

/** The word for how far people agree, as a label: "Leaning". */
export const agreementName = (word: AgreementWord) => WORDS[word];

/**
 * How far people agree, in one sentence: "Agreed: 82% chose Developing or a level next to it." Where they are split no
 * level is named. "About" where the percents that it is worked out from are rounded to more than one.
 *
 * @param levels the names of levels 1 to 5
 * @param step what those percents are rounded to
 */
export function agreementSentence(
  { word, share, median }: Agreement,
  levels: readonly string[],
  step: number,
): string {
  const percent = `${step > 1 ? 'about ' : ''}${share}%`;
  if (median === null) {
    return share < 50
      ? `Split: fewer than half (${percent}) chose the middle answer or a level next to it, so no one level speaks for the place.`
      : 'Split: the answers lie too far apart for one level to speak for the place.';
  }
  const near = `chose ${levels[median - 1]} or a level next to it`;
  if (word === 'agreed') return `Agreed: ${percent} ${near}.`;
  return share < 100 * AGREEMENT_RULES.agreed.shareWithinOne
    ? `Leaning: only ${percent} ${near}.`
    : `Leaning: ${percent} ${near}, but the answers spread over too many levels to call it agreed.`;
}

/**
 * How many questions are agreed, leaning and split, in a sentence; undefined where it is told of none. Where it is not
 * told of some, why: too few answered, or nearly all the same, so that it would tell of few people.
 */
export function agreementCountsSentence(counts: AgreementCounts): string | undefined {
  const { agreed, leaning, split, notTold } = counts;
  const told = agreed + leaning + split;
  if (told === 0) return undefined;
  const of = told === 1 ? 'Of 1 question' : `Of ${told} questions`;
  const more =
    notTold === 0
      ? ''
      : ` On ${notTold} more it is not told, because too few answered, nearly all said the same, or it could tell what a few people said.`;
  return `${of}, people are agreed on ${agreed}, leaning on ${leaning} and split on ${split}.${more}`;
}
