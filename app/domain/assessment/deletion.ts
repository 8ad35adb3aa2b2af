import type { AssessmentState } from './state';

/** For how many days a lead may still take back that an assessment is to be deleted. */
export const GRACE_DAYS = 30;
const DAY_MS = 86_400_000;

/** The states in which an assessment may wait to be deleted: nobody can be answering it. */
export const DELETABLE: readonly AssessmentState[] = ['draft', 'closed', 'archived'];

/**
 * - `at-once`: it is a draft, of which nothing has come yet.
 * - `after-grace`: it waits until `deleteAt` (ISO-8601 UTC).
 * - `not-from-here`: it has to be closed, or taken back to draft, first.
 */
export type Deletion =
  { how: 'at-once' } | { how: 'after-grace'; deleteAt: string } | { how: 'not-from-here' };

/**
 * How an assessment in this state is deleted.
 * @param answered whether anybody has begun to answer
 */
export function deletionOf(state: AssessmentState, answered: boolean, now: Date): Deletion {
  if (!DELETABLE.includes(state)) return { how: 'not-from-here' };
  if (state === 'draft' && !answered) return { how: 'at-once' };
  return { how: 'after-grace', deleteAt: new Date(now.getTime() + GRACE_DAYS * DAY_MS).toISOString() };
}

/** Whether what was typed to confirm is the title; capitals and spaces do not matter. */
export function isTitle(typed: string, title: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(title);
}
