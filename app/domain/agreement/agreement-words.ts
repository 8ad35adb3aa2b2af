import { agreementA } from './agreement-a';

/** How far people agree on a question, in one word. Where they are `split`, no level is asserted. */
export type AgreementWord = 'agreed' | 'leaning' | 'split';

/** When people are agreed and when they are split; anything between is leaning (analysis.md, "Agreement"). */
export const AGREEMENT_RULES = {
  /** Both are needed: this share within one level of the median, 0 to 1, and this A, -1 to 1. */
  agreed: { shareWithinOne: 0.7, agreementA: 0.5 },
  /** Either is enough: a share, or an A, below these. */
  split: { shareWithinOne: 0.5, agreementA: 0.2 },
} as const;

/** Rules of the same shape: a workshop may state its own before it votes. */
export type AgreementRules = Readonly<
  Record<'agreed' | 'split', { readonly shareWithinOne: number; readonly agreementA: number }>
>;

/** What floating point may leave an A below the number that it is when worked out by hand. */
const HAIR = 1e-9;

/**
 * How far people agree on a question, in survey and workshop alike, from how many chose each level (the lowest first).
 * Those who chose none are in none of the counts. Null where nobody chose a level.
 *
 * @param own rules in place of the usual ones
 * @throws RangeError for fewer than two levels
 */
export function agreementWord(
  counts: readonly number[],
  own: Partial<AgreementRules> = {},
): AgreementWord | null {
  const a = agreementA(counts);
  const share = shareWithinOne(counts);
  if (a === null || share === null) return null;
  const { agreed, split }: AgreementRules = { ...AGREEMENT_RULES, ...own };
  const reaches = (rule: { shareWithinOne: number; agreementA: number }) => ({
    share: share >= rule.shareWithinOne,
    a: a + HAIR >= rule.agreementA,
  });
  const forSplit = reaches(split);
  if (!forSplit.share || !forSplit.a) return 'split';
  const forAgreed = reaches(agreed);
  return forAgreed.share && forAgreed.a ? 'agreed' : 'leaning';
}

/**
 * The median of levels, from how many chose each (the lowest, level 1, first): with an even number of people the lower
 * of the two in the middle, so that it is a level that somebody chose. Null where nobody chose one.
 */
export function lowerMedian(counts: readonly number[]): number | null {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let below = 0;
  for (const [index, count] of counts.entries()) {
    below += count;
    if (count > 0 && below >= half) return index + 1;
  }
  return null;
}

/** The share, 0 to 1, of those who chose a level that chose the median or the level next to it; null for nobody. */
export function shareWithinOne(counts: readonly number[]): number | null {
  const median = lowerMedian(counts);
  if (median === null) return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const near = counts.slice(Math.max(0, median - 2), median + 1).reduce((sum, count) => sum + count, 0);
  return near / total;
}
