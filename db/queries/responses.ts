import type { ExpressionBuilder } from 'kysely';
import { emptyWriteAheadLog, whileUnchanged } from '../portable';
import type { AssessmentKind, AssessmentState, Database, Queryable, ResponseState } from '../tables';
import { prepared } from './prepared';

/** What a response begins with. */
export interface NewResponse {
  /** Random, never ordered by time. */
  id: string;
  assessmentId: string;
  form: string;
  sector: string;
  tier: string;
  jointPost: boolean;
  /** Null (the default) where the person did not say, or was not asked. */
  organisation?: string | null;
  /** Keyed hash of the return code. */
  returnCodeHash: string;
  /** For a trial: when it goes, ISO-8601 UTC on the full hour (the table refuses a finer time). Else null. */
  expiresAt: string | null;
}

/** A response together with what matters of its assessment. */
export interface FoundResponse {
  id: string;
  assessmentId: string;
  form: string;
  sector: string;
  tier: string;
  jointPost: boolean;
  organisation: string | null;
  state: ResponseState;
  /** Null for those that do not expire. */
  expiresAt: string | null;
  assessment: {
    kind: AssessmentKind;
    state: AssessmentState;
    questionSet: string;
    threshold: number;
    commentsAsked: boolean;
    /** Ids of the sectors invited. */
    sectors: string[];
    /** ISO-8601 UTC; null when it is closed by hand, or never. */
    closesAt: string | null;
    /** Empty for a trial, as the next two are null. */
    title: string;
    placeName: string | null;
    joinCode: string | null;
  };
}

/** What a person says about themselves before the first question, and may correct. */
export interface AboutYou {
  /** Left out: stays as it is. */
  form?: string;
  sector: string;
  tier: string;
  jointPost: boolean;
}

/**
 * Begins a response, in one statement, while its assessment is open.
 *
 * @returns `exists` when a response with this id is there already, which is left as it is; `code-taken` when another
 *   response of the assessment has this return code: make another code and try again; `closed` when there is no such
 *   assessment, or it is not open.
 */
export async function insertResponse(
  db: Queryable,
  response: NewResponse,
): Promise<'inserted' | 'exists' | 'code-taken' | 'closed'> {
  const { assessmentId } = response;
  const open = db
    .selectFrom('assessment')
    .where('assessment.id', '=', assessmentId)
    .where('assessment.state', '=', 'open');
  const row = {
    id: response.id,
    form: response.form,
    sector: response.sector,
    tier: response.tier,
    joint_post: response.jointPost ? (1 as const) : (0 as const),
    organisation: response.organisation ?? null,
    return_code_hash: response.returnCodeHash,
    state: 'begun' as const,
    changed: 1 as const,
    expires_at: response.expiresAt,
  };
  const columns = Object.keys(row) as (keyof typeof row)[];
  const source = open.select((eb) => [
    'assessment.id as assessment_id',
    ...columns.map((column) => eb.val(row[column]).as(column)),
  ]);
  const inserted = await db
    .insertInto('response')
    .columns(['assessment_id', ...columns])
    .expression(whileUnchanged(db, source, 'assessment'))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return 'inserted';
  const sameId = await db
    .selectFrom('response')
    .select('id')
    .where('id', '=', response.id)
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirst();
  if (sameId) return 'exists';
  return (await open.select('assessment.id').executeTakeFirst()) ? 'code-taken' : 'closed';
}

/**
 * The response with this id, whatever its state.
 *
 * @param now ISO-8601 UTC.
 * @returns undefined when there is none (any more), and from the moment it expires, deleted or not.
 */
export async function findResponse(
  db: Queryable,
  id: string,
  now: string,
): Promise<FoundResponse | undefined> {
  const [row] = await responseById(db, { id, now });
  return row && unpacked(row);
}

const responseById = prepared((db, { id, now }: { id: string; now: string }) =>
  responsesAt(db, now).where('response.id', '=', id),
);

/**
 * The response of an assessment that a return code belongs to; undefined as for `findResponse`.
 *
 * @param hash keyed hash of the return code.
 * @param now ISO-8601 UTC.
 */
export async function findResponseByReturnCode(
  db: Queryable,
  assessmentId: string,
  hash: string,
  now: string,
): Promise<FoundResponse | undefined> {
  const row = await responsesAt(db, now)
    .where('response.assessment_id', '=', assessmentId)
    .where('response.return_code_hash', '=', hash)
    .executeTakeFirst();
  return row && unpacked(row);
}

