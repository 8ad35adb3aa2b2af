import type { ProtectedEdition } from '../edition/edition';
import { askedOf } from '../edition/figures';

/**
 * What is done with the comments on a question when an assessment has closed.
 * - `all`: what is new is taken in, what is gone goes.
 * - `no-new`: what is gone goes; what is new waits for a later edition.
 * - `none`: none are kept.
 */
export type Intake = 'all' | 'no-new' | 'none';

/**
 * The intake of a question with an edition. Whoever was asked it may have written a comment, whether they chose a level
 * or not, so those are who a comment hides among: at least k of them for any, and at least k whose responses are new or
 * changed for those that are new. In a first edition everybody is new.
 */
export function intakeOf(
  questionId: string,
  { sectors, changes }: Pick<ProtectedEdition, 'sectors' | 'changes'>,
  threshold: number,
): Intake {
  const asked = total(
    Object.values(sectors).flatMap(({ items }) => {
      const counts = items[questionId];
      return counts ? [askedOf(counts)] : [];
    }),
  );
  if (asked < threshold) return 'none';
  const askedAnew = total(Object.values(changes).map((change) => change.asked[questionId] ?? 0));
  return askedAnew < threshold ? 'no-new' : 'all';
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
