import type { Transaction } from 'kysely';
import { whileItStands } from '../portable';
import type { Database, NoteState, Queryable } from '../tables';

/** A note as facilitators may see it: without the device that it came from. */
export interface NoteRow {
  id: string;
  stepId: string;
  body: string;
  state: NoteState;
  mergedInto: string | null;
}

/** The notes of a step, in the order of their random ids: never in that in which they came. Ask for the workshop first. */
export function listNotes(db: Queryable, workshopId: string, stepId: string): Promise<NoteRow[]> {
  return db
    .selectFrom('workshop_note')
    .select(['id', 'step_id as stepId', 'body', 'state', 'merged_into as mergedInto'])
    .where('workshop_id', '=', workshopId)
    .where('step_id', '=', stepId)
    .orderBy('id')
    .execute();
}

/** A note of a workshop; it stays until the transaction ends. Undefined where there is none (any more). */
export function holdNote(
  trx: Transaction<Database>,
  workshopId: string,
  id: string,
): Promise<NoteRow | undefined> {
  const query = trx
    .selectFrom('workshop_note')
    .select(['id', 'step_id as stepId', 'body', 'state', 'merged_into as mergedInto'])
    .where('workshop_id', '=', workshopId)
    .where('id', '=', id);
  return whileItStands(trx, query, 'workshop_note').executeTakeFirst();
}

/** Moves a note of a held workshop. What counted with it counts with what it counts with now. */
export async function moveNote(
  trx: Transaction<Database>,
  workshopId: string,
  { id, state, mergedInto }: Pick<NoteRow, 'id' | 'state' | 'mergedInto'>,
): Promise<void> {
  if (mergedInto !== null)
    await trx
      .updateTable('workshop_note')
      .set({ merged_into: mergedInto })
      .where('workshop_id', '=', workshopId)
      .where('merged_into', '=', id)
      .execute();
  await trx
    .updateTable('workshop_note')
    .set({ state, merged_into: mergedInto })
    .where('workshop_id', '=', workshopId)
    .where('id', '=', id)
    .execute();
}
