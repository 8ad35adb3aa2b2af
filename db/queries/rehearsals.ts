import { whileUnchanged } from '../portable';
import type { NoteState, Queryable, StepKind } from '../tables';
import type { Atomic } from './audit';
import type { NewDevice } from './workshop-votes';

/** A rehearsal of a place, as the page that ends it lists it. */
export interface RehearsalRow {
  id: string;
  title: string;
  /** ISO-8601 UTC. */
  changedAt: string;
}

/** The rehearsals of a place, the last changed first. */
export function listRehearsals(db: Queryable, placeId: string): Promise<RehearsalRow[]> {
  return db
    .selectFrom('workshop')
    .select(['id', 'title', 'changed_at as changedAt'])
    .where('place_id', '=', placeId)
    .where('rehearsal', '=', 1)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Deletes a rehearsal of a place with all of it. @returns false where it has none of this id: a workshop is left alone */
export async function deleteRehearsal(trx: Atomic, placeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('workshop')
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .where('rehearsal', '=', 1)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes every rehearsal that has not changed since then (ISO-8601 UTC). @returns how many */
export async function deleteOldRehearsals(db: Queryable, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('workshop')
    .where('rehearsal', '=', 1)
    .where('changed_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** A round of a rehearsal that waits for what its made-up devices do. */
export interface OpenRehearsal {
  id: string;
  stepId: string;
  round: number;
  kind: StepKind;
  /** Ids of what an energy vote is among. */
  options: string[];
  /** ISO-8601 UTC. */
  openedAt: string;
}

/** The rehearsals in which a vote is open, or texts are taken. */
export async function listOpenRehearsals(db: Queryable): Promise<OpenRehearsal[]> {
  const rows = await db
    .selectFrom('workshop')
    .innerJoin('workshop_step as step', 'step.id', 'workshop.open_step')
    .innerJoin('workshop_event as event', 'event.workshop_id', 'workshop.id')
    .where('workshop.rehearsal', '=', 1)
    .where('event.kind', '=', 'open')
    .select(({ fn }) => [
      'workshop.id',
      'step.id as stepId',
      'workshop.open_round as round',
      'step.kind',
      'step.options',
      fn.max('event.at').as('openedAt'),
    ])
    .groupBy(['workshop.id', 'step.id', 'workshop.open_round', 'step.kind', 'step.options'])
    .orderBy('workshop.id')
    .execute();
  return rows.map(({ round, options, ...row }) => ({
    ...row,
    round: round!,
    options: (JSON.parse(options) as { id: string }[]).map(({ id }) => id),
  }));
}

/** A made-up device, and whether it has done what the round asks. */
export interface RehearsingDevice {
  id: string;
  sector: string | null;
  /** Voted in this round; of words wrote, or voted for what was written. */
  isDone: boolean;
}

/** The made-up devices of a rehearsal by id. */
export async function listRehearsingDevices(
  db: Queryable,
  { id, stepId, round, kind }: Pick<OpenRehearsal, 'id' | 'stepId' | 'round' | 'kind'>,
): Promise<RehearsingDevice[]> {
  const rows = await db
    .selectFrom('workshop_device as device')
    .where('device.workshop_id', '=', id)
    .where('device.simulated', '=', 1)
    .select(({ exists, selectFrom }) => [
      'device.id',
      'device.sector',
      exists(
        kind !== 'words'
          ? selectFrom('workshop_vote')
              .select('device_id')
              .where('step_id', '=', stepId)
              .where('round', '=', round)
              .whereRef('device_id', '=', 'device.id')
          : round === 1
            ? selectFrom('workshop_note')
                .select('device_id')
                .where('step_id', '=', stepId)
                .whereRef('device_id', '=', 'device.id')
            : selectFrom('workshop_upvote')
                .innerJoin('workshop_note as note', 'note.id', 'workshop_upvote.note_id')
                .select('workshop_upvote.device_id')
                .where('note.step_id', '=', stepId)
                .whereRef('workshop_upvote.device_id', '=', 'device.id'),
      ).as('isDone'),
    ])
    .orderBy('device.id')
    .execute();
  return rows.map(({ isDone, ...device }) => ({ ...device, isDone: Boolean(isDone) }));
}

/** Lets made-up devices join a rehearsal. Into any other workshop none comes. @returns how many joined */
export async function insertSimulatedDevices(
  trx: Atomic,
  workshopId: string,
  devices: readonly NewDevice[],
): Promise<number> {
  let joined = 0;
  for (const { id, sector, tier, people } of devices) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('workshop_device')
      .columns(['id', 'workshop_id', 'sector', 'tier', 'people', 'simulated'])
      .expression((eb) =>
        eb
          .selectFrom('workshop')
          .where('workshop.id', '=', workshopId)
          .where('workshop.rehearsal', '=', 1)
          .select(({ val }) => [
            val(id).as('id'),
            'workshop.id as workshop_id',
            val(sector).as('sector'),
            val(tier).as('tier'),
            val(people).as('people'),
            'workshop.rehearsal as simulated',
          ]),
      )
      .executeTakeFirst();
    joined += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return joined;
}

/** Who does something in a step of a rehearsal. */
interface RehearsingAt {
  workshopId: string;
  stepId: string;
  deviceId: string;
}

/** Keeps what a made-up device writes, while its rehearsal takes texts; one of this id that is there already stays. */
export async function insertSimulatedNote(
  db: Queryable,
  { id, body, ...at }: RehearsingAt & { id: string; body: string },
): Promise<void> {
  const open = openAt(db, at, 1).select(({ val }) => [
    val(id).as('id'),
    'workshop.id as workshop_id',
    val(at.stepId).as('step_id'),
    'device.id as device_id',
    val(body).as('body'),
    val<NoteState>('waiting').as('state'),
  ]);
  await db
    .insertInto('workshop_note')
    .columns(['id', 'workshop_id', 'step_id', 'device_id', 'body', 'state'])
    .expression(whileUnchanged(db, open, 'workshop'))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps what a made-up device finds important, while its rehearsal takes votes for notes. */
export async function insertSimulatedUpvote(
  db: Queryable,
  { noteId, ...at }: RehearsingAt & { noteId: string },
): Promise<void> {
  const open = openAt(db, at, 2)
    .innerJoin('workshop_note as note', 'note.workshop_id', 'workshop.id')
    .where('note.id', '=', noteId)
    .where('note.step_id', '=', at.stepId)
    .where('note.state', '=', 'shown')
    .select(['note.id as note_id', 'device.id as device_id']);
  await db
    .insertInto('workshop_upvote')
    .columns(['note_id', 'device_id'])
    .expression(whileUnchanged(db, open, 'workshop'))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The rehearsal, with the made-up device, if that round of the step is open; whoever closes it waits. */
const openAt = (db: Queryable, { workshopId, stepId, deviceId }: RehearsingAt, round: number) =>
  db
    .selectFrom('workshop')
    .innerJoin('workshop_device as device', 'device.workshop_id', 'workshop.id')
    .where('workshop.id', '=', workshopId)
    .where('workshop.rehearsal', '=', 1)
    .where('workshop.open_step', '=', stepId)
    .where('workshop.open_round', '=', round)
    .where('device.id', '=', deviceId)
    .where('device.simulated', '=', 1);
