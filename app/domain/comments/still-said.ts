import type { ReviewState } from './review';

/** A copy that is kept of a comment on some question. */
export interface KeptComment {
  readonly id: string;
  readonly body: string;
  readonly state: ReviewState;
}

/** Of copies alike, those that go first when one is taken back: what was held back once stays held back. */
const GO_FIRST: readonly ReviewState[] = ['waiting', 'released', 'hidden'];

/**
 * Compares the copies kept of the comments on one question with what is said there now. Copies of the same text cannot
 * be told apart and are counted.
 *
 * @returns the ids of the copies that nobody stands behind any more, and the texts that there is no copy of yet
 */
export function stillSaid(
  kept: readonly KeptComment[],
  said: readonly string[],
): { gone: readonly string[]; added: readonly string[] } {
  const left = new Map<string, number>();
  for (const body of said) left.set(body, (left.get(body) ?? 0) + 1);
  const gone: string[] = [];
  const inOrder = [...kept].sort((a, b) => GO_FIRST.indexOf(b.state) - GO_FIRST.indexOf(a.state));
  for (const { id, body } of inOrder) {
    const count = left.get(body) ?? 0;
    if (count === 0) gone.push(id);
    else left.set(body, count - 1);
  }
  return { gone, added: [...left].flatMap(([body, count]) => Array<string>(count).fill(body)) };
}