/**
 * Corrects what a person said about themselves; the response counts as changed.
 *
 * @param now ISO-8601 UTC.
 * @returns false when there is no such response (any more), or its assessment is not open.
 */
export async function updateAboutYou(
  db: Queryable,
  id: string,
  about: AboutYou,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('response')
    .set({
      ...(about.form !== undefined && { form: about.form }),
      sector: about.sector,
      tier: about.tier,
      joint_post: about.jointPost ? 1 : 0,
      changed: 1,
    })
    .where('id', '=', id)
    .where(notExpired(now))
    .where('assessment_id', '=', openAssessmentOf(db, id))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Marks a response as sent, from when on it counts. Sending twice changes nothing.
 *
 * @param now ISO-8601 UTC.
 * @returns whether it is sent now; false when there is no such response (any more), or its assessment is not open.
 */
export async function markSent(db: Queryable, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('response')
    .set({ state: 'sent' })
    .where('id', '=', id)
    .where(notExpired(now))
    .where('assessment_id', '=', openAssessmentOf(db, id))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Takes a response back, while its assessment is open: its row goes, and with it every answer and comment. Nothing
 * about the person is kept, not even that there was one: a later edition needs new or changed responses anyway.
 *
 * @returns whether it is gone now; false when its assessment is no longer open.
 */
export async function withdrawResponse(db: Queryable, id: string): Promise<boolean> {
  await db
    .deleteFrom('response')
    .where('id', '=', id)
    .where('assessment_id', '=', openAssessmentOf(db, id))
    .execute();
  await leaveNoTrace(db);
  const left = await db.selectFrom('response').select('id').where('id', '=', id).executeTakeFirst();
  return left === undefined;
}

/**
 * Deletes the responses whose time is over, with their answers and comments.
 *
 * @param now ISO-8601 UTC.
 * @returns how many responses went.
 */
export async function deleteExpiredResponses(db: Queryable, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('response')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await leaveNoTrace(db);
  return Number(numDeletedRows);
}

/** Holds for responses that do not expire, and for those that have not yet. */
export function notExpired(now: string) {
  return ({ eb, or }: ExpressionBuilder<Database, 'response'>) =>
    or([eb('response.expires_at', 'is', null), eb('response.expires_at', '>', now)]);
}

/** What was deleted goes from the engine's own log too; within a transaction that is for whoever ends it. */
export async function leaveNoTrace(db: Queryable): Promise<void> {
  if (!db.isTransaction) await emptyWriteAheadLog(db);
}

/**
 * The assessment of a response, if it is open. It stays so until the statement (or transaction) ends: closing waits for
 * what is under way, and what comes after it finds it closed. Only this one, so that no other assessment waits too.
 */
function openAssessmentOf(db: Queryable, responseId: string) {
  const open = db
    .selectFrom('assessment')
    .innerJoin('response as own', 'own.assessment_id', 'assessment.id')
    .select('assessment.id')
    .where('own.id', '=', responseId)
    .where('assessment.state', '=', 'open');
  return whileUnchanged(db, open, 'assessment');
}

function responsesAt(db: Queryable, now: string) {
  return db
    .selectFrom('response')
    .innerJoin('assessment', 'assessment.id', 'response.assessment_id')
    .leftJoin('place', 'place.id', 'assessment.place_id')
    .where(notExpired(now))
    .select([
      'response.id',
      'response.assessment_id',
      'response.form',
      'response.sector',
      'response.tier',
      'response.joint_post',
      'response.organisation',
      'response.state',
      'response.expires_at',
      'assessment.kind',
      'assessment.state as assessment_state',
      'assessment.question_set',
      'assessment.threshold',
      'assessment.comments_asked',
      'assessment.sectors',
      'assessment.closes_at',
      'assessment.title',
      'assessment.join_code',
      'place.name as place_name',
    ]);
}

type ResponseRow = Awaited<ReturnType<ReturnType<typeof responsesAt>['execute']>>[number];

function unpacked(row: ResponseRow): FoundResponse {
  return {
    id: row.id,
    assessmentId: row.assessment_id,
    form: row.form,
    sector: row.sector,
    tier: row.tier,
    jointPost: row.joint_post === 1,
    organisation: row.organisation,
    state: row.state,
    expiresAt: row.expires_at,
    assessment: {
      kind: row.kind,
      state: row.assessment_state,
      questionSet: row.question_set,
      threshold: row.threshold,
      commentsAsked: row.comments_asked === 1,
      sectors: JSON.parse(row.sectors) as string[],
      closesAt: row.closes_at,
      title: row.title,
      placeName: row.place_name,
      joinCode: row.join_code,
    },
  };
}
