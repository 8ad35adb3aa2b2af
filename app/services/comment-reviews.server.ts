import { findReviewedComments, type ReviewedComment, updateReview } from 'db/queries/reviewed-comments';
import { redact, type RedactionProblem } from '~/domain/comments/redaction';
import { type Decision, type Review, REVIEW_STATES, type ReviewState } from '~/domain/comments/review';
import { shownText } from '~/domain/comments/shown-text';
import { recordAudit } from './audit.server';
import { type CommentToReview, seenAs, withSeen } from './comment-lists.server';
import type { Services } from './context.server';
import { doInPlace, type InPlace } from './places.server';

/** What a lead decided of a comment. */
export interface CommentDecision {
  id: string;
  /** What the comment was left as when the lead read it. */
  seen: string;
  decision: Decision;
}

/** A comment that was moved, and how it stood before: what undoes it. */
export interface ReviewedNow {
  comment: CommentToReview;
  before: Review;
}

export type ReviewOutcome =
  /**
   * All of it is done, but for what somebody else had decided otherwise in the meantime (`changed`, as it is now), and what
   * is not there any more (`gone`: how many). What stood as wanted already is in none of them.
   */
  | { outcome: 'done'; moved: ReviewedNow[]; changed: CommentToReview[]; gone: number }
  /** Nothing is done: parts were not taken out as they have to be. By the comments' ids. */
  | { outcome: 'refused'; problems: Record<string, RedactionProblem> }
  /** Not for this account. */
  | { outcome: 'not-there' };

/**
 * Releases comments, whole or with parts taken out, hides them, or lets them wait again. A comment that was left as it
 * was seen is left alone, whatever became of it since.
 */
export async function reviewComments(
  services: Services,
  by: InPlace,
  assessmentId: string,
  decisions: readonly CommentDecision[],
): Promise<ReviewOutcome> {
  const done = await doInPlace(services, by, 'review-comments', async (trx): Promise<ReviewOutcome> => {
    const find = async (ids: string[]) => findReviewedComments(trx, by.placeId, assessmentId, ids);
    const found = new Map(
      (await find(decisions.map(({ id }) => id))).map((comment) => [comment.id, comment]),
    );
    const problems: Record<string, RedactionProblem> = {};
    const wanted = decisions.flatMap(({ id, seen, decision }) => {
      const comment = found.get(id);
      const review = comment && reviewAfter(comment, decision);
      if (review && 'problem' in review) problems[id] = review.problem;
      return review && !('problem' in review) ? [{ comment, seen, review }] : [];
    });
    if (Object.keys(problems).length > 0) return { outcome: 'refused', problems };
    const moved: ReviewedNow[] = [];
    const others: string[] = [];
    // Always in the same order, so that two leads at once never wait for each other.
    for (const { comment, seen, review } of wanted.sort((a, b) => (a.comment.id < b.comment.id ? -1 : 1))) {
      const { state, releasedBody } = comment;
      if (seenAs(review) === seen || isSame(comment, review)) continue;
      const isAsSeen = seenAs(comment) === seen;
      if (isAsSeen && (await updateReview(trx, by.placeId, assessmentId, comment, review))) {
        moved.push({ comment: withSeen({ ...comment, ...review }), before: { state, releasedBody } });
      } else others.push(comment.id);
    }
    const changed = (await find(others)).map(withSeen);
    const states = REVIEW_STATES.map((to) => [
      to,
      moved.filter(({ comment }) => comment.state === to).length,
    ]);
    if (moved.length > 0) {
      await recordAudit(trx, services, {
        actor: by.accountId,
        action: 'comments.reviewed',
        placeId: by.placeId,
        subject: assessmentId,
        details: Object.fromEntries(states) as Record<ReviewState, number>,
      });
    }
    const gone = decisions.length - found.size + others.length - changed.length;
    return { outcome: 'done', moved, changed, gone };
  });
  return done === 'not-there' ? { outcome: 'not-there' } : done;
}

function reviewAfter(comment: ReviewedComment, decision: Decision): Review | { problem: RedactionProblem } {
  if (decision.to !== 'released') {
    const { to, text } = decision;
    // Hidden, it does not matter; waiting, whoever took parts out meant to release it.
    const isLost = to === 'waiting' && text !== undefined && !isAsShown(comment, text);
    return isLost ? { problem: 'not-released' } : { state: to, releasedBody: null };
  }
  const redaction = redact(comment.body, decision.text);
  if (!redaction.ok) return { problem: redaction.problem };
  return { state: 'released', releasedBody: redaction.text === comment.body ? null : redaction.text };
}

const isAsShown = ({ body, releasedBody }: ReviewedComment, text: string) =>
  [body, releasedBody].includes(shownText(text));

const isSame = (one: Review, other: Review) =>
  one.state === other.state && one.releasedBody === other.releasedBody;
