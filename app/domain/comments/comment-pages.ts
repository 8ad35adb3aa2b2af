import type { ReviewState } from './review';

/** How many comments on a question stand in some state. */
export interface CommentCount {
  readonly questionId: string;
  readonly state: ReviewState;
  readonly count: number;
}

/** A run of the comments on one question. */
export interface CommentRun {
  readonly questionId: string;
  readonly offset: number;
  readonly limit: number;
}

export interface CommentPage {
  /** From 1 to `pages`. */
  readonly page: number;
  /** 1 where there are none. */
  readonly pages: number;
  readonly total: number;
  readonly runs: readonly CommentRun[];
}

/**
 * Which comments stand on a page, where all of them are listed question by question.
 *
 * @param questionIds in the order in which they are listed; comments on others are left out
 * @param asked the page; the nearest there is where there is no such page
 */
export function commentPage(
  counts: readonly CommentCount[],
  questionIds: readonly string[],
  asked: number,
  size: number,
): CommentPage {
  const byQuestion = new Map<string, number>();
  for (const { questionId, count } of counts)
    byQuestion.set(questionId, (byQuestion.get(questionId) ?? 0) + count);
  const listed = questionIds.map((questionId) => ({ questionId, count: byQuestion.get(questionId) ?? 0 }));
  const total = listed.reduce((sum, { count }) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(pages, Math.max(1, asked));
  const [from, to] = [(page - 1) * size, page * size];
  const runs: CommentRun[] = [];
  let before = 0;
  for (const { questionId, count } of listed) {
    const [first, last] = [Math.max(from - before, 0), Math.min(to - before, count)];
    if (first < last) runs.push({ questionId, offset: first, limit: last - first });
    before += count;
  }
  return { page, pages, total, runs };
}

/** How many there are in all, by state. */
export function countByState(counts: readonly CommentCount[]): Record<ReviewState, number> {
  const all = { waiting: 0, released: 0, hidden: 0 };
  for (const { state, count } of counts) all[state] += count;
  return all;
}
