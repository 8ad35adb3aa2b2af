import type { Queryable } from '../tables';

/** A bucket in one stretch of time. */
export interface ThrottleWindow {
  /** Keyed hash: names nobody. */
  bucket: string;
  /** ISO-8601 UTC. */
  windowStart: string;
}

/** How many failures are counted; 0 where none. */
export async function countedFailures(
  db: Queryable,
  { bucket, windowStart }: ThrottleWindow,
): Promise<number> {
  const row = await db
    .selectFrom('throttle')
    .select('failures')
    .where('bucket', '=', bucket)
    .where('window_start', '=', windowStart)
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Counts one failure more, in one statement. Returns how many there are now. */
export async function addFailure(db: Queryable, { bucket, windowStart }: ThrottleWindow): Promise<number> {
  const { failures } = await db
    .insertInto('throttle')
    .values({ bucket, window_start: windowStart, failures: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ failures: eb('throttle.failures', '+', 1) })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow();
  return failures;
}

/** Takes one counted failure back; the last one takes its row with it. */
export async function removeFailure(db: Queryable, { bucket, windowStart }: ThrottleWindow): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('throttle')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('bucket', '=', bucket)
    .where('window_start', '=', windowStart)
    .where('failures', '>', 1)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .deleteFrom('throttle')
    .where('bucket', '=', bucket)
    .where('window_start', '=', windowStart)
    .where('failures', '=', 1)
    .execute();
}

/** Deletes what was counted in stretches that began before a time (ISO-8601 UTC). Returns how many rows went. */
export async function deleteThrottlesBefore(db: Queryable, time: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('throttle')
    .where('window_start', '<', time)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
