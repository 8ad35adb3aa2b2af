import type { Transaction } from 'kysely';
import { jsonRows, whileUnchanged } from '../portable';
import type { Database, Queryable } from '../tables';
import { leaveNoTrace } from './responses';

/** A file that was brought: shown as a preview first, and imported once it was taken in. */
export interface StoredImport {
  id: string;
  /** As it was called, without folders. */
  fileName: string;
  /** SHA-256 of the file. */
  digest: string;
  state: 'preview' | 'imported';
  people: number;
  /** JSON while it is a preview; null afterwards. */
  content: string | null;
  accountId: string;
  /** ISO-8601 UTC. */
  madeAt: string;
}

/** What one person said, as it is stored. */
export interface ImportedResponse {
  /** Random. */
  id: string;
  form: string;
  sector: string;
  tier: string;
  /** Of a code that nobody holds. */
  returnCodeHash: string;
  answers: Readonly<Record<string, string>>;
  comments: Readonly<Record<string, string>>;
}

/** People stored by one statement: few enough that others of this process get their turn between two. */
const TOGETHER = 250;
/** In the place of the name of a device, and of its count. */
const DEVICE = 'import';

/** Keeps a preview in the place of any that this account has of the assessment. */
export async function insertPreview(
  trx: Transaction<Database>,
  assessmentId: string,
  preview: Omit<StoredImport, 'state' | 'content'> & { content: string },
): Promise<void> {
  await trx
    .deleteFrom('import_batch')
    .where('assessment_id', '=', assessmentId)
    .where('account_id', '=', preview.accountId)
    .where('state', '=', 'preview')
    .execute();
  await trx
    .insertInto('import_batch')
    .values({
      id: preview.id,
      assessment_id: assessmentId,
      file_name: preview.fileName,
      digest: preview.digest,
      state: 'preview',
      people: preview.people,
      content: preview.content,
      account_id: preview.accountId,
      made_at: preview.madeAt,
    })
    .execute();
}

/** An import of a place's assessment; undefined where there is none of this id, or it is another's. */
export async function findImport(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  id: string,
): Promise<StoredImport | undefined> {
  return importsOf(db, placeId, assessmentId)
    .select('import_batch.content')
    .where('import_batch.id', '=', id)
    .executeTakeFirst();
}

