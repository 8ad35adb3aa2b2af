import type { Queryable } from '../tables';

/** How many responses of an assessment were sent, as last counted. */
export interface StoredParticipation {
  /** ISO-8601 UTC, on the full hour. */
  countedAt: string;
  /** By sector id; sectors without any are absent. */
  counts: Record<string, number>;
  /** Organisations that have reached the threshold. */
  organisations: string[];
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

/** The organisations named in at least so many of an assessment's sent responses, in the order of their names. */
export async function listOrganisationsWith(
  db: Queryable,
  assessmentId: string,
  least: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('response')
    .where('assessment_id', '=', assessmentId)
    .where('state', '=', 'sent')
    .where('organisation', 'is not', null)
    .where('organisation', '!=', '')
    .groupBy('organisation')
    .having((eb) => eb.fn.countAll(), '>=', least)
    .orderBy('organisation')
    .select('organisation')
    .execute();
  return rows.map(({ organisation }) => organisation!);
}

/** Forgets which organisation people of an assessment named. */
export async function forgetOrganisations(db: Queryable, assessmentId: string): Promise<void> {
  await db
    .updateTable('response')
    .set({ organisation: null })
    .where('assessment_id', '=', assessmentId)
    .where('organisation', 'is not', null)
    .execute();
}

/** Keeps what was counted, in place of what was counted before. `final`: of an assessment that is closed. */
export async function keepParticipation(
  db: Queryable,
  assessmentId: string,
  { countedAt, counts, organisations, final }: StoredParticipation & { final: boolean },
): Promise<void> {
  const row = {
    counted_at: countedAt,
    counts: JSON.stringify(counts),
    organisations: JSON.stringify(organisations),
    final: final ? 1 : 0,
  } as const;
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
    .select(['participation.counted_at', 'participation.counts', 'participation.organisations'])
    .executeTakeFirst();
  return (
    row && {
      countedAt: row.counted_at,
      counts: JSON.parse(row.counts) as Record<string, number>,
      organisations: JSON.parse(row.organisations) as string[],
    }
  );
}

/** Notes that an assessment is open again, so that what was counted last is no longer final. */
export async function reopenParticipation(db: Queryable, assessmentId: string): Promise<void> {
  await db.updateTable('participation').set({ final: 0 }).where('assessment_id', '=', assessmentId).execute();
}

/** An assessment that is due to be counted. */
export interface Uncounted {
  id: string;
  isOpen: boolean;
  threshold: number;
  /** Organisations that had reached the threshold when it was last counted. */
  organisations: string[];
}

/**
 * The assessments of places that are due to be counted: open, or closed and not counted since then, and not counted at
 * this hour yet. Those whose answers are no longer kept are left out.
 *
 * @param hour ISO-8601 UTC, on the full hour.
 */
export async function listUncounted(db: Queryable, hour: string): Promise<Uncounted[]> {
  const rows = await db
    .selectFrom('assessment')
    .leftJoin('participation', 'participation.assessment_id', 'assessment.id')
    .where('assessment.kind', '=', 'place')
    .where(({ eb, or, and }) =>
      or([
        eb('assessment.state', '=', 'open'),
        and([eb('assessment.state', 'in', ['closed', 'archived']), eb('participation.final', '=', 0)]),
      ]),
    )
    .where('assessment.answers_gone', '=', 0)
    .where(({ eb, or }) =>
      or([eb('participation.counted_at', 'is', null), eb('participation.counted_at', '<', hour)]),
    )
    .orderBy('assessment.id')
    .select(['assessment.id', 'assessment.state', 'assessment.threshold', 'participation.organisations'])
    .execute();
  return rows.map(({ id, state, threshold, organisations }) => ({
    id,
    isOpen: state === 'open',
    threshold,
    organisations: JSON.parse(organisations ?? '[]') as string[],
  }));
}
