import type { Transaction } from 'kysely';
import type { AccountState, Database, Queryable, Role } from '../tables';

/** A person who may sign in. */
export interface Account {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  /** May look after the installation; gives no sight of any place. */
  administrator: boolean;
  /** May run programmes; gives no sight of any place either. */
  analyst: boolean;
}

export interface NewAccount extends Omit<Account, 'analyst'> {
  /** Left out: no. */
  analyst?: boolean;
  /** Argon2id, in the PHC string format. */
  passwordHash: string;
  /** YYYY-MM-DD. */
  createdOn: string;
}

/**
 * Adds an account.
 * @returns false when another has this e-mail address; then nothing is stored
 */
export async function insertAccount(db: Queryable, account: NewAccount): Promise<boolean> {
  const inserted = await db
    .insertInto('account')
    .values({
      id: account.id,
      email: account.email,
      name: account.name,
      password_hash: account.passwordHash,
      administrator: account.administrator ? 1 : 0,
      analyst: account.analyst ? 1 : 0,
      created_on: account.createdOn,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The account with this e-mail address, in lower case; undefined where there is none. */
export async function findAccountByEmail(
  db: Queryable,
  email: string,
): Promise<(Account & { state: AccountState; passwordHash: string; secondFactor: boolean }) | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'administrator', 'analyst', 'state', 'password_hash', 'totp_sealed'])
    .where('email', '=', email)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      name: row.name,
      email: row.email,
      administrator: row.administrator === 1,
      analyst: row.analyst === 1,
      state: row.state,
      passwordHash: row.password_hash,
      secondFactor: row.totp_sealed !== null,
    }
  );
}

/** An account that is not deactivated, by its id; undefined where there is none. */
export async function findActiveAccount(db: Queryable, id: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'administrator', 'analyst'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row && { ...row, administrator: row.administrator === 1, analyst: row.analyst === 1 };
}

/** Gives an account another password, by its hash. */
export async function updatePasswordHash(db: Queryable, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id).execute();
}

/** Gives an account another name. */
export async function updateName(db: Queryable, id: string, name: string): Promise<void> {
  await db.updateTable('account').set({ name }).where('id', '=', id).execute();
}

/** Gives an account these roles in the installation beside those it has. */
export async function addRoles(
  trx: Transaction<Database>,
  id: string,
  { administrator, analyst }: { administrator: boolean; analyst: boolean },
): Promise<void> {
  const roles = {
    ...(administrator && { administrator: 1 as const }),
    ...(analyst && { analyst: 1 as const }),
  };
  if (!administrator && !analyst) return;
  await trx.updateTable('account').set(roles).where('id', '=', id).execute();
}

/** Whether there is any account. */
export async function hasAccounts(db: Queryable): Promise<boolean> {
  const row = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** What an account may do in a place; undefined where it has no part in it, or either does not exist. */
export async function findRole(db: Queryable, accountId: string, placeId: string): Promise<Role | undefined> {
  const row = await db
    .selectFrom('membership')
    .select('role')
    .where('account_id', '=', accountId)
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row?.role;
}

/**
 * Gives an account a part in a place, in the transaction that makes the place or records the change; a role it has
 * there already is replaced.
 * @throws when the account or the place does not exist
 */
export async function addMember(
  trx: Transaction<Database>,
  { accountId, placeId, role }: { accountId: string; placeId: string; role: Role },
): Promise<void> {
  await trx
    .insertInto('membership')
    .values({ account_id: accountId, place_id: placeId, role })
    .onConflict((conflict) => conflict.columns(['account_id', 'place_id']).doUpdateSet({ role }))
    .execute();
}
