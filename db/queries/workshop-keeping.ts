import type { Transaction } from 'kysely';
import { leaveNothingBehind } from '../portable';
import type { Database, Queryable } from '../tables';
import { listShownNoteRows } from './workshop-shown-notes';
import { listSteps } from './workshop-steps';

/** A workshop and its place. */
export interface KeptWorkshop {
  id: string;
  placeId: string;
}

/** Running workshops that have not changed since a moment (ISO-8601 UTC). */
export function listLeftRunning(db: Queryable, since: string): Promise<KeptWorkshop[]> {
  return db
    .selectFrom('workshop')
    .select(['id', 'place_id as placeId'])
    .where('stage', '=', 'running')
    .where('changed_at', '<=', since)
    .orderBy('id')
    .execute();
}

/** Workshops that had ended by a moment (ISO-8601 UTC), whatever was written down since, and whose votes are still there. */
export function listToClear(db: Queryable, endedBy: string): Promise<KeptWorkshop[]> {
  return db
    .selectFrom('workshop')
    .innerJoin('workshop_event', 'workshop_event.workshop_id', 'workshop.id')
    .select(['workshop.id', 'workshop.place_id as placeId'])
    .where('workshop.stage', '=', 'ended')
    .where('workshop.votes_gone', '=', 0)
    .where('workshop_event.kind', '=', 'end')
    .groupBy(['workshop.id', 'workshop.place_id'])
    .having(({ fn }) => fn.max('workshop_event.at'), '<=', endedBy)
    .orderBy('workshop.id')
    .execute();
}

/**
 * Deletes the devices of a held workshop with their votes, votes on paper of rounds that were never revealed, and words
 * that were never shown; and the code. How often each shown note was found important stays, as a number.
 * @param tookPart JSON, kept in place of the devices
 */
export async function clearWorkshop(
  trx: Transaction<Database>,
  { id, placeId }: KeptWorkshop,
  tookPart: string,
): Promise<void> {
  await keepUpvotes(trx, id);
  await trx.deleteFrom('workshop_note').where('workshop_id', '=', id).where('state', '<>', 'shown').execute();
  await trx.deleteFrom('workshop_round').where('workshop_id', '=', id).where('result', 'is', null).execute();
  await trx.deleteFrom('workshop_device').where('workshop_id', '=', id).execute();
  await trx
    .updateTable('workshop')
    .set({ code: null, votes_gone: 1, took_part: tookPart })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .execute();
}

async function keepUpvotes(trx: Transaction<Database>, workshopId: string): Promise<void> {
  const steps = await listSteps(trx, workshopId);
  const notes = await Promise.all(steps.map(({ id }) => listShownNoteRows(trx, workshopId, id)));
  for (const { id, upvotes } of notes.flat()) {
    await trx
      .updateTable('workshop_note')
      .set({ upvotes })
      .where('id', '=', id)
      .where('workshop_id', '=', workshopId)
      .execute();
  }
}

const TABLES = [
  'workshop_vote',
  'workshop_upvote',
  'workshop_note',
  'workshop_device',
  'workshop_round',
  'workshop_step',
  'workshop_followup',
  'workshop_event',
  'workshop',
];

/** After something of a workshop was deleted: nothing of it stays where the engine keeps it. */
export async function leaveNothingOfWorkshops(db: Queryable): Promise<void> {
  if (!db.isTransaction) await leaveNothingBehind(db, TABLES);
}
