import type { Queryable } from '../tables';

/** How many responses of an assessment were sent, as last counted. */
export interface StoredParticipation {
  /** ISO-8601 UTC, on the full hour. */
  countedAt: string;
  /** By sector id; sectors without any are absent. */
  counts: Record<string, number>;
}

/** Counts the sent responses of an assessment by sector; sectors without any are absent. */
export async function countSentBySector(
  db: Queryable,
  assessmentId: string,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('response')
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'sent')
    .groupBy('sector')
    .orderBy('sector')
    .select(['sector', (eb) => eb.fn.countAll<number | string>().as('count')])
    .execute();
  return Object.fromEntries(rows.map(({ sector, count }) => [sector, Number(count)]));
}

/** Keeps what was counted, in place of what was counted before. */
export async function keepParticipation(
  db: Queryable,
  assessmentId: string,
  { countedAt, counts }: StoredParticipation,
): Promise<void> {
  const row = { counted_at: countedAt, counts: JSON.stringify(counts) };
  await db
    .insertInto('participation')
    .values({ assessment_id: assessmentId, ...row })
    .onConflict((conflict) => conflict.column('assessment_id').doUpdateSet(row))
    .execute();
}

/** What was last counted for a place's assessment; undefined before the first count, and for another place's. */
export async function findParticipation(
  db: Queryable,
  placeId: string,
  assessmentId: string,
): Promise<StoredParticipation | undefined> {
  const row = await db
    .selectFrom('participation')
    .innerJoin('assessment', 'assessment.id', 'participation.assessment_id')
    .where('assessment.id', '=', assessmentId)
    .where('assessment.place_id', '=', placeId)
    .select(['participation.counted_at', 'participation.counts'])
    .executeTakeFirst();
  return row && { countedAt: row.counted_at, counts: JSON.parse(row.counts) as Record<string, number> };
}

/**
 * The ids of the open assessments of places that were not counted at this hour yet.
 *
 * @param hour ISO-8601 UTC, on the full hour.
 */
export async function listUncounted(db: Queryable, hour: string): Promise<string[]> {
  const rows = await db
    .selectFrom('assessment')
    .leftJoin('participation', 'participation.assessment_id', 'assessment.id')
    .where('assessment.kind', '=', 'place')
    .where('assessment.state', '=', 'open')
    .where(({ eb, or }) =>
      or([eb('participation.counted_at', 'is', null), eb('participation.counted_at', '<', hour)]),
    )
    .orderBy('assessment.id')
    .select('assessment.id')
    .execute();
  return rows.map(({ id }) => id);
}
