import { bytesOfDatabase } from '../portable';
import type { JobState, Queryable } from '../tables';

/** How the database stands. */
export interface DatabaseStanding {
  /** On its disk. */
  bytes: number;
  /** The name of the last migration it has been through. */
  version: string;
}

/** @throws where the database does not answer */
export async function findDatabaseStanding(db: Queryable): Promise<DatabaseStanding> {
  const [size, last] = await Promise.all([
    bytesOfDatabase(db).execute(db),
    db
      .selectFrom('migration')
      .select(({ fn }) => fn.max('name').as('name'))
      .executeTakeFirst(),
  ]);
  return { bytes: Number(size.rows[0]?.bytes ?? 0), version: last?.name ?? '' };
}

/** How many jobs are in each state, and when the one that waits longest was queued (ISO-8601 UTC; null for none). */
export async function countJobs(
  db: Queryable,
): Promise<{ counts: Partial<Record<JobState, number>>; waitingSince: string | null }> {
  const rows = await db
    .selectFrom('job')
    .groupBy('state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('queued_at').as('since')])
    .execute();
  return {
    counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
    waitingSince: rows.find(({ state }) => state === 'waiting')?.since ?? null,
  };
}
