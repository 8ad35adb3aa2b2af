import type { Transaction } from 'kysely';
import type { ActionState, Database, Queryable } from '../tables';

/** An action as it is stored. */
export interface ActionRow {
  id: string;
  assessmentId: string;
  what: string;
  ownerRole: string;
  /** YYYY-MM-DD; null: none. */
  dueOn: string | null;
  state: ActionState;
  dimension: string | null;
  practice: string | null;
  carriedFrom: string | null;
  version: number;
  /** YYYY-MM-DD. */
  createdOn: string;
}

const ACTION = [
  'action.id',
  'action.assessment_id as assessmentId',
  'action.what',
  'action.owner_role as ownerRole',
  'action.due_on as dueOn',
  'action.state',
  'action.dimension',
  'action.practice',
  'action.carried_from as carriedFrom',
  'action.version',
  'action.created_on as createdOn',
] as const;

/** An action with the round it belongs to. */
export interface RoundActionRow extends ActionRow {
  /** The assessment's title. */
  round: string;
  /** YYYY-MM-DD. */
  roundMadeOn: string;
}

/** The actions of every assessment of a place, in the order of their ids. */
export function listPlaceActions(db: Queryable, placeId: string): Promise<RoundActionRow[]> {
  return ofPlace(db, placeId)
    .select(ACTION)
    .select(['assessment.title as round', 'assessment.created_on as roundMadeOn'])
    .orderBy('action.id')
    .execute();
}

/** An action of a place's assessment; undefined where there is none. */
export function findActionRow(
  db: Queryable,
  placeId: string,
  assessmentId: string,
  id: string,
): Promise<ActionRow | undefined> {
  return ofPlace(db, placeId)
    .where('action.assessment_id', '=', assessmentId)
    .where('action.id', '=', id)
    .select(ACTION)
    .executeTakeFirst();
}

function ofPlace(db: Queryable, placeId: string) {
  return db
    .selectFrom('action')
    .innerJoin('assessment', 'assessment.id', 'action.assessment_id')
    .where('assessment.place_id', '=', placeId);
}

/** Adds an action. @returns false when there is one of this id already: then nothing is added. */
export async function insertAction(trx: Transaction<Database>, action: ActionRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('action')
    .values({
      id: action.id,
      assessment_id: action.assessmentId,
      carried_from: action.carriedFrom,
      version: action.version,
      created_on: action.createdOn,
      ...contentOf(action),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Changes an action of a place, if it is still at this version. @returns false otherwise. */
export async function updateAction(
  trx: Transaction<Database>,
  placeId: string,
  { id, version, ...content }: Omit<ActionRow, 'assessmentId' | 'carriedFrom' | 'createdOn'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('action')
    .set({ ...contentOf(content), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('assessment_id', 'in', assessmentsOf(trx, placeId))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes an action of a place. */
export async function deleteAction(trx: Transaction<Database>, placeId: string, id: string): Promise<void> {
  await trx
    .deleteFrom('action')
    .where('id', '=', id)
    .where('assessment_id', 'in', assessmentsOf(trx, placeId))
    .execute();
}

/** Makes whoever else would change, delete or carry over these actions of a place wait until the transaction ends. */
export async function holdActions(
  trx: Transaction<Database>,
  placeId: string,
  ids: readonly string[],
): Promise<void> {
  // One by one in the same order, so that no two transactions wait for each other.
  for (const id of [...ids].sort()) {
    await trx
      .updateTable('action')
      .set(({ ref }) => ({ version: ref('version') }))
      .where('id', '=', id)
      .where('assessment_id', 'in', assessmentsOf(trx, placeId))
      .execute();
  }
}

const assessmentsOf = (db: Queryable, placeId: string) =>
  db.selectFrom('assessment').where('place_id', '=', placeId).select('assessment.id');

function contentOf(
  action: Pick<ActionRow, 'what' | 'ownerRole' | 'dueOn' | 'state' | 'dimension' | 'practice'>,
) {
  return {
    what: action.what,
    owner_role: action.ownerRole,
    due_on: action.dueOn,
    state: action.state,
    dimension: action.dimension,
    practice: action.practice,
  };
}
