import type { Transaction } from 'kysely';
import type { Database, Queryable } from '../tables';

/** A transaction. What takes one cannot be given the database itself. */
export type Atomic = Transaction<Database>;

/** One line of the audit log, as stored. */
export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  /** ISO-8601 UTC. */
  at: string;
  actor: string;
  action: string;
  placeId: string | null;
  subject: string | null;
  /** JSON. */
  details: string;
  hash: string;
}

/**
 * Takes the next number of the log. Until the transaction ends, whoever else wants one waits.
 * @returns the number, and the seal of the log as it was before it
 */
export async function takeAuditNumber(trx: Atomic): Promise<{ seq: number; seal: string }> {
  const head = await trx
    .updateTable('audit_head')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  return { seq: head.seq, seal: head.hash };
}

/** Adds the entry whose number was taken in this transaction, and the seal of the log with it. */
export async function insertAuditEntry(trx: Atomic, entry: AuditEntry, seal: string): Promise<void> {
  const { placeId, ...rest } = entry;
  await trx
    .insertInto('audit_entry')
    .values({ ...rest, place_id: placeId })
    .execute();
  await trx.updateTable('audit_head').set({ hash: seal }).where('id', '=', 1).execute();
}

/**
 * How the log ends, in one statement, so that it holds together while others add to it.
 * @returns the number and the seal that the head states, and the highest number there is (0 for none); undefined when
 *   the head is gone
 */
export async function findAuditEnd(
  db: Queryable,
): Promise<{ seq: number; seal: string; last: number } | undefined> {
  const row = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .select((eb) =>
      eb
        .selectFrom('audit_entry')
        .select(({ fn }) => fn.max('audit_entry.seq').as('last'))
        .as('last'),
    )
    .where('id', '=', 1)
    .executeTakeFirst();
  return row && { seq: row.seq, seal: row.hash, last: row.last ?? 0 };
}

/** The entries from after number `after` up to number `last`, in order, `most` of them at most. */
export async function listAuditEntries(
  db: Queryable,
  { after, last, most }: { after: number; last: number; most: number },
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', last)
    .orderBy('seq')
    .limit(most)
    .execute();
  return rows.map(({ place_id: placeId, ...row }) => ({ ...row, placeId }));
}
