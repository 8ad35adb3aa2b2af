import type { Transaction } from 'kysely';
import type { Database, Queryable } from '../tables';
import type { ReviewedCommentTable } from '../tables/reviewed-comment';

/** A comment under review, cut off from whoever wrote it. */
export interface ReviewedComment {
  id: string;
  questionId: string;
  body: string;
  state: ReviewedCommentTable['state'];
  /** What partners read where a part was taken out; null: the body as it is. */
  releasedBody: string | null;
}

type State = ReviewedComment['state'];

/** SQLite takes some 30,000 values in a statement. */
const BATCH = 500;

/**
 * Adds copies of comments, all of them waiting, in the order of their ids. Make the ids at random, so that the order in
 * which they are written tells nothing either.
 */
export async function insertReviewedComments(
  trx: Transaction<Database>,
  assessmentId: string,
  comments: readonly Pick<ReviewedComment, 'id' | 'questionId' | 'body'>[],
): Promise<void> {
  const rows = [...comments]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, questionId, body }) => ({
      id,
      assessment_id: assessmentId,
      question_id: questionId,
      body,
      state: 'waiting' as const,
      released_body: null,
    }));
  for (let at = 0; at < rows.length; at += BATCH) {
    await trx
      .insertInto('reviewed_comment')
      .values(rows.slice(at, at + BATCH))
      .execute();
  }
}

/** The ids of the questions that sent responses of an assessment comment on, or that copies are kept on. */
export async function listCommentedQuestions(db: Queryable, assessmentId: string): Promise<string[]> {
  const rows = await sentComments(db, assessmentId)
    .select('comment.question_id')
    .union(db.selectFrom('reviewed_comment').where('assessment_id', '=', assessmentId).select('question_id'))
    .execute();
  return rows.map((row) => row.question_id).sort();
}

/** The comments on a question in the sent responses of an assessment, in no order. */
export async function listSentComments(
  db: Queryable,
  assessmentId: string,
  questionId: string,
): Promise<string[]> {
  const rows = await sentComments(db, assessmentId)
    .where('comment.question_id', '=', questionId)
    .select('comment.body')
    .execute();
  return rows.map((row) => row.body);
}

function sentComments(db: Queryable, assessmentId: string) {
  return db
    .selectFrom('response')
    .innerJoin('comment', 'comment.response_id', 'response.id')
    .where('response.assessment_id', '=', assessmentId)
    .where('response.state', '=', 'sent')
    .where('comment.body', '!=', '');
}

/** The copies kept of the comments on a question, in the order of their ids. For the job that brings them up to date. */
export function listKeptComments(
  db: Queryable,
  assessmentId: string,
  questionId: string,
): Promise<{ id: string; body: string; state: State }[]> {
  return db
    .selectFrom('reviewed_comment')
    .where('assessment_id', '=', assessmentId)
    .where('question_id', '=', questionId)
    .select(['id', 'body', 'state'])
    .orderBy('id')
    .execute();
}

/** Deletes some of the copies kept of an assessment's comments. */
export async function deleteKeptComments(
  trx: Transaction<Database>,
  assessmentId: string,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    await trx
      .deleteFrom('reviewed_comment')
      .where('assessment_id', '=', assessmentId)
      .where('id', 'in', ids.slice(at, at + BATCH))
      .execute();
  }
}

/** Deletes every copy of an assessment's comments, released or not: when its answers are no longer kept. */
export async function deleteReviewedComments(db: Queryable, assessmentId: string): Promise<void> {
  await db.deleteFrom('reviewed_comment').where('assessment_id', '=', assessmentId).execute();
}

/** How many comments there are of a place's assessment, by question and state. */
export async function countReviewedComments(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<{ questionId: string; state: State; count: number }[]> {
  const rows = await ofPlace(db, placeId, assessmentId)
    .groupBy(['question_id', 'state'])
    .select(['question_id', 'state', (eb) => eb.fn.countAll<number | string>().as('count')])
    .execute();
  return rows.map(({ question_id, state, count }) => ({
    questionId: question_id,
    state,
    count: Number(count),
  }));
}

/** Some of the comments on one question of a place's assessment, in the order of their (random) ids. */
export function listReviewedComments(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  run: { questionId: string; states: readonly State[]; offset: number; limit: number },
): Promise<ReviewedComment[]> {
  return ofPlace(db, placeId, assessmentId)
    .where('question_id', '=', run.questionId)
    .where('state', 'in', run.states)
    .orderBy('id')
    .offset(run.offset)
    .limit(run.limit)
    .select(COMMENT)
    .execute();
}

/** Comments of a place's assessment by their ids, in no order; those that are not there, or another's, are left out. */
export function findReviewedComments(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  ids: readonly string[],
): Promise<ReviewedComment[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : ofPlace(db, placeId, assessmentId).where('id', 'in', ids).select(COMMENT).execute();
}

const COMMENT = [
  'id',
  'question_id as questionId',
  'body',
  'state',
  'released_body as releasedBody',
] as const;

function ofPlace(db: Queryable, placeId: string, assessmentId: string) {
  return db
    .selectFrom('reviewed_comment')
    .where('assessment_id', '=', assessmentId)
    .where('assessment_id', 'in', (eb) =>
      eb.selectFrom('assessment').where('place_id', '=', placeId).select('assessment.id'),
    );
}

/**
 * Keeps what was decided of a comment of a place's assessment, if it stands as it was when that was decided.
 *
 * @returns false where it was changed or deleted in the meantime.
 */
export async function updateReview(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  seen: Pick<ReviewedComment, 'id' | 'state' | 'releasedBody'>,
  to: Pick<ReviewedComment, 'state' | 'releasedBody'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reviewed_comment')
    .set({ state: to.state, released_body: to.releasedBody })
    .where('id', '=', seen.id)
    .where('assessment_id', '=', assessmentId)
    .where('assessment_id', 'in', (eb) =>
      eb.selectFrom('assessment').where('place_id', '=', placeId).select('assessment.id'),
    )
    .where('state', '=', seen.state)
    .where('released_body', seen.releasedBody === null ? 'is' : '=', seen.releasedBody)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
