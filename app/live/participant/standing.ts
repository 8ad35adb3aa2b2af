import { UNSURE_WORDS, type VoteStanding } from '~/domain/workshop/room-words';
import type { QueuedVote } from './vote-queue';

/** What a page knows of its vote in the round at hand. */
export interface KnownVote {
  /** As the server told last; null: none stands. */
  stands: { value: string } | null;
  /** What waits to be acknowledged. */
  queued: Pick<QueuedVote, 'value'> | undefined;
  /** Whether the last attempt to send was in vain. */
  waiting: boolean;
  /** Whether the server refused one since the round was closed. */
  late: boolean;
}

/** How a vote stands, with the label of what was chosen. @param labels of the choices by value */
export function voteStanding(
  { stands, queued, waiting, late }: KnownVote,
  labels: Readonly<Record<string, string>>,
): VoteStanding {
  const labelOf = (value: string) => labels[value] ?? UNSURE_WORDS[value === 'na' ? 'na' : 'dk'];
  if (queued) return { state: waiting ? 'waiting' : 'sending', label: labelOf(queued.value) };
  if (late) return { state: 'late', label: stands ? labelOf(stands.value) : '' };
  return stands ? { state: 'saved', label: labelOf(stands.value) } : { state: 'none' };
}
