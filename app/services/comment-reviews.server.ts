import { createHash } from 'node:crypto';
import type { Atomic } from 'db/queries/audit';
import {
  countReviewedComments,
  findReviewedComments,
  listReviewedComments,
  type ReviewedComment,
  updateReview,
} from 'db/queries/reviewed-comments';
import type { PlaceUse } from '~/domain/access/uses';
import { type CommentCount, commentPage, type CommentPage } from '~/domain/comments/comment-pages';
import { redact, type RedactionProblem } from '~/domain/comments/redaction';
import type { Decision, Review, ReviewState } from '~/domain/comments/review';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInPlace, findPlace, type InPlace } from './places.server';

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
export const listCommentsToReview = (
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
  query: CommentQuery,
) => listComments(services, by, 'review-comments', assessmentId, query);

/** What members of a place read: a comment that was released, with marks where parts were taken out. */
export interface ReleasedComment {
  id: string;
  questionId: string;
  text: string;
}

/**
 * The comments of an assessment that were released, to a member of the place; undefined where the account is none.
 * Nothing of a comment but what was released leaves this.
 */
export async function listReleasedComments(
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
  query: Omit<CommentQuery, 'states'>,
): Promise<(Omit<CommentList, 'comments'> & { comments: ReleasedComment[] }) | undefined> {
  const list = await listComments(services, by, 'see-results', assessmentId, {
    ...query,
    states: ['released'],
  });
  return (
    list && {
      ...list,
      comments: list.comments.map(({ id, questionId, body, releasedBody }) => ({
        id,
        questionId,
        text: releasedBody ?? body,
      })),
    }
  );
}

async function listComments(
  services: Pick<Services, 'db'>,
  by: InPlace,
  use: PlaceUse,
  assessmentId: string,
  { questionIds, states, page: asked, size }: CommentQuery,
): Promise<CommentList | undefined> {
  if (!(await findPlace(services, by, use))) return undefined;
  const { db } = services;
  const counts = await countReviewedComments(db, by.placeId, assessmentId);
  const wanted = counts.filter(({ state }) => states.includes(state));
  const page = commentPage(wanted, questionIds, asked, size);
  const comments: CommentToReview[] = [];
  for (const run of page.runs) {
    const found = await listReviewedComments(db, by.placeId, assessmentId, { ...run, states });
    comments.push(...found.map(withSeen));
  }
  return { counts, page, comments };
}

export type ReviewOutcome =
  /** It stands as was decided, now or already before; `before` is what undoes it. */
  | { outcome: 'done'; comment: CommentToReview; before: Review }
  /** Somebody else decided something else in the meantime. */
  | { outcome: 'changed'; comment: CommentToReview }
  | { outcome: 'refused'; problem: RedactionProblem }
  /** There is no such comment (any more), or it is not for this account. */
  | { outcome: 'not-there' };

/**
 * Releases a comment, whole or with parts taken out, hides it, or lets it wait again.
 * @param seen what the comment was left as when the lead read it
 */
export async function reviewComment(
  services: Services,
  by: InPlace,
  assessmentId: string,
  commentId: string,
  seen: string,
  decision: Decision,
): Promise<ReviewOutcome> {
  const done = await doInPlace(services, by, 'review-comments', async (trx): Promise<ReviewOutcome> => {
    const find = async () => (await findReviewedComments(trx, by.placeId, assessmentId, [commentId]))[0];
    const comment = await find();
    if (!comment) return { outcome: 'not-there' };
    const wanted = reviewAfter(comment, decision);
    if ('problem' in wanted) return { outcome: 'refused', problem: wanted.problem };
    const { state, releasedBody } = comment;
    const before = { state, releasedBody };
    // Sent twice: it stands as wanted already.
    if (isSame(before, wanted)) return { outcome: 'done', comment: withSeen(comment), before };
    if (withSeen(comment).seen !== seen) return { outcome: 'changed', comment: withSeen(comment) };
    if (!(await updateReview(trx, by.placeId, assessmentId, comment, wanted))) {
      const now = await find();
      return now ? { outcome: 'changed', comment: withSeen(now) } : { outcome: 'not-there' };
    }
    await recordReview(trx, services, by, assessmentId, wanted.state, 1);
    return { outcome: 'done', comment: withSeen({ ...comment, ...wanted }), before };
  });
  return done === 'not-there' ? { outcome: 'not-there' } : done;
}

/** What came of deciding about several comments at once. */
export interface ManyReviewed {
  /** The ids of those that were moved. */
  moved: string[];
  /** How many stood so already. */
  already: number;
  /** How many were not touched, since somebody else had decided otherwise, or they are gone. */
  others: number;
}

/**
 * Releases comments that wait, whole and all at once; or lets such wait again, to undo that. Those that stand in any
 * other way by then stay as they are.
 * @returns undefined where the account may not
 */
export async function reviewMany(
  services: Services,
  by: InPlace,
  assessmentId: string,
  ids: readonly string[],
  to: 'released' | 'waiting',
): Promise<ManyReviewed | undefined> {
  const from = { state: to === 'released' ? 'waiting' : 'released', releasedBody: null } as const;
  const wanted = { state: to, releasedBody: null };
  const done = await doInPlace(services, by, 'review-comments', async (trx) => {
    const found = await findReviewedComments(trx, by.placeId, assessmentId, ids);
    const moved: string[] = [];
    // Always in the same order, so that two leads at once never wait for each other.
    for (const comment of [...found].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (!isSame(comment, from)) continue;
      if (await updateReview(trx, by.placeId, assessmentId, comment, wanted)) moved.push(comment.id);
    }
    if (moved.length > 0) await recordReview(trx, services, by, assessmentId, to, moved.length);
    const now = await findReviewedComments(trx, by.placeId, assessmentId, ids);
    const already = now.filter((comment) => isSame(comment, wanted)).length - moved.length;
    return { moved, already, others: new Set(ids).size - moved.length - already };
  });
  return done === 'not-there' ? undefined : done;
}

function reviewAfter(comment: ReviewedComment, decision: Decision): Review | { problem: RedactionProblem } {
  if (decision.to !== 'released') return { state: decision.to, releasedBody: null };
  const redaction = redact(comment.body, decision.text);
  if (!redaction.ok) return { problem: redaction.problem };
  return { state: 'released', releasedBody: redaction.text === comment.body ? null : redaction.text };
}

const isSame = (one: Review, other: Review) =>
  one.state === other.state && one.releasedBody === other.releasedBody;

function withSeen(comment: ReviewedComment): CommentToReview {
  const { state, releasedBody } = comment;
  const seen = createHash('sha256')
    .update(JSON.stringify([state, releasedBody]))
    .digest('hex')
    .slice(0, 16);
  return { ...comment, seen };
}

function recordReview(
  trx: Atomic,
  services: Services,
  by: InPlace,
  assessmentId: string,
  to: ReviewState,
  comments: number,
): Promise<void> {
  return recordAudit(trx, services, {
    actor: by.accountId,
    action: 'comments.reviewed',
    placeId: by.placeId,
    subject: assessmentId,
    details: { to, comments },
  });
}
