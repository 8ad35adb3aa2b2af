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

/** Keeps what was counted, in place of what was counted before. `final`: of an assessment that is closed. */
export async function keepParticipation(
  db: Queryable,
  assessmentId: string,
  { countedAt, counts, final }: StoredParticipation & { final: boolean },
): Promise<void> {
  const row = { counted_at: countedAt, counts: JSON.stringify(counts), final: final ? 1 : 0 } as const;
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

/** Notes that an assessment is open again, so that what was counted last is no longer final. */
export async function reopenParticipation(db: Queryable, assessmentId: string): Promise<void> {
  await db.updateTable('participation').set({ final: 0 }).where('assessment_id', '=', assessmentId).execute();
}

/**
 * The assessments of places that are due to be counted: open, or closed and not counted since then, and not counted at
 * this hour yet.
 *
 * @param hour ISO-8601 UTC, on the full hour.
 */
export async function listUncounted(db: Queryable, hour: string): Promise<{ id: string; isOpen: boolean }[]> {
  const rows = await db
    .selectFrom('assessment')
    .leftJoin('participation', 'participation.assessment_id', 'assessment.id')
    .where('assessment.kind', '=', 'place')
    .where(({ eb, or, and }) =>
      or([
        eb('assessment.state', '=', 'open'),
        and([eb('assessment.state', '=', 'closed'), eb('participation.final', '=', 0)]),
      ]),
    )
    .where(({ eb, or }) =>
      or([eb('participation.counted_at', 'is', null), eb('participation.counted_at', '<', hour)]),
    )
    .orderBy('assessment.id')
    .select(['assessment.id', 'assessment.state'])
    .execute();
  return rows.map(({ id, state }) => ({ id, isOpen: state === 'open' }));
}
