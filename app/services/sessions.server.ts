import { randomBytes } from 'node:crypto';
import type { Account } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSessionByToken,
  insertSession,
  listSessionsOf,
  touchSession,
} from 'db/queries/sessions';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';

export type { Account };

/** The browser that somebody uses. */
export interface Browser {
  /** The token that it holds already, if any: its session ends when another begins. */
  token: string | undefined;
  /** Which browser on which system, in a word or two; left out where unknown. */
  device?: string;
}

/** A session as its owner sees it. */
export interface OwnSession {
  /** Names it among the account's own; opens nothing. */
  id: string;
  /** '' where unknown. */
  device: string;
  /** ISO-8601 UTC; as the next, which is right to within five minutes. */
  begunAt: string;
  usedAt: string;
  /** Whether it is that of the browser that asks. */
  here: boolean;
}

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

/** Whether a token still signs in; unlike `findSession` this is no use of the session, which ends all the same. */
export async function isSignedIn(services: Services, token: string): Promise<boolean> {
  const { db, clock } = services;
  return (await findSessionByToken(db, hashOf(services, token), clock().toISOString())) !== undefined;
}

/**
 * Begins a session within the transaction that lets somebody in, and ends the one that the browser had before, so
 * that a token known from before the sign-in is worth nothing after it.
 * @returns the new token, which is kept nowhere else
 */
export async function beginSession(
  trx: Atomic,
  services: Services,
  accountId: string,
  { token: before, device = '' }: Browser,
): Promise<string> {
  const now = services.clock();
  const token = randomBytes(32).toString('base64url');
  if (before !== undefined) await deleteSession(trx, hashOf(services, before));
  await insertSession(trx, {
    tokenHash: hashOf(services, token),
    accountId,
    begunAt: now.toISOString(),
    expiresAt: endOf(now.getTime(), now.getTime()).toISOString(),
    device,
  });
  await recordAudit(trx, services, { actor: accountId, action: 'session.begun', subject: accountId });
  return token;
}

/**
 * Ends all sessions of an account and begins a new one for the browser that asks, within the transaction that changes
 * what the account proves itself with.
 * @returns the new token
 */
export async function beginAfresh(
  trx: Atomic,
  services: Services,
  accountId: string,
  browser: Browser,
): Promise<string> {
  await deleteSessionsOf(trx, accountId);
  return beginSession(trx, services, accountId, browser);
}

/** Where an account is signed in, the browser that asks first, then those used last. */
export async function listSessions(
  services: Services,
  accountId: string,
  token: string | undefined,
): Promise<OwnSession[]> {
  const own = token === undefined ? undefined : hashOf(services, token);
  const rows = await listSessionsOf(services.db, accountId, services.clock().toISOString());
  return rows
    .map(({ tokenHash, ...rest }) => ({ ...rest, id: idOf(services, tokenHash), here: tokenHash === own }))
    .sort((a, b) => Number(b.here) - Number(a.here));
}

/**
 * Ends sessions of an account: the one with this id, or all but that of the browser that asks. Done twice, it is done.
 * @returns how many ended
 */
export function endSessions(
  services: Services,
  accountId: string,
  which: { id: string } | { allBut: string | undefined },
): Promise<number> {
  const { db, clock } = services;
  return db.transaction().execute(async (trx) => {
    const kept = 'allBut' in which && which.allBut !== undefined ? hashOf(services, which.allBut) : undefined;
    const rows = await listSessionsOf(trx, accountId, clock().toISOString());
    const ended = rows.filter(({ tokenHash }) =>
      'id' in which ? idOf(services, tokenHash) === which.id : tokenHash !== kept,
    );
    for (const { tokenHash } of ended) await deleteSession(trx, tokenHash);
    if (ended.length > 0) {
      await recordAudit(trx, services, {
        actor: accountId,
        action: 'session.ended',
        subject: accountId,
        details: { sessions: ended.length },
      });
    }
    return ended.length;
  });
}

/** A name for a session in pages and forms, which are no place for what is stored of its token. */
const idOf = ({ keys }: Services, tokenHash: string) =>
  keys.mac('session', 'id', tokenHash).toString('hex').slice(0, 24);

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
