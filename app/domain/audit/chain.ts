/** One thing that was done, with its place in the log. */
export interface AuditFacts {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  /** ISO-8601 UTC. */
  at: string;
  /** An account's id, `system` or `command`. */
  actor: string;
  /** Such as `session.begun`. */
  action: string;
  placeId: string | null;
  subject: string | null;
  /** JSON, as stored. */
  details: string;
}

/** An entry as stored, with its keyed hash. */
export interface ChainedEntry extends AuditFacts {
  hash: string;
}

/** How far a log goes: the number of its last entry (0: none yet) and the seal over all of it. */
export interface ChainEnd {
  seq: number;
  seal: string;
}

/** A log before its first entry. */
export const EMPTY_CHAIN: ChainEnd = { seq: 0, seal: '' };

/** A keyed hash of a text, as text: who has the log but not the key cannot make it. */
export type Mac = (text: string) => string;

/**
 * The hash of the entry that follows after `before`, and the seal of the log with it. Both are keyed, and differ: the
 * hash of an entry is of no use as a seal, so that a log cut short after some entry can be told.
 */
export function linkAfter(before: ChainEnd, entry: AuditFacts, mac: Mac): { hash: string; seal: string } {
  const { seq, at, actor, action, placeId, subject, details } = entry;
  const hash = mac(JSON.stringify(['entry', before.seal, seq, at, actor, action, placeId, subject, details]));
  return { hash, seal: mac(JSON.stringify(['seal', seq, hash])) };
}

/** What is wrong with a log, and at which number first. */
export interface ChainFault {
  seq: number;
  fault: 'missing' | 'changed' | 'end';
}

/**
 * Checks the entries that come after `before`, in the order of their numbers.
 * @returns how far the log goes with them, or the first number whose entry is missing (or stands where it should not)
 *   or is not as it was written
 */
export function followChain(
  before: ChainEnd,
  entries: readonly ChainedEntry[],
  mac: Mac,
): { end: ChainEnd } | ChainFault {
  let end = before;
  for (const entry of entries) {
    const seq = end.seq + 1;
    if (entry.seq !== seq) return { seq, fault: 'missing' };
    const { hash, seal } = linkAfter(end, entry, mac);
    if (entry.hash !== hash) return { seq, fault: 'changed' };
    end = { seq, seal };
  }
  return { end };
}
