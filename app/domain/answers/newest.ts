/** Says when an answer or a comment was given: the device's own count, and which device. */
export interface Stamp {
  /** 1 or more. */
  sequence: number;
  /** ASCII, so that it compares alike here and in either database. */
  device: string;
}

/** Something a person entered about a question, of which only the newest stands. */
export interface Entry extends Stamp {
  kind: 'answer' | 'comment';
  questionId: string;
  value: string;
}

/**
 * Whether `a` replaces `b`: by its count, and between two devices that reached the same count by the device's name,
 * so that everybody picks the same one. Nothing replaces itself.
 */
export function isNewer(a: Stamp, b: Stamp): boolean {
  return a.sequence > b.sequence || (a.sequence === b.sequence && a.device > b.device);
}

/**
 * What stands after all entries arrived, in whatever order and however often: the newest of each question and kind.
 * (A device never stamps two values alike; if one did, the first would stand.)
 *
 * @returns answers before comments, each by question id.
 */
export function mergeEntries<E extends Entry>(entries: readonly E[]): E[] {
  const standing = new Map<string, E>();
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.questionId}`;
    const other = standing.get(key);
    if (!other || isNewer(entry, other)) standing.set(key, entry);
  }
  return [...standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
