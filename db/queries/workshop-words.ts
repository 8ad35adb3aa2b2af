import type { Transaction } from 'kysely';
import type { Database, NoteState, Queryable } from '../tables';

/** Where a device is in a workshop. */
export interface AtStep {
  workshopId: string;
  stepId: string;
  deviceId: string;
}

/** Adds a text that waits to be read. One of this id that is there already stays as it is. */
export async function insertNote(
  trx: Transaction<Database>,
  { workshopId, stepId, deviceId }: AtStep,
  { id, body }: { id: string; body: string },
): Promise<void> {
  await trx
    .insertInto('workshop_note')
    .values({
      id,
      workshop_id: workshopId,
      step_id: stepId,
      device_id: deviceId,
      body,
      state: 'waiting',
      merged_into: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a device sent to a step, by id and so in no order. */
export function listOwnNotes(
  db: Queryable,
  { workshopId, stepId, deviceId }: AtStep,
): Promise<{ id: string; body: string; state: NoteState }[]> {
  return db
    .selectFrom('workshop_note')
    .select(['id', 'body', 'state'])
    .where('device_id', '=', deviceId)
    .where('step_id', '=', stepId)
    .where('workshop_id', '=', workshopId)
    .orderBy('id')
    .execute();
}

/** Deletes a text of a device that nobody has dealt with yet. @returns false where it has none of this id that waits */
export async function deleteWaitingNote(
  db: Queryable,
  workshopId: string,
  deviceId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('workshop_note')
    .where('id', '=', id)
    .where('device_id', '=', deviceId)
    .where('workshop_id', '=', workshopId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ids of the shown texts of a step that a device voted for, also by voting for one that was merged into them since. */
export async function listOwnUpvotes(
  db: Queryable,
  { workshopId, stepId, deviceId }: AtStep,
): Promise<string[]> {
  const rows = await db
    .selectFrom('workshop_upvote')
    .innerJoin('workshop_note as voted', 'voted.id', 'workshop_upvote.note_id')
    .innerJoin('workshop_note as shown', (join) =>
      join.on(({ eb, ref, fn }) =>
        eb('shown.id', '=', fn.coalesce(ref('voted.merged_into'), ref('voted.id'))),
      ),
    )
    .select('shown.id')
    .distinct()
    .where('workshop_upvote.device_id', '=', deviceId)
    .where('shown.workshop_id', '=', workshopId)
    .where('shown.step_id', '=', stepId)
    .where('shown.state', '=', 'shown')
    .orderBy('shown.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Adds a device's vote for a text; where it voted for it before, all stays as it is. */
export async function insertUpvote(
  trx: Transaction<Database>,
  noteId: string,
  deviceId: string,
): Promise<void> {
  await trx
    .insertInto('workshop_upvote')
    .values({ note_id: noteId, device_id: deviceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes back a device's vote for a text of a workshop and for those merged into it. */
export async function deleteUpvotes(
  trx: Transaction<Database>,
  workshopId: string,
  noteId: string,
  deviceId: string,
): Promise<void> {
  await trx
    .deleteFrom('workshop_upvote')
    .where('device_id', '=', deviceId)
    .where('note_id', 'in', (query) =>
      query
        .selectFrom('workshop_note')
        .select('id')
        .where('workshop_id', '=', workshopId)
        .where(({ or, eb }) => or([eb('id', '=', noteId), eb('merged_into', '=', noteId)])),
    )
    .execute();
}
