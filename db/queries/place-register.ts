import type { Transaction } from 'kysely';
import type { AssessmentState, Database, Queryable, Role } from '../tables';

/** A place as whoever looks after the installation sees it: who and how many, never what was answered. */
export interface RegisteredPlace {
  id: string;
  name: string;
  /** YYYY-MM-DD. */
  createdOn: string;
  /** How many people have each role; deactivated ones are not counted. A role that nobody has is absent. */
  members: Partial<Record<Role, number>>;
  /** How many assessments are in each state; states that none is in are absent. */
  assessments: Partial<Record<AssessmentState, number>>;
}

/** Every place, by name. */
export async function listRegisteredPlaces(db: Queryable): Promise<RegisteredPlace[]> {
  const [places, members, assessments] = await Promise.all([
    db.selectFrom('place').select(['id', 'name', 'created_on']).orderBy('name').orderBy('id').execute(),
    db
      .selectFrom('membership')
      .innerJoin('account', 'account.id', 'membership.account_id')
      .where('account.state', '=', 'active')
      .groupBy(['membership.place_id', 'membership.role'])
      .select(({ fn }) => ['membership.place_id', 'membership.role', fn.countAll<number>().as('count')])
      .execute(),
    db
      .selectFrom('assessment')
      .where('place_id', 'is not', null)
      .groupBy(['place_id', 'state'])
      .select(({ fn }) => ['place_id', 'state', fn.countAll<number>().as('count')])
      .execute(),
  ]);
  const byId = new Map<string, RegisteredPlace>(
    places.map(({ id, name, created_on: createdOn }) => [
      id,
      { id, name, createdOn, members: {}, assessments: {} },
    ]),
  );
  for (const { place_id: id, role, count } of members) {
    const place = byId.get(id);
    if (place) place.members[role] = count;
  }
  for (const { place_id: id, state, count } of assessments) {
    const place = byId.get(id ?? '');
    if (place) place.assessments[state] = count;
  }
  return [...byId.values()];
}

/** One place; undefined where there is none. */
export function findRegisteredPlace(
  db: Queryable,
  placeId: string,
): Promise<{ id: string; name: string; createdOn: string } | undefined> {
  return db
    .selectFrom('place')
    .select(['id', 'name', 'created_on as createdOn'])
    .where('id', '=', placeId)
    .executeTakeFirst();
}

/** How many assessments of a place are in each state; states that none is in are absent. */
export async function countAssessments(
  db: Queryable,
  placeId: string,
): Promise<RegisteredPlace['assessments']> {
  const rows = await db
    .selectFrom('assessment')
    .where('place_id', '=', placeId)
    .groupBy('state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Gives a place another name, if it still has the one it is to be changed from. */
export async function updatePlaceName(
  trx: Transaction<Database>,
  placeId: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('place')
    .set({ name: to })
    .where('id', '=', placeId)
    .where('name', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
