import { whileUnchanged } from '../portable';
import type { Queryable } from '../tables';
import type { InvitationBatchTable } from '../tables/invitation-batch';

/** Single-use codes that were made together, as their lead sees them: never how many of them are spent. */
export interface CodeBatch {
  id: string;
  assessmentId: string;
  kind: InvitationBatchTable['kind'];
  /** Null when the respondent says it. */
  sector: string | null;
  /** How many there are. */
  codes: number;
  /** YYYY-MM-DD. */
  madeOn: string;
  /** YYYY-MM-DD: when reminders were last asked for; null: never. */
  remindedOn: string | null;
}

/** A code as it is stored until its assessment closes. */
export interface StoredCode {
  /** Keyed hash. */
  hash: string;
  sealed: string;
}

/** What a code opens, and whether it has done so. */
export interface FoundCode {
  assessmentId: string;
  /** Of the place's survey. */
  joinCode: string;
  sector: string | null;
  spent: boolean;
}

/** Adds an empty batch. @returns false when one of this id is there already: the form was sent twice. */
export async function insertBatch(
  db: Queryable,
  batch: Omit<CodeBatch, 'codes' | 'remindedOn'> & { codes: number },
): Promise<boolean> {
  const inserted = await db
    .insertInto('invitation_batch')
    .values({
      id: batch.id,
      assessment_id: batch.assessmentId,
      kind: batch.kind,
      sector: batch.sector,
      codes: batch.codes,
      made_on: batch.madeOn,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Notes how many codes a batch has by now. */
export async function updateBatchSize(
  db: Queryable,
  { id, assessmentId }: Pick<CodeBatch, 'id' | 'assessmentId'>,
  codes: number,
): Promise<void> {
  await db
    .updateTable('invitation_batch')
    .set({ codes })
    .where('id', '=', id)
    .where('assessment_id', '=', assessmentId)
    .execute();
}

/** Adds codes to a batch, none of them spent. */
export async function insertCodes(
  db: Queryable,
  batch: Pick<CodeBatch, 'id' | 'assessmentId' | 'sector'>,
  codes: readonly StoredCode[],
): Promise<void> {
  await db
    .insertInto('invitation_code')
    .values(
      codes.map(({ hash, sealed }) => ({
        code_hash: hash,
        assessment_id: batch.assessmentId,
        batch_id: batch.id,
        sector: batch.sector,
        sealed,
        spent: 0 as const,
      })),
    )
    .execute();
}

/** The batches of a place's assessment, the newest first; of one day, in the order of their random ids. */
export async function listBatches(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<CodeBatch[]> {
  const rows = await batchesOf(db, placeId, assessmentId)
    .orderBy('invitation_batch.made_on', 'desc')
    .orderBy('invitation_batch.id')
    .execute();
  return rows;
}

/** A batch of a place's assessment; undefined where there is none, or it is another's. */
export function findBatch(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  batchId: string,
): Promise<CodeBatch | undefined> {
  return batchesOf(db, placeId, assessmentId).where('invitation_batch.id', '=', batchId).executeTakeFirst();
}

/**
 * The codes of a batch of a place's assessment. Those that are no longer kept are left out. Whether they are spent is not
 * among what is told.
 */
export function listSealedCodes(
  db: Queryable,
  { placeId, assessmentId, batchId }: { placeId: string; assessmentId: string; batchId: string },
): Promise<StoredCode[]> {
  return db
    .selectFrom('invitation_code')
    .innerJoin('assessment', 'assessment.id', 'invitation_code.assessment_id')
    .where('assessment.place_id', '=', placeId)
    .where('assessment.id', '=', assessmentId)
    .where('invitation_code.batch_id', '=', batchId)
    .where('invitation_code.sealed', 'is not', null)
    .orderBy('invitation_code.code_hash')
    .select(['invitation_code.code_hash as hash', 'invitation_code.sealed'])
    .$narrowType<{ sealed: string }>()
    .execute();
}

/** What a code leads to; undefined where there is no such code. */
export async function findCode(db: Queryable, hash: string): Promise<FoundCode | undefined> {
  const row = await db
    .selectFrom('invitation_code')
    .innerJoin('assessment', 'assessment.id', 'invitation_code.assessment_id')
    .where('invitation_code.code_hash', '=', hash)
    .select([
      'assessment.id as assessmentId',
      'assessment.join_code as joinCode',
      'invitation_code.sector',
      'invitation_code.spent',
    ])
    .executeTakeFirst();
  return row && { ...row, joinCode: row.joinCode!, spent: row.spent === 1 };
}

/**
 * Spends a code while its assessment is open, in one statement and by itself: what it begins is written in another
 * transaction. Of several who hold the same code one is told true.
 */
export async function spendCode(db: Queryable, hash: string): Promise<boolean> {
  const open = db
    .selectFrom('assessment')
    .innerJoin('invitation_code as own', 'own.assessment_id', 'assessment.id')
    .select('assessment.id')
    .where('own.code_hash', '=', hash)
    .where('assessment.state', '=', 'open');
  const { numUpdatedRows } = await db
    .updateTable('invitation_code')
    .set({ spent: 1 })
    .where('code_hash', '=', hash)
    .where('spent', '=', 0)
    .where('assessment_id', '=', whileUnchanged(db, open, 'assessment'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a code back whose response could not be begun. Returns whether there was one to give back. */
export async function giveCodeBack(db: Queryable, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation_code')
    .set({ spent: 0 })
    .where('code_hash', '=', hash)
    .where('spent', '=', 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes the day on which reminders were asked for, for the batches of addresses of a place's assessment named. */
export async function markReminded(
  db: Queryable,
  assessmentId: string,
  batchIds: readonly string[],
  day: string,
): Promise<void> {
  await db
    .updateTable('invitation_batch')
    .set({ reminded_on: day })
    .where('assessment_id', '=', assessmentId)
    .where('id', 'in', batchIds)
    .execute();
}

function batchesOf(db: Queryable, placeId: string, assessmentId: string) {
  return db
    .selectFrom('invitation_batch')
    .innerJoin('assessment', 'assessment.id', 'invitation_batch.assessment_id')
    .where('assessment.place_id', '=', placeId)
    .where('assessment.id', '=', assessmentId)
    .select([
      'invitation_batch.id',
      'invitation_batch.assessment_id as assessmentId',
      'invitation_batch.kind',
      'invitation_batch.sector',
      'invitation_batch.codes',
      'invitation_batch.made_on as madeOn',
      'invitation_batch.reminded_on as remindedOn',
    ]);
}