/** What was taken in of a place's assessment, the latest first, without what was in it. */
export async function listImported(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<Omit<StoredImport, 'content'>[]> {
  return importsOf(db, placeId, assessmentId)
    .where('import_batch.state', '=', 'imported')
    .orderBy('import_batch.made_at', 'desc')
    .orderBy('import_batch.id')
    .execute();
}

function importsOf(db: Queryable, placeId: string, assessmentId: string) {
  return db
    .selectFrom('import_batch')
    .innerJoin('assessment', 'assessment.id', 'import_batch.assessment_id')
    .where('assessment.id', '=', assessmentId)
    .where('assessment.place_id', '=', placeId)
    .select([
      'import_batch.id',
      'import_batch.file_name as fileName',
      'import_batch.digest',
      'import_batch.state',
      'import_batch.people',
      'import_batch.account_id as accountId',
      'import_batch.made_at as madeAt',
    ]);
}

/**
 * Keeps an assessment from being closed, or changed at all, until the transaction ends.
 * @returns whether it is the place's, and open
 */
export async function holdOpen(
  trx: Transaction<Database>,
  placeId: string,
  assessmentId: string,
): Promise<boolean> {
  const open = trx
    .selectFrom('assessment')
    .select('id')
    .where('id', '=', assessmentId)
    .where('place_id', '=', placeId)
    .where('state', '=', 'open');
  return (await whileUnchanged(trx, open, 'assessment').executeTakeFirst()) !== undefined;
}

/**
 * Turns a preview into an import and lets go of what was in it.
 * @returns false where it is no preview any more: somebody was faster
 */
export async function markImported(
  trx: Transaction<Database>,
  assessmentId: string,
  id: string,
  madeAt: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_batch')
    .set({ state: 'imported', content: null, made_at: madeAt })
    .where('id', '=', id)
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores people's answers as sent responses of an import. */
export async function insertImported(
  trx: Transaction<Database>,
  assessmentId: string,
  importId: string,
  responses: readonly ImportedResponse[],
): Promise<void> {
  for (let from = 0; from < responses.length; from += TOGETHER) {
    const some = responses.slice(from, from + TOGETHER);
    await insertResponses(trx, assessmentId, importId, some);
    await insertAnswers(trx, some);
    await insertComments(trx, some);
  }
}

async function insertResponses(
  trx: Transaction<Database>,
  assessmentId: string,
  importId: string,
  responses: readonly ImportedResponse[],
): Promise<void> {
  await trx
    .insertInto('response')
    .values(
      responses.map(({ id, form, sector, tier, returnCodeHash }) => ({
        id,
        assessment_id: assessmentId,
        form,
        sector,
        tier,
        joint_post: 0 as const,
        organisation: null,
        return_code_hash: returnCodeHash,
        state: 'sent' as const,
        changed: 1 as const,
        expires_at: null,
        import_id: importId,
      })),
    )
    .execute();
}

async function insertAnswers(
  trx: Transaction<Database>,
  responses: readonly ImportedResponse[],
): Promise<void> {
  const rows = responses.flatMap(({ id, answers }) =>
    Object.entries(answers).map(([question, value]) => [id, question, value]),
  );
  if (rows.length === 0) return;
  // Fifty answers of each of thousands of people as single values take seconds only to be written into a statement.
  await trx
    .insertInto('answer')
    .columns(['response_id', 'question_id', 'value', 'sequence', 'device'])
    .expression((eb) =>
      eb
        .selectFrom(jsonRows(trx, rows, ['response_id', 'question_id', 'value']).as('row'))
        .select((row) => [
          'row.response_id',
          'row.question_id',
          'row.value',
          row.lit(1).as('sequence'),
          row.val(DEVICE).as('device'),
        ]),
    )
    .execute();
}

async function insertComments(
  trx: Transaction<Database>,
  responses: readonly ImportedResponse[],
): Promise<void> {
  const rows = responses.flatMap(({ id, comments }) =>
    Object.entries(comments).map(([question, body]) => ({
      response_id: id,
      question_id: question,
      body,
      sequence: 1,
      device: DEVICE,
    })),
  );
  for (let from = 0; from < rows.length; from += TOGETHER) {
    await trx
      .insertInto('comment')
      .values(rows.slice(from, from + TOGETHER))
      .execute();
  }
}

/**
 * Takes an import back, with all responses that came with it and everything that belongs to them. Call `leaveNoTrace`
 * once that is committed.
 * @returns false where the assessment has no such import
 */
export async function deleteImport(
  trx: Transaction<Database>,
  assessmentId: string,
  id: string,
): Promise<boolean> {
  if (!(await deleteBatch(trx, assessmentId, id, 'imported'))) return false;
  await trx
    .deleteFrom('response')
    .where('assessment_id', '=', assessmentId)
    .where('import_id', '=', id)
    .execute();
  return true;
}

/** Throws a preview away. Call `leaveNoTrace` once that is committed. */
export const deletePreview = (
  trx: Transaction<Database>,
  assessmentId: string,
  id: string,
): Promise<boolean> => deleteBatch(trx, assessmentId, id, 'preview');

async function deleteBatch(
  trx: Transaction<Database>,
  assessmentId: string,
  id: string,
  state: StoredImport['state'],
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('import_batch')
    .where('id', '=', id)
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', state)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Throws away the previews that were made before a time, and what the engine still knows of them.
 * @param before ISO-8601 UTC
 * @returns how many there were
 */
export async function deleteOldPreviews(db: Queryable, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('import_batch')
    .where('state', '=', 'preview')
    .where('made_at', '<', before)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await leaveNoTrace(db);
  return Number(numDeletedRows);
}
