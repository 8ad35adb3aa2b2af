import type { Transaction } from 'kysely';
import { heldFromChange, whileUnchanged } from '../portable';
import type { AccountState, Database, Queryable, Role } from '../tables';

/** Somebody with a part in a place. */
export interface Member {
  accountId: string;
  name: string;
  email: string;
  role: Role;
  /** A deactivated member can do nothing, and counts as no lead. */
  state: AccountState;
}

/** The people of a place, by name. */
export function listMembers(db: Queryable, placeId: string): Promise<Member[]> {
  return membersOf(db, placeId).orderBy('account.name').orderBy('account.id').execute();
}

/** One of the people of a place; undefined where they have no part in it. */
export function findMember(db: Queryable, placeId: string, accountId: string): Promise<Member | undefined> {
  return membersOf(db, placeId).where('membership.account_id', '=', accountId).executeTakeFirst();
}

/** Takes somebody's part in a place away. @returns false where they had none */
export async function deleteMember(db: Queryable, placeId: string, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('membership')
    .where('place_id', '=', placeId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Makes whoever else changes who leads a place wait until the transaction ends, and read afterwards how it left things.
 * @returns false where there is no such place
 */
export async function holdPlace(trx: Transaction<Database>, placeId: string): Promise<boolean> {
  const place = trx.selectFrom('place').select('id').where('id', '=', placeId);
  return (await heldFromChange(trx, place).executeTakeFirst()) !== undefined;
}

/**
 * The name and address of an account that is not deactivated, and keeps it so until the transaction ends; undefined
 * where there is none.
 */
export function keepActive(
  trx: Transaction<Database>,
  accountId: string,
): Promise<{ name: string; email: string } | undefined> {
  const account = trx
    .selectFrom('account')
    .select(['name', 'email'])
    .where('id', '=', accountId)
    .where('state', '=', 'active');
  return whileUnchanged(trx, account, 'account').executeTakeFirst();
}

/** The accounts that lead a place and are not deactivated. */
export async function listActiveLeads(db: Queryable, placeId: string): Promise<string[]> {
  const rows = await membersOf(db, placeId)
    .where('membership.role', '=', 'lead')
    .where('account.state', '=', 'active')
    .execute();
  return rows.map(({ accountId }) => accountId);
}

/** The places that an account leads, in the order of their ids: the order in which to hold several. */
export function listPlacesLed(db: Queryable, accountId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('membership')
    .innerJoin('place', 'place.id', 'membership.place_id')
    .where('membership.account_id', '=', accountId)
    .where('membership.role', '=', 'lead')
    .select(['place.id', 'place.name'])
    .orderBy('place.id')
    .execute();
}

function membersOf(db: Queryable, placeId: string) {
  return db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('membership.place_id', '=', placeId)
    .select(['account.id as accountId', 'account.name', 'account.email', 'membership.role', 'account.state']);
}
