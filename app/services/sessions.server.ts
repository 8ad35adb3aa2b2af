import { randomBytes } from 'node:crypto';
import type { Account } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import {
  deleteExpiredSessions,
  deleteSession,
  findSessionByToken,
  insertSession,
  touchSession,
} from 'db/queries/sessions';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';

export type { Account };

const MINUTE_MS = 60_000;
/** A session ends when it was not used for this long. */
const IDLE_MS = 12 * 60 * MINUTE_MS;
/** However much it is used, a session ends this long after it began. */
const LONGEST_MS = 7 * 24 * 60 * MINUTE_MS;
/** Use is noted at most this often. */
const NOTED_EVERY_MS = 5 * MINUTE_MS;

/** What is stored of a token: a keyed digest, so that a copy of the database opens no session. */
const hashOf = ({ keys }: Services, token: string) => keys.mac('session', token).toString('base64url');

const endOf = (begun: number, used: number) => new Date(Math.min(used + IDLE_MS, begun + LONGEST_MS));

/**
 * Who is signed in with a token, and notes that the session is in use.
 * @returns undefined where there is no such session: never begun, signed out, or over (12 hours after it was last
 *   used, seven days after it began)
 */
export async function findSession(
  services: Services,
  token: string,
): Promise<{ account: Account } | undefined> {
  const now = services.clock();
  const tokenHash = hashOf(services, token);
  const session = await findSessionByToken(services.db, tokenHash, now.toISOString());
  if (!session) return undefined;
  if (now.getTime() - Date.parse(session.usedAt) >= NOTED_EVERY_MS) {
    await touchSession(services.db, {
      tokenHash,
      usedAt: now.toISOString(),
      expiresAt: endOf(Date.parse(session.begunAt), now.getTime()).toISOString(),
    });
  }
  return { account: session.account };
}

/**
 * Begins a session within the transaction that lets somebody in, and ends the one that the browser had before, so
 * that a token known from before the sign-in is worth nothing after it.
 * @param before the token that the browser came with, if any
 * @returns the new token, which is kept nowhere else
 */
export async function beginSession(
  trx: Atomic,
  services: Services,
  accountId: string,
  before: string | undefined,
): Promise<string> {
  const now = services.clock();
  const token = randomBytes(32).toString('base64url');
  if (before !== undefined) await deleteSession(trx, hashOf(services, before));
  await insertSession(trx, {
    tokenHash: hashOf(services, token),
    accountId,
    begunAt: now.toISOString(),
    expiresAt: endOf(now.getTime(), now.getTime()).toISOString(),
  });
  await recordAudit(trx, services, { actor: accountId, action: 'session.begun', subject: accountId });
  return token;
}

/** Signs out: the session is gone, wherever its token is still held. Does nothing where there is none. */
export async function endSession(services: Services, token: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const accountId = await deleteSession(trx, hashOf(services, token));
    if (accountId === undefined) return;
    await recordAudit(trx, services, { actor: accountId, action: 'session.ended', subject: accountId });
  });
}

/** Deletes the sessions whose time is over. Returns how many. */
export function sweepSessions({ db, clock }: Services): Promise<number> {
  return deleteExpiredSessions(db, clock().toISOString());
}
