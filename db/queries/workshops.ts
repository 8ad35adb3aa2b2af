import type { Transaction } from 'kysely';
import { heldFromChange } from '../portable';
import type { Database, Queryable, TableVotes, WorkshopStage } from '../tables';

/** A workshop as it is stored; `sectors` and `state` as their JSON says. */
export interface StoredWorkshop {
  id: string;
  placeId: string;
  assessmentId: string | null;
  edition: number | null;
  title: string;
  code: string | null;
  questionSet: string;
  sectors: string[];
  askTier: boolean;
  threshold: number;
  tables: TableVotes;
  minutes: number;
  rehearsal: boolean;
  /** A `LiveState`. */
  state: unknown;
  stage: WorkshopStage;
  sequence: number;
  /** YYYY-MM-DD. */
  createdOn: string;
  /** ISO-8601 UTC. */
  changedAt: string;
  /** Whether devices and votes are deleted. */
  votesGone: boolean;
}

const WORKSHOP = [
  'workshop.id',
  'workshop.place_id as placeId',
  'workshop.assessment_id as assessmentId',
  'workshop.edition',
  'workshop.title',
  'workshop.code',
  'workshop.question_set as questionSet',
  'workshop.sectors',
  'workshop.ask_tier as askTier',
  'workshop.threshold',
  'workshop.tables',
  'workshop.minutes',
  'workshop.rehearsal',
  'workshop.state',
  'workshop.stage',
  'workshop.sequence',
  'workshop.created_on as createdOn',
  'workshop.changed_at as changedAt',
  'workshop.votes_gone as votesGone',
] as const;

type WorkshopRow = Omit<StoredWorkshop, 'sectors' | 'askTier' | 'rehearsal' | 'state' | 'votesGone'> & {
  sectors: string;
  askTier: number;
  rehearsal: number;
  state: string;
  votesGone: number;
};

const unpacked = (row: WorkshopRow): StoredWorkshop => ({
  ...row,
  sectors: JSON.parse(row.sectors) as string[],
  askTier: row.askTier === 1,
  rehearsal: row.rehearsal === 1,
  votesGone: row.votesGone === 1,
  state: JSON.parse(row.state) as unknown,
});

/** Adds a workshop. @returns false where one of this id or code is there already: then nothing is added. */
export async function insertWorkshop(
  trx: Transaction<Database>,
  workshop: Omit<StoredWorkshop, 'stage' | 'sequence' | 'votesGone'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('workshop')
    .values({
      id: workshop.id,
      place_id: workshop.placeId,
      assessment_id: workshop.assessmentId,
      edition: workshop.edition,
      code: workshop.code,
      question_set: workshop.questionSet,
      rehearsal: workshop.rehearsal ? 1 : 0,
      state: JSON.stringify(workshop.state),
      stage: 'draft',
      open_step: null,
      open_round: null,
      created_on: workshop.createdOn,
      changed_at: workshop.changedAt,
      ...settingsOf(workshop),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What may be changed of a workshop that has not begun. */
export type WorkshopSettings = Pick<
  StoredWorkshop,
  'title' | 'sectors' | 'askTier' | 'threshold' | 'tables' | 'minutes'
>;

const settingsOf = (settings: WorkshopSettings) => ({
  title: settings.title,
  sectors: JSON.stringify(settings.sectors),
  ask_tier: settings.askTier ? (1 as const) : (0 as const),
  threshold: settings.threshold,
  tables: settings.tables,
  minutes: settings.minutes,
});

/** Changes the settings of a place's workshop. */
export async function updateWorkshopSettings(
  trx: Transaction<Database>,
  placeId: string,
  id: string,
  settings: WorkshopSettings,
): Promise<void> {
  await trx
    .updateTable('workshop')
    .set(settingsOf(settings))
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .execute();
}

/** The workshops of a place, the newest first, without rehearsals. */
export async function listWorkshops(db: Queryable, placeId: string): Promise<StoredWorkshop[]> {
  const rows = await db
    .selectFrom('workshop')
    .select(WORKSHOP)
    .where('place_id', '=', placeId)
    .where('rehearsal', '=', 0)
    .orderBy('created_on', 'desc')
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(unpacked);
}

/** A workshop of a place; undefined where there is none. */
export async function findWorkshopRow(
  db: Queryable,
  placeId: string,
  id: string,
): Promise<StoredWorkshop | undefined> {
  const row = await db
    .selectFrom('workshop')
    .select(WORKSHOP)
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row && unpacked(row);
}

/** The same, and whoever else would change it, or vote in it, waits until the transaction ends. */
export async function holdWorkshop(
  trx: Transaction<Database>,
  placeId: string,
  id: string,
): Promise<StoredWorkshop | undefined> {
  const row = await heldFromChange(
    trx,
    trx.selectFrom('workshop').select(WORKSHOP).where('id', '=', id).where('place_id', '=', placeId),
  ).executeTakeFirst();
  return row && unpacked(row);
}

/** The workshop that a code leads to, in its stored form; undefined where to none. */
export async function findWorkshopByCode(db: Queryable, code: string): Promise<StoredWorkshop | undefined> {
  const row = await db.selectFrom('workshop').select(WORKSHOP).where('code', '=', code).executeTakeFirst();
  return row && unpacked(row);
}

/** Deletes a workshop with all that belongs to it. @returns false where the place has none of this id */
export async function deleteWorkshop(
  trx: Transaction<Database>,
  placeId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('workshop')
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
