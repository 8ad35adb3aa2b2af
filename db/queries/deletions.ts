import type { Transaction } from 'kysely';
import type { AssessmentState, Database, Queryable } from '../tables';

/**
 * Says from when on an assessment is to be deleted.
 * @param deleteAt ISO-8601 UTC
 * @param states those in which it may be
 * @returns false when the place has no such assessment, it is in another state, or that was said already
 */
export async function markToDelete(
  db: Queryable,
  placeId: string,
  id: string,
  deleteAt: string,
  states: readonly AssessmentState[],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ delete_at: deleteAt })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('state', 'in', states)
    .where('delete_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Takes back that an assessment is to be deleted, while its time has not come.
 * @param now ISO-8601 UTC
 * @returns false when the place has no such assessment, or it is not to be deleted, or is being deleted already
 */
export async function markToKeep(db: Queryable, placeId: string, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ delete_at: null })
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('delete_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The assessments whose time to be deleted has come.
 * @param now ISO-8601 UTC
 */
export async function listToDelete(db: Queryable, now: string): Promise<{ id: string; placeId: string }[]> {
  const rows = await db
    .selectFrom('assessment')
    .where('kind', '=', 'place')
    .where('delete_at', '<=', now)
    .orderBy('id')
    .select(['id', 'place_id'])
    .execute();
  return rows.map(({ id, place_id }) => ({ id, placeId: place_id! }));
}

/**
 * Deletes an assessment with all that belongs to it, if its time has come.
 * @param now ISO-8601 UTC
 * @returns false when the place has no such assessment (any more), or it is to be kept
 */
export async function deleteDue(
  trx: Transaction<Database>,
  placeId: string,
  id: string,
  now: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('assessment')
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('delete_at', '<=', now)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes a draft that nobody has answered. @returns false when the place has no such draft (any more) */
export async function deleteDraft(trx: Transaction<Database>, placeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('assessment')
    .where('place_id', '=', placeId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('response').select('response.id').where('response.assessment_id', '=', id))),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The editions of other assessments of a place whose shown part names an assessment. */
export function listEditionsNaming(
  db: Queryable,
  placeId: string,
  id: string,
): Promise<{ id: string; shown: string }[]> {
  return db
    .selectFrom('edition')
    .innerJoin('assessment', 'assessment.id', 'edition.assessment_id')
    .where('assessment.place_id', '=', placeId)
    .where('assessment.id', '!=', id)
    .where('edition.shown', 'like', `%"${id}"%`)
    .select(['edition.id', 'edition.shown'])
    .execute();
}

/** Puts a shown part without a comparison in the place of one with it; nothing else about an edition ever changes. */
export async function replaceShown(trx: Transaction<Database>, id: string, shown: string): Promise<void> {
  await trx.updateTable('edition').set({ shown }).where('id', '=', id).execute();
}
