import type { Insertable, Transaction } from 'kysely';
import { heldFromChange } from '../portable';
import type { Database, Queryable, StepKind, TableVotes, WorkshopStage } from '../tables';

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

/** A step as it is stored. */
export interface StoredStep {
  id: string;
  position: number;
  kind: StepKind;
  subject: string | null;
  title: string;
  prompts: string[];
  options: { id: string; label: string }[];
  minutes: number;
  /** A `ConsensusRule`. */
  rule: unknown;
  agreedLevel: number | null;
  reasons: string;
  dissent: string;
  version: number;
}

/** The agenda of a workshop, in order. Ask for the workshop first. */
export async function listSteps(db: Queryable, workshopId: string): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom('workshop_step')
    .select([
      'id',
      'position',
      'kind',
      'subject',
      'title',
      'prompts',
      'options',
      'minutes',
      'rule',
      'agreed_level as agreedLevel',
      'reasons',
      'dissent',
      'version',
    ])
    .where('workshop_id', '=', workshopId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    prompts: JSON.parse(row.prompts) as string[],
    options: JSON.parse(row.options) as StoredStep['options'],
    rule: JSON.parse(row.rule) as unknown,
  }));
}

/** What makes up a step of an agenda, apart from what was agreed on it. */
export type StepContent = Omit<StoredStep, 'position' | 'agreedLevel' | 'reasons' | 'dissent' | 'version'>;

/**
 * Makes the agenda of a workshop that is held what is given, in this order: steps of new ids come, those left out go with
 * all their votes, the others keep their votes and what was agreed.
 */
export async function replaceSteps(
  trx: Transaction<Database>,
  workshopId: string,
  steps: readonly StepContent[],
): Promise<void> {
  let gone = trx.deleteFrom('workshop_step').where('workshop_id', '=', workshopId);
  if (steps.length > 0)
    gone = gone.where(
      'id',
      'not in',
      steps.map(({ id }) => id),
    );
  await gone.execute();
  for (const [position, step] of steps.entries()) {
    const row: Insertable<Database['workshop_step']> = {
      id: step.id,
      workshop_id: workshopId,
      position,
      kind: step.kind,
      subject: step.subject,
      title: step.title,
      prompts: JSON.stringify(step.prompts),
      options: JSON.stringify(step.options),
      minutes: step.minutes,
      rule: JSON.stringify(step.rule),
    };
    const { id: _, workshop_id: __, ...content } = row;
    await trx
      .insertInto('workshop_step')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(content).where('workshop_step.workshop_id', '=', workshopId),
      )
      .execute();
  }
}

/** Writes down what the group agreed on a step of a held workshop. @returns false where it was changed since `version` */
export async function updateAgreement(
  trx: Transaction<Database>,
  workshopId: string,
  {
    id,
    version,
    agreedLevel,
    reasons,
    dissent,
  }: Pick<StoredStep, 'id' | 'version' | 'agreedLevel' | 'reasons' | 'dissent'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('workshop_step')
    .set({ agreed_level: agreedLevel, reasons, dissent, version: version + 1 })
    .where('id', '=', id)
    .where('workshop_id', '=', workshopId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
