import type { Transaction } from 'kysely';
import { heldFromChange } from '../portable';
import type { AccountState, Database, Queryable, Role } from '../tables';

/** A person with an account, as whoever looks after the installation sees them. Never how they sign in. */
export interface Person {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  administrator: boolean;
  analyst: boolean;
  state: AccountState;
  /** Whether signing in takes a code of their authenticator app besides the password. */
  secondFactor: boolean;
  /** Whether an organisation's own sign-on vouches for them. */
  signOn: boolean;
  /** YYYY-MM-DD. */
  createdOn: string;
}

/** Everybody with an account, by name. */
export async function listPeople(db: Queryable): Promise<Person[]> {
  return (await people(db).orderBy('name').orderBy('id').execute()).map(unpacked);
}

/** One person; undefined where there is no such account. */
export async function findPerson(db: Queryable, id: string): Promise<Person | undefined> {
  const row = await people(db).where('id', '=', id).executeTakeFirst();
  return row && unpacked(row);
}

/** A part that somebody has in a place. */
export interface Part {
  accountId: string;
  placeId: string;
  placeName: string;
  role: Role;
}

/** The parts that people have in places, by the place's name: everybody's, or those of one account. */
export function listParts(db: Queryable, accountId?: string): Promise<Part[]> {
  return db
    .selectFrom('membership')
    .innerJoin('place', 'place.id', 'membership.place_id')
    .$if(accountId !== undefined, (query) => query.where('membership.account_id', '=', accountId!))
    .select([
      'membership.account_id as accountId',
      'place.id as placeId',
      'place.name as placeName',
      'membership.role',
    ])
    .orderBy('place.name')
    .orderBy('place.id')
    .execute();
}

/**
 * When accounts were last in use, as far as it is still known: sessions that are there, and the times that others began
 * by the audit log. ISO-8601 UTC by account; one that never signed in is absent.
 */
export async function listLastUse(db: Queryable, accountId?: string): Promise<Map<string, string>> {
  const [sessions, begun] = await Promise.all([
    db
      .selectFrom('session')
      .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId!))
      .groupBy('account_id')
      .select(({ fn }) => ['account_id as id', fn.max('used_at').as('at')])
      .execute(),
    db
      .selectFrom('audit_entry')
      .where('action', '=', 'session.begun')
      .$if(accountId !== undefined, (query) => query.where('actor', '=', accountId!))
      .groupBy('actor')
      .select(({ fn }) => ['actor as id', fn.max('at').as('at')])
      .execute(),
  ]);
  const last = new Map<string, string>();
  for (const { id, at } of [...sessions, ...begun]) {
    const known = last.get(id);
    if (known === undefined || known < at) last.set(id, at);
  }
  return last;
}

/** How many sessions of an account have not ended. `now`: ISO-8601 UTC. */
export async function countSessionsOf(db: Queryable, accountId: string, now: string): Promise<number> {
  const row = await db
    .selectFrom('session')
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * The administrators who are not deactivated. Whoever else wants to change one of them waits until the transaction
 * ends, and finds then who is left.
 */
export async function holdAdministrators(trx: Transaction<Database>): Promise<string[]> {
  const administrators = trx
    .selectFrom('account')
    .select('id')
    .where('administrator', '=', 1)
    .where('state', '=', 'active')
    .orderBy('id');
  return (await heldFromChange(trx, administrators).execute()).map(({ id }) => id);
}

/**
 * Makes whoever else wants to change an account, or to rely on its staying as it is, wait until the transaction ends.
 * @returns false where there is no such account
 */
export async function holdPerson(trx: Transaction<Database>, id: string): Promise<boolean> {
  const account = trx.selectFrom('account').select('id').where('id', '=', id);
  return (await heldFromChange(trx, account).executeTakeFirst()) !== undefined;
}

/** What of an account an administrator may change. */
export type PersonChange = Partial<Pick<Person, 'administrator' | 'analyst' | 'state'>>;

/** Changes an account, if it still is as `from` says. @returns false otherwise, with nothing changed */
export async function updatePerson(
  trx: Transaction<Database>,
  id: string,
  { from, to }: { from: PersonChange; to: PersonChange },
): Promise<boolean> {
  const before = packed(from);
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set(packed(to))
    .where('id', '=', id)
    .$if(before.administrator !== undefined, (query) =>
      query.where('administrator', '=', before.administrator!),
    )
    .$if(before.analyst !== undefined, (query) => query.where('analyst', '=', before.analyst!))
    .$if(before.state !== undefined, (query) => query.where('state', '=', before.state!))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const flag = (yes: boolean) => (yes ? (1 as const) : (0 as const));

const packed = ({ administrator, analyst, state }: PersonChange) => ({
  ...(administrator !== undefined && { administrator: flag(administrator) }),
  ...(analyst !== undefined && { analyst: flag(analyst) }),
  ...(state !== undefined && { state }),
});

function people(db: Queryable) {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'administrator', 'analyst', 'state', 'created_on'])
    .select((eb) => [
      eb.case().when('totp_sealed', 'is', null).then(0).else(1).end().as('second_factor'),
      eb.case().when('subject', 'is', null).then(0).else(1).end().as('sign_on'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>;

function unpacked(row: Row): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    administrator: row.administrator === 1,
    analyst: row.analyst === 1,
    state: row.state,
    secondFactor: row.second_factor === 1,
    signOn: row.sign_on === 1,
    createdOn: row.created_on,
  };
}
