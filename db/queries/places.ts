import type { Transaction } from 'kysely';
import type { Database, Queryable, Role } from '../tables';

/** A place as one of its members sees it. */
export interface OwnPlace {
  id: string;
  name: string;
  /** YYYY-MM-DD. */
  createdOn: string;
  /** What the account that asks may do there. */
  role: Role;
}

/** Adds a place. It is nobody's until it has a member: give it one in the same transaction. */
export async function insertPlace(
  trx: Transaction<Database>,
  place: { id: string; name: string; createdOn: string },
): Promise<void> {
  await trx
    .insertInto('place')
    .values({ id: place.id, name: place.name, created_on: place.createdOn })
    .execute();
}

/** The places in which an account has a part, by name. */
export function listPlacesOf(db: Queryable, accountId: string): Promise<OwnPlace[]> {
  return placesOf(db, accountId).orderBy('place.name').orderBy('place.id').execute();
}

/** A place in which an account has a part; undefined where it has none, or there is no such place. */
export function findPlaceOf(
  db: Queryable,
  accountId: string,
  placeId: string,
): Promise<OwnPlace | undefined> {
  return placesOf(db, accountId).where('place.id', '=', placeId).executeTakeFirst();
}

/** The name of a place, whoever asks; undefined where there is no such place. */
export async function findPlaceName(db: Queryable, placeId: string): Promise<string | undefined> {
  const row = await db.selectFrom('place').select('name').where('id', '=', placeId).executeTakeFirst();
  return row?.name;
}

function placesOf(db: Queryable, accountId: string) {
  return db
    .selectFrom('place')
    .innerJoin('membership', 'membership.place_id', 'place.id')
    .where('membership.account_id', '=', accountId)
    .select(['place.id', 'place.name', 'place.created_on as createdOn', 'membership.role']);
}
