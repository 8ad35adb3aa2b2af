import type { Atomic } from 'db/queries/audit';
import {
  deleteKeptComments,
  insertReviewedComments,
  listCommentedQuestions,
  listKeptComments,
  listSentComments,
} from 'db/queries/reviewed-comments';
import type { Intake } from '~/domain/comments/intake';
import { shownText } from '~/domain/comments/shown-text';
import { stillSaid } from '~/domain/comments/still-said';
import type { Services } from './context.server';

/**
 * Brings the copies of an assessment's comments up to date with what its sent responses say, question by question, in
 * the transaction that makes an edition or decides that there is none: what was withdrawn or changed goes, what is still
 * there keeps its review, and what is new waits for the lead. A copy has a random id and nothing that leads back.
 *
 * @param intakeOf what is done with the comments on a question
 */
export async function updateCommentCopies(
  trx: Atomic,
  { newId }: Pick<Services, 'newId'>,
  assessmentId: string,
  intakeOf: (questionId: string) => Intake,
): Promise<void> {
  for (const questionId of await listCommentedQuestions(trx, assessmentId)) {
    const intake = intakeOf(questionId);
    const kept = await listKeptComments(trx, assessmentId, questionId);
    const sent = intake === 'none' ? [] : await listSentComments(trx, assessmentId, questionId);
    const said = sent.map(shownText).filter((body) => body !== '');
    const { gone, added } = stillSaid(kept, said);
    await deleteKeptComments(trx, assessmentId, gone);
    if (intake !== 'all') continue;
    await insertReviewedComments(
      trx,
      assessmentId,
      added.map((body) => ({ id: newId(), questionId, body })),
    );
  }
}
