import type { Queryable } from '../tables';
import type { AuditEntry } from './audit';

/** Which entries of the audit log are asked for; what is left out does not matter. */
export interface AuditFilter {
  placeId?: string | undefined;
  /** An account's id, `system` or `command`: what they did, and what was done to them. */
  person?: string | undefined;
  action?: string | undefined;
  /** ISO-8601 UTC: at this moment or later. */
  from?: string | undefined;
  /** ISO-8601 UTC: before this moment. */
  until?: string | undefined;
}

/** Where in the log to read: only entries with a lower number, or only those with a higher one. */
export type AuditSpot = { before: number } | { after: number } | Record<string, never>;

/**
 * The entries that fit, `most` of them at most: the newest first, from the newest or from a spot on. `after` gives those
 * next to the spot, which need not be the newest.
 */
export async function listAuditPage(
  db: Queryable,
  filter: AuditFilter,
  { spot, most }: { spot: AuditSpot; most: number },
): Promise<AuditEntry[]> {
  const upwards = 'after' in spot;
  const rows = await fitting(db, filter)
    .selectAll()
    .$if('before' in spot, (query) => query.where('seq', '<', (spot as { before: number }).before))
    .$if(upwards, (query) => query.where('seq', '>', (spot as { after: number }).after))
    .orderBy('seq', upwards ? 'asc' : 'desc')
    .limit(most)
    .execute();
  const entries = rows.map(({ place_id: placeId, ...row }) => ({ ...row, placeId }));
  return upwards ? entries.reverse() : entries;
}

/** How many entries fit. */
export async function countAuditEntries(db: Queryable, filter: AuditFilter): Promise<number> {
  const row = await fitting(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

function fitting(db: Queryable, { placeId, person, action, from, until }: AuditFilter) {
  return db
    .selectFrom('audit_entry')
    .$if(placeId !== undefined, (query) => query.where('place_id', '=', placeId!))
    .$if(person !== undefined, (query) =>
      query.where(({ eb, or }) => or([eb('actor', '=', person!), eb('subject', '=', person!)])),
    )
    .$if(action !== undefined, (query) => query.where('action', '=', action!))
    .$if(from !== undefined, (query) => query.where('at', '>=', from!))
    .$if(until !== undefined, (query) => query.where('at', '<', until!));
}

/** Names of what entries tell about, by id; what is gone is absent. */
export interface AuditedNames {
  people: Record<string, string>;
  places: Record<string, string>;
  assessments: Record<string, string>;
}

/** The names behind the ids that entries hold. Ask with as many as one page holds. */
export async function findAuditedNames(
  db: Queryable,
  entries: readonly Pick<AuditEntry, 'actor' | 'subject' | 'placeId'>[],
): Promise<AuditedNames> {
  const ids = [
    ...new Set(entries.flatMap(({ actor, subject }) => (subject === null ? [actor] : [actor, subject]))),
  ];
  const placeIds = [...new Set(entries.flatMap(({ placeId }) => (placeId === null ? [] : [placeId])))];
  if (ids.length === 0) return { people: {}, places: {}, assessments: {} };
  const [people, places, assessments] = await Promise.all([
    db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute(),
    placeIds.length === 0
      ? []
      : db.selectFrom('place').select(['id', 'name']).where('id', 'in', placeIds).execute(),
    placeIds.length === 0
      ? []
      : db
          .selectFrom('assessment')
          .select(['id', 'title as name'])
          .where('id', 'in', ids)
          .where('place_id', 'in', placeIds)
          .execute(),
  ]);
  return { people: byId(people), places: byId(places), assessments: byId(assessments) };
}

const byId = (rows: { id: string; name: string }[]) =>
  Object.fromEntries(rows.map(({ id, name }) => [id, name]));
