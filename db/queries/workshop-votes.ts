import type { Transaction } from 'kysely';
import { whileUnchanged } from '../portable';
import type { Database, Queryable } from '../tables';

/** A device as it joins. Made-up ones come by `insertSimulatedDevices` alone. */
export interface NewDevice {
  id: string;
  sector: string | null;
  tier: string | null;
  people: number;
}

/** Lets devices join a workshop, if it still runs. Ids that are there already stay as they are. */
export async function insertDevices(
  db: Queryable,
  workshopId: string,
  devices: readonly NewDevice[],
): Promise<void> {
  if (devices.length === 0) return;
  await db
    .insertInto('workshop_device')
    .values(devices.map((device) => ({ ...device, workshop_id: workshopId, simulated: 0 as const })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A device of a workshop; undefined where it has none of this id. */
export function findDevice(
  db: Queryable,
  workshopId: string,
  id: string,
): Promise<{ sector: string | null; tier: string | null; people: number } | undefined> {
  return db
    .selectFrom('workshop_device')
    .select(['sector', 'tier', 'people'])
    .where('id', '=', id)
    .where('workshop_id', '=', workshopId)
    .executeTakeFirst();
}

/** A vote as a device sends it. */
export interface NewVote {
  workshopId: string;
  stepId: string;
  round: number;
  deviceId: string;
  value: string;
  sequence: number;
  tab: string;
}

/**
 * Takes a vote in one statement, if its round is open and no newer one stands.
 * @returns `saved`: it stands and is committed, so too when it was only sent again; `older`: a newer one stands;
 *   `closed`: the round takes no votes (any more); `unknown`: the workshop has no such device (any more)
 */
export async function saveVote(
  db: Queryable,
  vote: NewVote,
): Promise<'saved' | 'older' | 'closed' | 'unknown'> {
  const open = db
    .selectFrom('workshop')
    .innerJoin('workshop_device', 'workshop_device.workshop_id', 'workshop.id')
    .where('workshop.id', '=', vote.workshopId)
    .where('workshop.open_step', '=', vote.stepId)
    .where('workshop.open_round', '=', vote.round)
    .where('workshop_device.id', '=', vote.deviceId)
    .select(({ val }) => [
      'workshop.id as workshop_id',
      val(vote.stepId).as('step_id'),
      val(vote.round).as('round'),
      'workshop_device.id as device_id',
      val(vote.value).as('value'),
      val(vote.sequence).as('sequence'),
      val(vote.tab).as('tab'),
    ]);
  const saved = await db
    .insertInto('workshop_vote')
    .columns(['workshop_id', 'step_id', 'round', 'device_id', 'value', 'sequence', 'tab'])
    // Whoever closes the round waits for this vote, or this vote finds it closed.
    .expression(whileUnchanged(db, open, 'workshop'))
    .onConflict((conflict) =>
      conflict
        .columns(['step_id', 'round', 'device_id'])
        .doUpdateSet({ value: vote.value, sequence: vote.sequence, tab: vote.tab })
        .where(({ or, and, eb, ref }) =>
          or([
            eb(ref('workshop_vote.sequence'), '<', vote.sequence),
            and([
              eb(ref('workshop_vote.sequence'), '=', vote.sequence),
              eb(ref('workshop_vote.tab'), '<', vote.tab),
            ]),
          ]),
        ),
    )
    .returning('device_id')
    .executeTakeFirst();
  return saved ? 'saved' : whyNot(db, vote);
}

async function whyNot(db: Queryable, vote: NewVote): Promise<'saved' | 'older' | 'closed' | 'unknown'> {
  if (!(await findDevice(db, vote.workshopId, vote.deviceId))) return 'unknown';
  const stands = await findOwnVote(db, vote);
  if (!stands || stands.sequence < vote.sequence) return 'closed';
  if (stands.sequence === vote.sequence && stands.tab === vote.tab)
    return stands.value === vote.value ? 'saved' : 'older';
  return stands.sequence > vote.sequence || stands.tab > vote.tab ? 'older' : 'closed';
}

/** What a device votes in a round; undefined where it did not. */
export function findOwnVote(
  db: Queryable,
  { workshopId, stepId, round, deviceId }: Pick<NewVote, 'workshopId' | 'stepId' | 'round' | 'deviceId'>,
): Promise<{ value: string; sequence: number; tab: string } | undefined> {
  return db
    .selectFrom('workshop_vote')
    .select(['value', 'sequence', 'tab'])
    .where('step_id', '=', stepId)
    .where('round', '=', round)
    .where('device_id', '=', deviceId)
    .where('workshop_id', '=', workshopId)
    .executeTakeFirst();
}

/** The votes of a round with the sector and size of each device, in no order. Only for counting. */
export function listVotes(
  trx: Transaction<Database>,
  workshopId: string,
  stepId: string,
  round: number,
): Promise<{ value: string; sector: string | null; people: number }[]> {
  return trx
    .selectFrom('workshop_vote')
    .innerJoin('workshop_device', 'workshop_device.id', 'workshop_vote.device_id')
    .select(['workshop_vote.value', 'workshop_device.sector', 'workshop_device.people'])
    .where('workshop_vote.step_id', '=', stepId)
    .where('workshop_vote.round', '=', round)
    .where('workshop_vote.workshop_id', '=', workshopId)
    .execute();
}

/** How many devices joined, by sector (null: not said), and how many people vote by them. */
export function countDevices(
  db: Queryable,
  workshopId: string,
): Promise<{ sector: string | null; devices: number; people: number }[]> {
  return db
    .selectFrom('workshop_device')
    .select(({ fn }) => [
      'sector',
      fn.countAll<number>().as('devices'),
      fn.sum<number>('people').as('people'),
    ])
    .where('workshop_id', '=', workshopId)
    .groupBy('sector')
    .orderBy('sector')
    .execute();
}

/** How many devices have voted in a round. */
export async function countVotes(
  db: Queryable,
  workshopId: string,
  stepId: string,
  round: number,
): Promise<number> {
  const { votes } = await db
    .selectFrom('workshop_vote')
    .select(({ fn }) => fn.countAll<number>().as('votes'))
    .where('workshop_id', '=', workshopId)
    .where('step_id', '=', stepId)
    .where('round', '=', round)
    .executeTakeFirstOrThrow();
  return votes;
}

/** A round as it is stored: `result` is a `RoundResult`, null while nothing was revealed. */
export interface StoredRound {
  stepId: string;
  round: number;
  /** Votes on paper by value. */
  paper: Record<string, number>;
  result: unknown;
}

/** The rounds of which something is kept: revealed, or with votes on paper. By step and round. */
export async function listRounds(db: Queryable, workshopId: string): Promise<StoredRound[]> {
  const rows = await db
    .selectFrom('workshop_round')
    .select(['step_id as stepId', 'round', 'paper', 'result'])
    .where('workshop_id', '=', workshopId)
    .orderBy('step_id')
    .orderBy('round')
    .execute();
  return rows.map(({ paper, result, ...row }) => ({
    ...row,
    paper: JSON.parse(paper) as Record<string, number>,
    result: result === null ? null : (JSON.parse(result) as unknown),
  }));
}

/** Keeps votes on paper, or what was revealed, of a round of a held workshop; what is left out stays as it is. */
export async function keepRound(
  trx: Transaction<Database>,
  workshopId: string,
  {
    stepId,
    round,
    paper,
    result,
  }: Pick<StoredRound, 'stepId' | 'round'> & Partial<Pick<StoredRound, 'paper' | 'result'>>,
): Promise<void> {
  const told = {
    ...(paper && { paper: JSON.stringify(paper) }),
    ...(result !== undefined && { result: JSON.stringify(result) }),
  };
  await trx
    .insertInto('workshop_round')
    .values({ workshop_id: workshopId, step_id: stepId, round, paper: '{}', result: null, ...told })
    .onConflict((conflict) => conflict.columns(['workshop_id', 'step_id', 'round']).doUpdateSet(told))
    .execute();
}
