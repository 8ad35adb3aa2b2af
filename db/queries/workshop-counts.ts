import type { Queryable, StepKind } from '../tables';

/** How a workshop stands (a `LiveState`); undefined where there is none. For counting, and for streams that are let in. */
export async function findStoredState(db: Queryable, workshopId: string): Promise<unknown> {
  const row = await db.selectFrom('workshop').select('state').where('id', '=', workshopId).executeTakeFirst();
  return row && (JSON.parse(row.state) as unknown);
}

/** How many devices have sent words to a step, hidden ones among them. */
export async function countWriters(db: Queryable, workshopId: string, stepId: string): Promise<number> {
  const { devices } = await db
    .selectFrom('workshop_note')
    .select(({ fn }) => fn.count<number>('device_id').distinct().as('devices'))
    .where('workshop_id', '=', workshopId)
    .where('step_id', '=', stepId)
    .executeTakeFirstOrThrow();
  return devices;
}

/** How many notes of a workshop nobody has read yet. */
export async function countWaitingNotes(db: Queryable, workshopId: string): Promise<number> {
  const { notes } = await db
    .selectFrom('workshop_note')
    .select(({ fn }) => fn.countAll<number>().as('notes'))
    .where('workshop_id', '=', workshopId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return notes;
}

/** What kind of step it is; undefined where the agenda has none of this id. */
export async function findStepKind(
  db: Queryable,
  workshopId: string,
  stepId: string,
): Promise<StepKind | undefined> {
  const row = await db
    .selectFrom('workshop_step')
    .select('kind')
    .where('id', '=', stepId)
    .where('workshop_id', '=', workshopId)
    .executeTakeFirst();
  return row?.kind;
}
