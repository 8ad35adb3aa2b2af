import type { Distribution, ItemResult } from '../edition/edition';
import { meanOf } from '../scoring/score';
import { agreementA } from './agreement-a';
import { type AgreementWord, agreementWord, lowerMedian, shareWithinOne } from './agreement-words';

/** How far people agree on a question, from how their answers are shown to spread. */
export interface Agreement {
  readonly word: AgreementWord;
  /** van der Eijk's A, -1 (half at either end) to 1 (all alike). */
  readonly a: number;
  /** Within one level of the median, in whole percent of those who chose a level. */
  readonly share: number;
  /** The lower median, 1 to 5; null where people are split: then no level is asserted. */
  readonly median: number | null;
}

/**
 * How far people agree on a question, worked out from the shown percents alone, taken for counts: whatever it says can be
 * worked out by whoever reads the page, so it tells nothing new about anybody. The percents are rounded, so it may differ
 * a little from what the answers themselves would give; where they lie at the edge of a rule, the word may too.
 *
 * @throws RangeError where all percents are 0, which no rounded distribution of answers is
 */
export function agreementOf({ percents }: Pick<Distribution, 'percents'>): Agreement {
  const word = agreementWord(percents);
  const a = agreementA(percents);
  const share = shareWithinOne(percents);
  if (word === null || a === null || share === null) throw new RangeError('nobody chose a level');
  return { word, a, share: Math.round(share * 100), median: word === 'split' ? null : lowerMedian(percents) };
}

/**
 * How far people agree on a dimension: the mean of A (-1 to 1) over those of its questions whose distribution is shown;
 * null where none is.
 */
export function dimensionAgreement(questions: readonly Pick<ItemResult, 'distribution'>[]): number | null {
  const known = questions.flatMap(({ distribution }) => (distribution ? [agreementOf(distribution).a] : []));
  return known.length === 0 ? null : meanOf(known);
}
