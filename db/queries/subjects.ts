import type { AccountState, Queryable } from '../tables';
import type { Atomic } from './audit';

/** Whom a provider of single sign-on vouches for, by the name it has there. */
export interface Subject {
  issuer: string;
  subject: string;
}

/** The account that a provider vouches for; undefined where there is none. */
export function findAccountBySubject(
  db: Queryable,
  { issuer, subject }: Subject,
): Promise<{ id: string; state: AccountState } | undefined> {
  return db
    .selectFrom('account')
    .select(['id', 'state'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** Joins an account to whom a provider vouches for. Returns false where it is joined to somebody already. */
export async function joinSubject(
  trx: Atomic,
  accountId: string,
  { issuer, subject }: Subject,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ issuer, subject })
    .where('id', '=', accountId)
    .where('subject', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
