import type { Transaction } from 'kysely';
import { heldFromChange, whileUnchanged } from '../portable';
import type { Database, StepKind, WorkshopStage } from '../tables';
import { prepared } from './prepared';
import { findDevice, type NewDevice } from './workshop-votes';

/** As much of a workshop as is asked for at every look of every phone. */
export interface Standing {
  id: string;
  sequence: number;
  stage: WorkshopStage;
  /** 1 where the device is one of its. */
  joined: number;
}

/** How the workshop of a code stands, and whether a device (an id, or '' for none) has joined it. */
export const listStanding = prepared<{ code: string; device: string }, Standing>((db, { code, device }) =>
  db
    .selectFrom('workshop')
    .leftJoin('workshop_device', (join) =>
      join.onRef('workshop_device.workshop_id', '=', 'workshop.id').on('workshop_device.id', '=', device),
    )
    .where('workshop.code', '=', code)
    .select(({ fn }) => [
      'workshop.id',
      'workshop.sequence',
      'workshop.stage',
      fn.count<number>('workshop_device.id').as('joined'),
    ])
    .groupBy(['workshop.id', 'workshop.sequence', 'workshop.stage']),
);

/** What a device votes in a round, as `findOwnVote`. */
export const listOwnVote = prepared<
  { workshopId: string; stepId: string; round: number; deviceId: string },
  { value: string; sequence: number }
>((db, { workshopId, stepId, round, deviceId }) =>
  db
    .selectFrom('workshop_vote')
    .select(['value', 'sequence'])
    .where('step_id', '=', stepId)
    .where('round', '=', round)
    .where('device_id', '=', deviceId)
    .where('workshop_id', '=', workshopId),
);

/** What a step of a workshop is voted on by: none where it is not on the agenda (any more). */
export const listVotedStep = prepared<
  { workshopId: string; stepId: string },
  { kind: StepKind; subject: string | null; options: string; questionSet: string }
>((db, { workshopId, stepId }) =>
  db
    .selectFrom('workshop_step')
    .innerJoin('workshop', 'workshop.id', 'workshop_step.workshop_id')
    .select([
      'workshop_step.kind',
      'workshop_step.subject',
      'workshop_step.options',
      'workshop.question_set as questionSet',
    ])
    .where('workshop_step.id', '=', stepId)
    .where('workshop_step.workshop_id', '=', workshopId),
);

/**
 * Lets a device join a workshop that runs.
 * @param most how many devices a workshop takes; some more where many join at the same moment
 * @returns `joined`, so too where it had joined before, and then as it had
 */
export async function joinRunning(
  trx: Transaction<Database>,
  workshopId: string,
  device: NewDevice,
  most: number,
): Promise<'joined' | 'not-running' | 'full'> {
  const running = await whileUnchanged(
    trx,
    trx.selectFrom('workshop').select('id').where('id', '=', workshopId).where('stage', '=', 'running'),
    'workshop',
  ).executeTakeFirst();
  if (!running) return 'not-running';
  if (await findDevice(trx, workshopId, device.id)) return 'joined';
  const { devices } = await trx
    .selectFrom('workshop_device')
    .select(({ fn }) => fn.countAll<number>().as('devices'))
    .where('workshop_id', '=', workshopId)
    .executeTakeFirstOrThrow();
  if (devices >= most) return 'full';
  await trx
    .insertInto('workshop_device')
    .values({
      id: device.id,
      workshop_id: workshopId,
      sector: device.sector,
      tier: device.tier,
      people: device.people,
      simulated: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return 'joined';
}

/**
 * Whether a step takes this round's votes or texts, which then stays so until the transaction ends. The device's own
 * requests wait for each other meanwhile, so that together they stay within what one device may send.
 */
export async function holdOpenRound(
  trx: Transaction<Database>,
  {
    workshopId,
    stepId,
    round,
    deviceId,
  }: { workshopId: string; stepId: string; round: number; deviceId: string },
): Promise<'open' | 'closed' | 'unknown'> {
  const device = await heldFromChange(
    trx,
    trx
      .selectFrom('workshop_device')
      .select('id')
      .where('id', '=', deviceId)
      .where('workshop_id', '=', workshopId),
  ).executeTakeFirst();
  if (!device) return 'unknown';
  const open = await whileUnchanged(
    trx,
    trx
      .selectFrom('workshop')
      .select('id')
      .where('id', '=', workshopId)
      .where('open_step', '=', stepId)
      .where('open_round', '=', round),
    'workshop',
  ).executeTakeFirst();
  return open ? 'open' : 'closed';
}
