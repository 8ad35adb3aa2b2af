import type { Transaction } from 'kysely';
import type { Database, FollowupKind, Queryable } from '../tables';

/** What a workshop leaves to be done, as it is stored. */
export interface FollowupRow {
  id: string;
  stepId: string | null;
  kind: FollowupKind;
  what: string;
  ownerRole: string;
  /** YYYY-MM-DD; null: no date. */
  dueOn: string | null;
  number: number;
}

/** What a workshop leaves, in the order in which it was written down. Ask for the workshop first. */
export function listFollowups(db: Queryable, workshopId: string): Promise<FollowupRow[]> {
  return db
    .selectFrom('workshop_followup')
    .select([
      'id',
      'step_id as stepId',
      'kind',
      'what',
      'owner_role as ownerRole',
      'due_on as dueOn',
      'number',
    ])
    .where('workshop_id', '=', workshopId)
    .orderBy('number')
    .orderBy('id')
    .execute();
}

/** Adds one to a workshop that is held. @returns false where one of this id is there already: then nothing is added */
export async function insertFollowup(
  trx: Transaction<Database>,
  workshopId: string,
  followup: FollowupRow,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('workshop_followup')
    .values({
      id: followup.id,
      workshop_id: workshopId,
      step_id: followup.stepId,
      kind: followup.kind,
      number: followup.number,
      ...contentOf(followup),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes one of a workshop that is held. */
export async function updateFollowup(
  trx: Transaction<Database>,
  workshopId: string,
  { id, ...content }: Pick<FollowupRow, 'id' | 'what' | 'ownerRole' | 'dueOn'>,
): Promise<void> {
  await trx
    .updateTable('workshop_followup')
    .set(contentOf(content))
    .where('id', '=', id)
    .where('workshop_id', '=', workshopId)
    .execute();
}

/** Removes one of a workshop that is held. */
export async function deleteFollowup(
  trx: Transaction<Database>,
  workshopId: string,
  id: string,
): Promise<void> {
  await trx
    .deleteFrom('workshop_followup')
    .where('id', '=', id)
    .where('workshop_id', '=', workshopId)
    .execute();
}

const contentOf = ({ what, ownerRole, dueOn }: Pick<FollowupRow, 'what' | 'ownerRole' | 'dueOn'>) => ({
  what,
  owner_role: ownerRole,
  due_on: dueOn,
});
