import type { Queryable } from '../tables';
import type { Account } from './accounts';
import { prepared } from './prepared';

/** One signed-in browser. Times are ISO-8601 UTC. */
export interface NewSession {
  /** Keyed hash of the token that the browser holds. */
  tokenHash: string;
  accountId: string;
  begunAt: string;
  expiresAt: string;
  /** Which browser on which system; left out where unknown. */
  device?: string;
}

/** A session as its owner sees it. */
export interface ListedSession {
  tokenHash: string;
  device: string;
  begunAt: string;
  usedAt: string;
}

/** Begins a session. Throws when there is no such account. */
export async function insertSession(db: Queryable, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      begun_at: session.begunAt,
      used_at: session.begunAt,
      expires_at: session.expiresAt,
      device: session.device ?? '',
    })
    .execute();
}

/**
 * The session of a token, and whose it is.
 *
 * @param now ISO-8601 UTC.
 * @returns undefined when there is none (any more), from the moment it expires, deleted or not, and where the account was
 *   deactivated.
 */
export async function findSessionByToken(
  db: Queryable,
  tokenHash: string,
  now: string,
): Promise<{ account: Account; begunAt: string; usedAt: string } | undefined> {
  const [row] = await sessionByToken(db, { tokenHash, now });
  return (
    row && {
      account: {
        id: row.id,
        name: row.name,
        email: row.email,
        administrator: row.administrator === 1,
        analyst: row.analyst === 1,
      },
      begunAt: row.begun_at,
      usedAt: row.used_at,
    }
  );
}

const sessionByToken = prepared((db, { tokenHash, now }: { tokenHash: string; now: string }) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select([
      'account.id',
      'account.name',
      'account.email',
      'account.administrator',
      'account.analyst',
      'session.begun_at',
      'session.used_at',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('account.state', '=', 'active'),
);

/** Notes that a session was used, and until when it lasts now. One that has ended stays so. */
export async function touchSession(
  db: Queryable,
  { tokenHash, usedAt, expiresAt }: { tokenHash: string; usedAt: string; expiresAt: string },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ used_at: usedAt, expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends a session. Returns whose it was; undefined when there was none. */
export async function deleteSession(db: Queryable, tokenHash: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('session')
    .where('token_hash', '=', tokenHash)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}

/** The sessions of an account that have not expired at a time (ISO-8601 UTC), those used last first. */
export function listSessionsOf(db: Queryable, accountId: string, now: string): Promise<ListedSession[]> {
  return db
    .selectFrom('session')
    .select(['token_hash as tokenHash', 'device', 'begun_at as begunAt', 'used_at as usedAt'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('used_at', 'desc')
    .orderBy('token_hash')
    .execute();
}

/** Ends all sessions of an account. */
export async function deleteSessionsOf(db: Queryable, accountId: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/**
 * Deletes the sessions whose time is over.
 *
 * @param now ISO-8601 UTC.
 * @returns how many went.
 */
export async function deleteExpiredSessions(db: Queryable, now: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('expires_at', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}
