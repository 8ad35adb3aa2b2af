import { createHash } from 'node:crypto';
import {
  countReviewedComments,
  listReviewedComments,
  type ReviewedComment,
} from 'db/queries/reviewed-comments';
import { type CommentCount, commentPage, type CommentPage } from '~/domain/comments/comment-pages';
import type { Review, ReviewState } from '~/domain/comments/review';
import type { Services } from './context.server';
import { findPlace, type InPlace } from './places.server';
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

/** A comment as it is left now. */
export const withSeen = (comment: ReviewedComment): CommentToReview => ({
  ...comment,
  seen: seenAs(comment),
});

/** A short name of how a comment is left. */
export const seenAs = ({ state, releasedBody }: Review): string =>
  createHash('sha256')
    .update(JSON.stringify([state, releasedBody]))
    .digest('hex')
    .slice(0, 16);
