import type { AnswerEntry, CommentEntry } from 'db/queries/answers';
import type { Queryable } from 'db/tables';

/** The answers of a response as they are stored, by question id; empty when there are none, or no such response. */
export function listAnswers(db: Queryable, responseId: string): Promise<AnswerEntry[]> {
  return db
    .selectFrom('answer')
    .select(['question_id as questionId', 'value', 'sequence', 'device'])
    .where('response_id', '=', responseId)
    .orderBy('question_id')
    .execute();
}

/** The comments of a response as they are stored, by question id, those taken back (with an empty value) included. */
export function listComments(db: Queryable, responseId: string): Promise<CommentEntry[]> {
  return db
    .selectFrom('comment')
    .select(['question_id as questionId', 'body as value', 'sequence', 'device'])
    .where('response_id', '=', responseId)
    .orderBy('question_id')
    .execute();
}
