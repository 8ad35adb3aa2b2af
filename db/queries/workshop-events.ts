import type { Transaction } from 'kysely';
import type { Database, Queryable, WorkshopStage } from '../tables';
import type { StoredWorkshop } from './workshops';

/** How a workshop stands after an event. */
export interface StateChange {
  /** What was done. */
  kind: string;
  /** A `LiveState`. */
  state: unknown;
  stage: WorkshopStage;
  /** What takes votes; null: nothing. */
  open: { step: string; round: number } | null;
  /** See `workshop_event.undo_to`. */
  undoTo: number | null;
  /** ISO-8601 UTC. */
  at: string;
}

/** Stores a change of state with its event, the next of a workshop that is held. @returns the event's sequence number */
export async function insertEvent(
  trx: Transaction<Database>,
  { id, placeId, sequence: last }: Pick<StoredWorkshop, 'id' | 'placeId' | 'sequence'>,
  change: StateChange,
): Promise<number> {
  const sequence = last + 1;
  const state = JSON.stringify(change.state);
  await trx
    .updateTable('workshop')
    .set({
      state,
      stage: change.stage,
      open_step: change.open?.step ?? null,
      open_round: change.open?.round ?? null,
      sequence,
      changed_at: change.at,
    })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .execute();
  await trx
    .insertInto('workshop_event')
    .values({ workshop_id: id, sequence, kind: change.kind, state, undo_to: change.undoTo, at: change.at })
    .execute();
  return sequence;
}

/** An event of a place's workshop; undefined where there is none. `state` is a `LiveState`. */
export async function findEvent(
  db: Queryable,
  placeId: string,
  workshopId: string,
  sequence: number,
): Promise<{ kind: string; state: unknown; undoTo: number | null } | undefined> {
  const row = await db
    .selectFrom('workshop_event')
    .innerJoin('workshop', 'workshop.id', 'workshop_event.workshop_id')
    .select(['workshop_event.kind', 'workshop_event.state', 'workshop_event.undo_to as undoTo'])
    .where('workshop_id', '=', workshopId)
    .where('place_id', '=', placeId)
    .where('workshop_event.sequence', '=', sequence)
    .executeTakeFirst();
  return row && { ...row, state: JSON.parse(row.state) as unknown };
}

/** The number of the last event of a workshop; undefined where there is no such workshop. For streams that are let in. */
export async function findSequence(db: Queryable, workshopId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('workshop')
    .select('sequence')
    .where('id', '=', workshopId)
    .executeTakeFirst();
  return row?.sequence;
}
