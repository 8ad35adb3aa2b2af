import type { Queryable } from '../tables';
import type { InvitationAddressTable } from '../tables/invitation-address';

/** An address as it is stored when it is put on the list; its invitation waits to be sent. */
export interface NewAddress {
  /** Random. */
  id: string;
  /** Keyed hash. */
  hash: string;
  sealed: string;
  codeHash: string;
  /** ISO-8601 UTC: not before then. */
  dueAt: string;
}

/** A message that is due, with what it takes to write it. */
export interface DueMessage {
  id: string;
  assessmentId: string;
  sealedAddress: string;
  codeHash: string;
  /** Null where it is no longer kept. */
  sealedCode: string | null;
  /** Whether the code is spent by now. */
  spent: boolean;
  mail: InvitationAddressTable['mail'];
  /** How often it was tried, this time included. */
  attempts: number;
  placeName: string;
  title: string;
  threshold: number;
  /** ISO-8601 UTC; null: by hand. */
  closesAt: string | null;
}

/** Which of these hashes are on the list of an assessment already. */
export async function listKnownAddresses(
  db: Queryable,
  assessmentId: string,
  hashes: readonly string[],
): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db
    .selectFrom('invitation_address')
    .select('address_hash')
    .where('assessment_id', '=', assessmentId)
    .where('address_hash', 'in', hashes)
    .execute();
  return rows.map((row) => row.address_hash);
}

/** Puts addresses on the list of an assessment. @throws when one of them is on it already */
export async function insertAddresses(
  db: Queryable,
  assessmentId: string,
  addresses: readonly NewAddress[],
): Promise<void> {
  await db
    .insertInto('invitation_address')
    .values(
      addresses.map((address) => ({
        id: address.id,
        assessment_id: assessmentId,
        address_hash: address.hash,
        address_sealed: address.sealed,
        code_hash: address.codeHash,
        mail: 'invitation' as const,
        state: 'waiting' as const,
        attempts: 0,
        due_at: address.dueAt,
      })),
    )
    .execute();
}

/**
 * How the invitations of a place's assessment stand, by batch. A reminder counts as an invitation that was sent: whether
 * one goes out, and what comes of it, would tell who has not answered.
 */
