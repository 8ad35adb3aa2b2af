import type { Queryable } from '../tables';
import type { JobTable, JobState } from '../tables/job';

/** Queued work, and how far it has come. */
export interface Job {
  id: string;
  kind: JobTable['kind'];
  assessmentId: string;
  state: JobState;
  /** Percent, 0 to 100. */
  progress: number;
  /** What came of it; null until it is done or has failed. */
  outcome: unknown;
  /** How often it was taken, this time included. */
  attempts: number;
}

/**
 * Queues work for an assessment, unless such work waits or runs already: then that will do.
 *
 * @param now ISO-8601 UTC.
 */
export async function queueJob(
  db: Queryable,
  job: { id: string; kind: JobTable['kind']; assessmentId: string },
  now: string,
): Promise<void> {
  if (await findUnfinishedJob(db, job.kind, job.assessmentId)) return;
  await db
    .insertInto('job')
    .values({
      id: job.id,
      kind: job.kind,
      assessment_id: job.assessmentId,
      state: 'waiting',
      progress: 0,
      outcome: null,
      attempts: 0,
      lease_until: null,
      queued_at: now,
    })
    .execute();
}

/** The work of a kind that waits or runs for an assessment; undefined where there is none. */
export async function findUnfinishedJob(
  db: Queryable,
  kind: JobTable['kind'],
  assessmentId: string,
): Promise<Job | undefined> {
  const row = await jobsOf(db, kind, assessmentId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return row && unpacked(row);
}

/** The work of a kind that was last queued for an assessment; undefined where there never was any. */
export async function findLatestJob(
  db: Queryable,
  kind: JobTable['kind'],
  assessmentId: string,
): Promise<Job | undefined> {
  const row = await jobsOf(db, kind, assessmentId)
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && unpacked(row);
}

/**
 * Takes the work of a kind that has waited longest, or whose holder let its lease run out. Of several processes that
 * try, one gets it: the others find it changed and look for the next. Nothing is written anew of which an edition is
 * still to be made.
 *
 * @param now ISO-8601 UTC.
 * @param leaseUntil ISO-8601 UTC: until then nobody else takes it.
 * @returns undefined when there is nothing to do.
 */
export async function takeJob(
  db: Queryable,
  kind: JobTable['kind'],
  now: string,
  leaseUntil: string,
): Promise<Job | undefined> {
  for (;;) {
    const next = await db
      .selectFrom('job')
      .select(['id', 'attempts'])
      .where('kind', '=', kind)
      .$if(kind === 'rewrite', (query) =>
        query.where('assessment_id', 'not in', (eb) =>
          eb
            .selectFrom('job as edition')
            .select('edition.assessment_id')
            .where('edition.kind', '=', 'edition')
            .where('edition.state', 'in', ['waiting', 'running']),
        ),
      )
      .where(({ eb, or, and }) =>
        or([eb('state', '=', 'waiting'), and([eb('state', '=', 'running'), eb('lease_until', '<=', now)])]),
      )
      .orderBy('queued_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!next) return undefined;
    const taken = await db
      .updateTable('job')
      .set({ state: 'running', progress: 0, attempts: next.attempts + 1, lease_until: leaseUntil })
      .where('id', '=', next.id)
      .where('state', 'in', ['waiting', 'running'])
      .where('attempts', '=', next.attempts)
      .returningAll()
      .executeTakeFirst();
    if (taken) return unpacked(taken);
  }
}

/**
 * Tells how far taken work has come, and keeps the lease.
 *
 * @returns false when somebody else has taken it over: then leave it.
 */
export async function keepJob(
  db: Queryable,
  { id, attempts }: Pick<Job, 'id' | 'attempts'>,
  progress: number,
  leaseUntil: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ progress, lease_until: leaseUntil })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Ends taken work: done or failed with what came of it, or waiting for another attempt.
 *
 * @returns false when somebody else has taken it over: then nothing was changed.
 */
export async function endJob(
  db: Queryable,
  { id, attempts }: Pick<Job, 'id' | 'attempts'>,
  state: 'done' | 'failed' | 'waiting',
  outcome: unknown,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({
      state,
      outcome: JSON.stringify(outcome),
      lease_until: null,
      ...(state === 'done' && { progress: 100 }),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes work that waits or runs for an assessment back: whoever has it finds it gone when they report. */
export async function dropUnfinishedJob(
  db: Queryable,
  kind: JobTable['kind'],
  assessmentId: string,
): Promise<void> {
  await db
    .deleteFrom('job')
    .where('kind', '=', kind)
    .where('assessment_id', '=', assessmentId)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
}

function jobsOf(db: Queryable, kind: JobTable['kind'], assessmentId: string) {
  return db.selectFrom('job').selectAll().where('kind', '=', kind).where('assessment_id', '=', assessmentId);
}

function unpacked(row: JobTable): Job {
  return {
    id: row.id,
    kind: row.kind,
    assessmentId: row.assessment_id,
    state: row.state,
    progress: row.progress,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as unknown),
    attempts: row.attempts,
  };
}
