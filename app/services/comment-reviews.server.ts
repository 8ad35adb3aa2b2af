import { createHash } from 'node:crypto';
import {
  countReviewedComments,
  findReviewedComments,
  listReviewedComments,
  type ReviewedComment,
  updateReview,
} from 'db/queries/reviewed-comments';
import { type CommentCount, commentPage, type CommentPage } from '~/domain/comments/comment-pages';
import { redact, type RedactionProblem } from '~/domain/comments/redaction';
import { type Decision, type Review, REVIEW_STATES, type ReviewState } from '~/domain/comments/review';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInPlace, findPlace, type InPlace } from './places.server';
import type { ResultsReader } from './results-reader.server';

/** A comment as a lead reviews it. */
export interface CommentToReview extends ReviewedComment {
  /** What it was left as when it was read: to be sent back with a decision. */
  seen: string;
}

export interface CommentList {
  /** Of the assessment, whatever was asked for. */
  counts: CommentCount[];
  page: CommentPage;
  /** Those of the page, question by question, on each in the order of their random ids. */
  comments: CommentToReview[];
}

/** Which comments are asked for. */
export interface CommentQuery {
  /** Those whose comments are listed, in this order. */
  questionIds: readonly string[];
  states: readonly ReviewState[];
  /** From 1. */
  page: number;
  /** How many stand on a page. */
  size: number;
}

/** The comments of an assessment as a lead reviews them; undefined where the account may not. */
export async function listCommentsToReview(
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
  query: CommentQuery,
): Promise<CommentList | undefined> {
  if (!(await findPlace(services, by, 'review-comments'))) return undefined;
  return listComments(services, { placeId: by.placeId, assessmentId }, query);
}

/** What members of a place read: a comment that was released, with marks where parts were taken out. */
export interface ReleasedComment {
  id: string;
  questionId: string;
  text: string;
}

/**
 * The comments of an assessment that were released, to somebody who may read its results. Nothing of a comment but what
 * was released leaves this.
 */
export async function listReleasedComments(
  services: Pick<Services, 'db'>,
  reader: ResultsReader,
  query: Omit<CommentQuery, 'states'>,
): Promise<Omit<CommentList, 'comments'> & { comments: ReleasedComment[] }> {
  const list = await listComments(services, reader, { ...query, states: ['released'] });
  return {
    ...list,
    comments: list.comments.map(({ id, questionId, body, releasedBody }) => ({
      id,
      questionId,
      text: releasedBody ?? body,
    })),
  };
}

async function listComments(
  { db }: Pick<Services, 'db'>,
  { placeId, assessmentId }: { placeId: string; assessmentId: string },
  { questionIds, states, page: asked, size }: CommentQuery,
): Promise<CommentList> {
  const counts = await countReviewedComments(db, placeId, assessmentId);
  const wanted = counts.filter(({ state }) => states.includes(state));
  const page = commentPage(wanted, questionIds, asked, size);
  const comments: CommentToReview[] = [];
  for (const run of page.runs) {
    const found = await listReviewedComments(db, placeId, assessmentId, { ...run, states });
    comments.push(...found.map(withSeen));
  }
  return { counts, page, comments };
}

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
  if (decision.to !== 'released') return { state: decision.to, releasedBody: null };
  const redaction = redact(comment.body, decision.text);
  if (!redaction.ok) return { problem: redaction.problem };
  return { state: 'released', releasedBody: redaction.text === comment.body ? null : redaction.text };
}

const isSame = (one: Review, other: Review) =>
  one.state === other.state && one.releasedBody === other.releasedBody;

const withSeen = (comment: ReviewedComment): CommentToReview => ({ ...comment, seen: seenAs(comment) });

/** A short name of how a comment is left. */
const seenAs = ({ state, releasedBody }: Review): string =>
  createHash('sha256')
    .update(JSON.stringify([state, releasedBody]))
    .digest('hex')
    .slice(0, 16);
