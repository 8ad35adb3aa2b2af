import {
  findAuditEnd,
  insertAuditEntry,
  listAuditEntries,
  takeAuditNumber,
  type Atomic,
} from 'db/queries/audit';
import { hasAccounts } from 'db/queries/accounts';
import { EMPTY_CHAIN, followChain, linkAfter, type ChainFault, type Mac } from '~/domain/audit/chain';
import type { Services } from './context.server';

/** What is written down. Never an answer, a comment, a code, a password or an address. */
export interface AuditEvent {
  /** An account's id, `system`, or `command` for the command line. Never a respondent. */
  actor: string;
  /** What was done, such as `assessment.opened`. */
  action: string;
  /** The place it was done in; left out where it concerns none. */
  placeId?: string;
  /** The id of what it was done to. */
  subject?: string;
  /** Further facts that may be shown to an administrator. */
  details?: Readonly<Record<string, string | number | boolean | null>>;
}

const BATCH = 1000;

const macOf =
  ({ keys }: Pick<Services, 'keys'>): Mac =>
  (text) =>
    keys.mac('audit', text).toString('base64url');

/**
 * Adds an entry to the audit log in the transaction of what it tells about: both stand or neither. Call it last in
 * the transaction: whoever else adds to the log waits until this one has ended.
 */
export async function recordAudit(
  trx: Atomic,
  services: Pick<Services, 'keys' | 'clock'>,
  event: AuditEvent,
): Promise<void> {
  const { seq, seal: before } = await takeAuditNumber(trx);
  const facts = {
    seq,
    at: services.clock().toISOString(),
    actor: event.actor,
    action: event.action,
    placeId: event.placeId ?? null,
    subject: event.subject ?? null,
    details: JSON.stringify(event.details ?? {}),
  };
  const { hash, seal } = linkAfter({ seq: seq - 1, seal: before }, facts, macOf(services));
  await insertAuditEntry(trx, { ...facts, hash }, seal);
}

/**
 * Reads the whole log, in batches, and checks it against the installation's key. What it cannot see is an older state
 * of the whole database put in the place of a newer one: compare the number of entries with one noted elsewhere.
 * @returns how many entries there are, or the first that is missing or changed; `end` where all that are left are
 *   right and the log was cut off, or its end is not as it was sealed
 */
export async function verifyAudit(
  services: Pick<Services, 'db' | 'keys'>,
): Promise<{ outcome: 'whole'; entries: number } | ({ outcome: 'broken' } & ChainFault)> {
  const { db } = services;
  const stated = await findAuditEnd(db);
  let end = EMPTY_CHAIN;
  if (!stated) return { outcome: 'broken', seq: 1, fault: 'end' };
  while (end.seq < stated.last) {
    const entries = await listAuditEntries(db, { after: end.seq, last: stated.last, most: BATCH });
    const followed = followChain(end, entries, macOf(services));
    if ('fault' in followed) return { outcome: 'broken', ...followed };
    // Nothing where something was a moment ago.
    if (entries.length === 0) return { outcome: 'broken', seq: end.seq + 1, fault: 'missing' };
    end = followed.end;
  }
  // Every account begins with an entry: an empty log beside accounts was emptied.
  const emptied = end.seq === 0 && (await hasAccounts(db));
  if (stated.seq !== end.seq || stated.seal !== end.seal || emptied) {
    return { outcome: 'broken', seq: end.seq + 1, fault: 'end' };
  }
  return { outcome: 'whole', entries: end.seq };
}
