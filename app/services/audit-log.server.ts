import {
  type AuditedNames,
  type AuditFilter,
  type AuditSpot,
  countAuditEntries,
  findAuditedNames,
  listAuditPage,
} from 'db/queries/audit-pages';
import type { AuditEntry } from 'db/queries/audit';
import { actorWords, auditWords } from '~/domain/audit/messages';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInInstallation } from './installation.server';

export type { AuditFilter, AuditSpot };

/** An entry of the audit log in words. */
export interface ToldAuditEntry {
  seq: number;
  /** ISO-8601 UTC. */
  at: string;
  /** As stored, such as `assessment.opened`. */
  action: string;
  /** By name. */
  who: string;
  what: string;
  /** The name of the place; null where it concerns none, or it is gone. */
  place: string | null;
}

const A_PAGE = 50;
const A_BATCH = 1000;

/**
 * A page of the audit log, the newest first. Ask first who asks: this does not look, and with a place in the filter it
 * is for the leads of that place, without one for administrators.
 * @returns the entries, and the numbers to go on from where there are newer or older ones
 */
export async function readAuditPage(
  { db }: Pick<Services, 'db'>,
  filter: AuditFilter,
  spot: AuditSpot,
  most = A_PAGE,
): Promise<{ entries: ToldAuditEntry[]; newerThan: number | null; olderThan: number | null }> {
  // One more than a page holds tells whether there is another.
  const read = await listAuditPage(db, filter, { spot, most: most + 1 });
  const upwards = 'after' in spot;
  const entries = upwards ? read.slice(-most) : read.slice(0, most);
  const isMore = read.length > most;
  const told = toldEntries(entries, await findAuditedNames(db, entries));
  const [newest, oldest] = [entries[0]?.seq, entries.at(-1)?.seq];
  const isBelowTop = upwards ? isMore : 'before' in spot;
  const isAboveEnd = upwards || isMore;
  return {
    entries: told,
    newerThan: isBelowTop && newest !== undefined ? newest : null,
    olderThan: isAboveEnd && oldest !== undefined ? oldest : null,
  };
}

/**
 * All entries that fit, in batches, the newest first, for a file that is taken away. That it was taken is written down
 * first, so that the file does not tell of itself.
 * @returns 'not-there' where who asks may not read the log
 */
export async function exportAuditLog(
  services: Services,
  { accountId }: { accountId: string },
  filter: AuditFilter,
): Promise<AsyncGenerator<ToldAuditEntry[]> | 'not-there'> {
  const upTo = await doInInstallation(services, accountId, 'read-audit-log', async (trx) => {
    const entries = await countAuditEntries(trx, filter);
    const [newest] = await listAuditPage(trx, {}, { spot: {}, most: 1 });
    await recordAudit(trx, services, { actor: accountId, action: 'audit.exported', details: { entries } });
    return newest?.seq ?? 0;
  });
  return upTo === 'not-there' ? upTo : batches(services, filter, upTo);
}

async function* batches(
  { db }: Pick<Services, 'db'>,
  filter: AuditFilter,
  upTo: number,
): AsyncGenerator<ToldAuditEntry[]> {
  for (let before = upTo + 1; ;) {
    const entries = await listAuditPage(db, filter, { spot: { before }, most: A_BATCH });
    const last = entries.at(-1);
    if (!last) return;
    yield toldEntries(entries, await findAuditedNames(db, entries));
    before = last.seq;
  }
}

function toldEntries(entries: AuditEntry[], names: AuditedNames): ToldAuditEntry[] {
  const nameOf = (known: Record<string, string>, id: string | null) =>
    id !== null && Object.hasOwn(known, id) ? known[id] : undefined;
  return entries.map(({ seq, at, actor, action, placeId, subject, details }) => ({
    seq,
    at,
    action,
    who: actorWords(actor, nameOf(names.people, actor)),
    what: auditWords({
      action,
      details: JSON.parse(details) as Record<string, unknown>,
      person: nameOf(names.people, subject),
      assessment: nameOf(names.assessments, subject),
    }),
    place: nameOf(names.places, placeId) ?? null,
  }));
}
