import type { Transaction } from 'kysely';
import { emptyGaps } from '../portable';
import type { Database, Queryable } from '../tables';

/** After all answers of an assessment were deleted: nothing of them stays in the engine's files, up to a size. */
export async function leaveNoTraceAtAll(db: Queryable): Promise<void> {
  if (!db.isTransaction) await emptyGaps(db);
}

/**
 * Says for how many months after it closed an assessment's answers are kept: anything while nobody can have answered,
 * afterwards only less than before.
 * @returns false when the place has no such assessment, or it would be longer than what respondents were told
 */
export async function shortenKeeping(
  db: Queryable,
  placeId: string,
  id: string,
  months: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ keep_months: months })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('answers_gone', '=', 0)
    .where('keep_months', '>', months)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Says whether results may go into releases. @returns false where that is so already, or the place has no such assessment */
export async function updateShared(
  db: Queryable,
  placeId: string,
  id: string,
  shared: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ shared: shared ? 1 : 0 })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('shared', '=', shared ? 0 : 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A closed assessment whose answers are still kept. */
export interface KeptAnswers {
  id: string;
  placeId: string;
  /** ISO-8601 UTC. */
  closedAt: string;
  keepMonths: number;
}

/** The closed assessments of places whose answers are still kept, and for which no work waits or is under way. */
export async function listKeptAnswers(db: Queryable): Promise<KeptAnswers[]> {
  const rows = await db
    .selectFrom('assessment')
    .where('kind', '=', 'place')
    .where('state', 'in', ['closed', 'archived'])
    .where('closed_at', 'is not', null)
    .where('answers_gone', '=', 0)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('job')
            .select('job.id')
            .whereRef('job.assessment_id', '=', 'assessment.id')
            .where('job.state', 'in', ['waiting', 'running']),
        ),
      ),
    )
    .orderBy('id')
    .select(['id', 'place_id', 'closed_at', 'keep_months'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    placeId: row.place_id!,
    closedAt: row.closed_at!,
    keepMonths: row.keep_months,
  }));
}

/**
 * Notes that the answers of an assessment are no longer kept; from then on it cannot be opened again.
 * @returns false where it is not as it was found: opened since, or somebody else has noted it
 */
export async function markAnswersGone(
  trx: Transaction<Database>,
  { id, placeId, closedAt, keepMonths }: KeptAnswers,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('assessment')
    .set({ answers_gone: 1 })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('state', 'in', ['closed', 'archived'])
    .where('closed_at', '=', closedAt)
    .where('keep_months', '=', keepMonths)
    .where('answers_gone', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts something else, or nothing, in the place of an edition's protected part. */
export async function replaceProtected(
  trx: Transaction<Database>,
  assessmentId: string,
  number: number,
  text: string | null,
): Promise<void> {
  await trx
    .updateTable('edition')
    .set({ protected: text })
    .where('assessment_id', '=', assessmentId)
    .where('number', '=', number)
    .execute();
}

/**
 * Deletes what was gathered on the way to people's answers: codes with the addresses they went to, and files taken in.
 * Of comments only what partners may read is left, in the words that they read.
 */
export async function deleteGathered(trx: Transaction<Database>, assessmentId: string): Promise<void> {
  for (const table of ['invitation_batch', 'import_batch'] as const) {
    await trx.deleteFrom(table).where('assessment_id', '=', assessmentId).execute();
  }
  await trx
    .deleteFrom('reviewed_comment')
    .where('assessment_id', '=', assessmentId)
    .where('state', '!=', 'released')
    .execute();
  await trx
    .updateTable('reviewed_comment')
    .set(({ ref }) => ({ body: ref('released_body').$notNull() }))
    .where('assessment_id', '=', assessmentId)
    .where('released_body', 'is not', null)
    .execute();
}

/** The assessments whose answers are no longer kept, but not all deleted yet. */
export async function listUnfinishedKeeping(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('assessment')
    .where('answers_gone', '=', 1)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('response').select('response.id').whereRef('response.assessment_id', '=', 'assessment.id'),
      ),
    )
    .orderBy('id')
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Deletes some responses of an assessment with their answers and comments: a part at a time, so that nobody who saves
 * an answer elsewhere waits for long.
 * @returns how many went; 0 when none are left
 */
export async function deleteSomeResponses(
  db: Queryable,
  assessmentId: string,
  most: number,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('response')
    .where('id', 'in', (eb) =>
      eb.selectFrom('response').select('id').where('assessment_id', '=', assessmentId).limit(most),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes the responses of an assessment that were never sent, with their answers and comments. */
export async function deleteUnsent(trx: Transaction<Database>, assessmentId: string): Promise<void> {
  await trx
    .deleteFrom('response')
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'begun')
    .execute();
}
