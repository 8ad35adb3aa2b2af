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

/** How many notes of a step nobody has read yet. */
export async function countWaitingNotes(db: Queryable, workshopId: string, stepId: string): Promise<number> {
  const { notes } = await db
    .selectFrom('workshop_note')
    .select(({ fn }) => fn.countAll<number>().as('notes'))
    .where('workshop_id', '=', workshopId)
    .where('step_id', '=', stepId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return notes;
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

/**
 * How many devices voted for each shown note of a step, or for one that counts with it, by id; notes without any are
 * absent. Only for what is revealed.
 */
export async function countUpvotes(
  db: Queryable,
  workshopId: string,
  stepId: string,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('workshop_upvote')
    .innerJoin('workshop_note', 'workshop_note.id', 'workshop_upvote.note_id')
    .select(({ fn }) => [
      fn.coalesce('workshop_note.merged_into', 'workshop_note.id').as('note'),
      fn.count<number>('workshop_upvote.device_id').distinct().as('devices'),
    ])
    .where('workshop_note.workshop_id', '=', workshopId)
    .where('workshop_note.step_id', '=', stepId)
    .groupBy(({ fn }) => fn.coalesce('workshop_note.merged_into', 'workshop_note.id'))
    .execute();
  return Object.fromEntries(rows.map(({ note, devices }) => [note, devices]));
}
