import type { Queryable } from '../tables';

/** How many notes of a step are shown to everybody. */
export async function countShownNotes(db: Queryable, workshopId: string, stepId: string): Promise<number> {
  const { notes } = await db
    .selectFrom('workshop_note')
    .select(({ fn }) => fn.countAll<number>().as('notes'))
    .where('workshop_id', '=', workshopId)
    .where('step_id', '=', stepId)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow();
  return notes;
}

/** How many devices have voted for notes of a step. */
export async function countUpvoters(db: Queryable, workshopId: string, stepId: string): Promise<number> {
  const { devices } = await db
    .selectFrom('workshop_upvote')
    .innerJoin('workshop_note', 'workshop_note.id', 'workshop_upvote.note_id')
    .select(({ fn }) => fn.count<number>('workshop_upvote.device_id').distinct().as('devices'))
    .where('workshop_note.workshop_id', '=', workshopId)
    .where('workshop_note.step_id', '=', stepId)
    .executeTakeFirstOrThrow();
  return devices;
}
