import type { Queryable } from '../tables';

/** A workshop of a place that has begun. */
export interface HeldWorkshop {
  id: string;
  title: string;
  /** ISO-8601 UTC: when it was started, for the last time where that was undone. */
  heldAt: string;
}

/** The workshops on an assessment of a place that have ended, the latest first; no rehearsals. */
export function listEndedOn(db: Queryable, placeId: string, assessmentId: string): Promise<HeldWorkshop[]> {
  return held(db, placeId)
    .where('workshop.assessment_id', '=', assessmentId)
    .where('workshop.stage', '=', 'ended')
    .where('workshop.rehearsal', '=', 0)
    .orderBy('heldAt', 'desc')
    .orderBy('workshop.id')
    .execute();
}

/** When the workshops of a place were started, by their ids; those that never were are absent. */
export async function listHeldAt(db: Queryable, placeId: string): Promise<Record<string, string>> {
  const rows = await held(db, placeId).execute();
  return Object.fromEntries(rows.map(({ id, heldAt }) => [id, heldAt]));
}

const held = (db: Queryable, placeId: string) =>
  db
    .selectFrom('workshop')
    .innerJoin('workshop_event', 'workshop_event.workshop_id', 'workshop.id')
    .where('workshop.place_id', '=', placeId)
    .where('workshop_event.kind', '=', 'start')
    .groupBy(['workshop.id', 'workshop.title'])
    .select(({ fn }) => ['workshop.id', 'workshop.title', fn.max('workshop_event.at').as('heldAt')]);

/** Who took part, as it was kept when devices were deleted (`TookPart`); null while they are there, or there is none. */
export async function findTookPart(db: Queryable, placeId: string, workshopId: string): Promise<unknown> {
  const row = await db
    .selectFrom('workshop')
    .select('took_part as tookPart')
    .where('id', '=', workshopId)
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row?.tookPart == null ? null : (JSON.parse(row.tookPart) as unknown);
}

/**
 * Steps of a workshop that have begun: everybody was taken there, or votes or texts are stored of them, also where either
 * was undone. Ask for the workshop first.
 */
export async function listBegunSteps(db: Queryable, workshopId: string): Promise<ReadonlySet<string>> {
  const asked = await db
    .selectFrom('workshop_vote')
    .where('workshop_id', '=', workshopId)
    .select('step_id as step')
    .union(db.selectFrom('workshop_round').where('workshop_id', '=', workshopId).select('step_id as step'))
    .union(db.selectFrom('workshop_note').where('workshop_id', '=', workshopId).select('step_id as step'))
    .execute();
  const gone = await db
    .selectFrom('workshop_event')
    .where('workshop_id', '=', workshopId)
    .where('kind', '=', 'go')
    .select('state')
    .execute();
  const visited = gone.flatMap(({ state }) => (JSON.parse(state) as { step: string | null }).step ?? []);
  return new Set([...asked.map(({ step }) => step), ...visited]);
}
