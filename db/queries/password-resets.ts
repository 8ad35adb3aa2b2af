import type { Queryable } from '../tables';
import type { Atomic } from './audit';

/** Adds a link by which an account's password can be chosen anew, until it expires (ISO-8601 UTC). */
export async function insertPasswordReset(
  db: Queryable,
  reset: { tokenHash: string; accountId: string; expiresAt: string },
): Promise<void> {
  await db
    .insertInto('password_reset')
    .values({ token_hash: reset.tokenHash, account_id: reset.accountId, expires_at: reset.expiresAt })
    .execute();
}

/**
 * Whose password the link of a token is for.
 * @param now ISO-8601 UTC
 * @returns undefined where there is none (any more), it has expired, or the account was deactivated
 */
export function findPasswordReset(
  db: Queryable,
  tokenHash: string,
  now: string,
): Promise<{ accountId: string; name: string; email: string } | undefined> {
  return db
    .selectFrom('password_reset')
    .innerJoin('account', 'account.id', 'password_reset.account_id')
    .select(['account.id as accountId', 'account.name', 'account.email'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('account.state', '=', 'active')
    .executeTakeFirst();
}

/** Uses a link up, and every other one of its account. Of several who do so at once one is told true. */
export async function takePasswordReset(
  trx: Atomic,
  { tokenHash, accountId }: { tokenHash: string; accountId: string },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('password_reset')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await deletePasswordResetsOf(trx, accountId);
  return true;
}

/** Takes away every link by which an account's password could be chosen anew. */
export async function deletePasswordResetsOf(db: Queryable, accountId: string): Promise<void> {
  await db.deleteFrom('password_reset').where('account_id', '=', accountId).execute();
}

/** Deletes the links whose time is over. Returns how many went. */
export async function deleteExpiredPasswordResets(db: Queryable, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('password_reset')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