export async function countInvitations(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<{ batchId: string; sent: number; waiting: number; failed: number }[]> {
  const rows = await listOf(db, placeId, assessmentId)
    .innerJoin('invitation_code', 'invitation_code.code_hash', 'invitation_address.code_hash')
    .groupBy(['invitation_code.batch_id', 'invitation_address.mail', 'invitation_address.state'])
    .select([
      'invitation_code.batch_id as batchId',
      'invitation_address.mail',
      'invitation_address.state',
      (eb) => eb.fn.countAll<number | string>().as('count'),
    ])
    .execute();
  const batches = new Map<string, { batchId: string; sent: number; waiting: number; failed: number }>();
  for (const { batchId, mail, state, count } of rows) {
    const batch = batches.get(batchId) ?? { batchId, sent: 0, waiting: 0, failed: 0 };
    const as = mail === 'reminder' || state === 'sent' ? 'sent' : state === 'failed' ? 'failed' : 'waiting';
    batch[as] += Number(count);
    batches.set(batchId, batch);
  }
  return [...batches.values()];
}

/** The addresses of a place's assessment that no invitation could be sent to, in the order of their random ids. */
export function listFailedInvitations(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  most: number,
): Promise<{ id: string; sealed: string }[]> {
  return failedOf(db, placeId, assessmentId)
    .orderBy('invitation_address.id')
    .limit(most)
    .select(['invitation_address.id', 'invitation_address.address_sealed as sealed'])
    .execute();
}

/**
 * Puts another address in the place of one that no invitation could be sent to, and lets it be tried.
 *
 * @returns false when there is no such address any more.
 */
export async function replaceFailedAddress(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  address: Pick<NewAddress, 'id' | 'hash' | 'sealed' | 'dueAt'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation_address')
    .set({
      address_hash: address.hash,
      address_sealed: address.sealed,
      state: 'waiting',
      attempts: 0,
      due_at: address.dueAt,
    })
    .where('id', '=', address.id)
    .where('id', 'in', failedOf(db, placeId, assessmentId).select('invitation_address.id'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Lets reminders go to all addresses of these batches that were sent an invitation. Whose code is spent is looked at when
 * their turn comes, so that no row tells.
 */
export async function queueReminders(
  db: Queryable,
  assessmentId: string,
  batchIds: readonly string[],
  dueAt: string,
): Promise<void> {
  await db
    .updateTable('invitation_address')
    .set({ mail: 'reminder', state: 'waiting', attempts: 0, due_at: dueAt })
    .where('assessment_id', '=', assessmentId)
    .where('code_hash', 'in', (eb) =>
      eb.selectFrom('invitation_code').select('code_hash').where('batch_id', 'in', batchIds),
    )
    .where((eb) => eb.or([eb('mail', '=', 'reminder'), eb('state', '=', 'sent')]))
    .execute();
}

/**
 * Takes the message that has been due longest, in an open assessment. Of several processes that try, one gets it.
 *
 * @param now ISO-8601 UTC.
 * @param leaseUntil ISO-8601 UTC: until then nobody else takes it.
 */
export async function takeMessage(
  db: Queryable,
  now: string,
  leaseUntil: string,
): Promise<DueMessage | undefined> {
  for (;;) {
    const due = await db
      .selectFrom('invitation_address')
      .innerJoin('invitation_code', 'invitation_code.code_hash', 'invitation_address.code_hash')
      .innerJoin('assessment', 'assessment.id', 'invitation_address.assessment_id')
      .innerJoin('place', 'place.id', 'assessment.place_id')
      .where('invitation_address.state', 'in', ['waiting', 'sending'])
      .where('invitation_address.due_at', '<=', now)
      .where('assessment.state', '=', 'open')
      .orderBy('invitation_address.due_at')
      .orderBy('invitation_address.id')
      .limit(1)
      .select([
        'invitation_address.id',
        'invitation_address.assessment_id as assessmentId',
        'invitation_address.address_sealed as sealedAddress',
        'invitation_address.code_hash as codeHash',
        'invitation_address.mail',
        'invitation_address.attempts',
        'invitation_code.sealed as sealedCode',
        'invitation_code.spent',
        'place.name as placeName',
        'assessment.title',
        'assessment.threshold',
        'assessment.closes_at as closesAt',
      ])
      .executeTakeFirst();
    if (!due) return undefined;
    const { numUpdatedRows } = await db
      .updateTable('invitation_address')
      .set({ state: 'sending', attempts: due.attempts + 1, due_at: leaseUntil })
      .where('id', '=', due.id)
      .where('state', 'in', ['waiting', 'sending'])
      .where('attempts', '=', due.attempts)
      .where('due_at', '<=', now)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return { ...due, spent: due.spent === 1, attempts: due.attempts + 1 };
  }
}

/** Notes what came of a message that was taken, unless somebody else has taken it over. */
export async function endMessage(
  db: Queryable,
  { id, attempts }: Pick<DueMessage, 'id' | 'attempts'>,
  end: { state: 'sent' | 'failed' } | { state: 'waiting'; dueAt: string },
): Promise<void> {
  await db
    .updateTable('invitation_address')
    .set({ state: end.state, ...('dueAt' in end && { due_at: end.dueAt }) })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute();
}

function listOf(db: Queryable, placeId: string, assessmentId: string) {
  return db
    .selectFrom('invitation_address')
    .innerJoin('assessment', 'assessment.id', 'invitation_address.assessment_id')
    .where('assessment.place_id', '=', placeId)
    .where('assessment.id', '=', assessmentId);
}

function failedOf(db: Queryable, placeId: string, assessmentId: string) {
  return listOf(db, placeId, assessmentId)
    .where('invitation_address.mail', '=', 'invitation')
    .where('invitation_address.state', '=', 'failed');
}
