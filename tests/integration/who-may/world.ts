import type { Kysely } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { addMember, insertAccount } from 'db/queries/accounts';
import type { Database } from 'db/tables';
import type { PlaceRole } from '~/domain/access/uses';
import { accountCookie } from '~/lib/account-session.server';
import { deriveKeys } from '~/lib/keys.server';
import { hashPassword } from '~/services/password-hashes.server';
import { computeNextEdition } from '~/services/editions.server';
import type { InPlace } from '~/services/places.server';
import { beginSession } from '~/services/sessions.server';
import { saveOwnEntries } from '~/services/responses.server';
import { answerAll, makeDraft, makePlace, move } from '../../factories/place';
import { makeServices } from '../../factories/services';
import { startApp } from '../../setup/app';
import { newDatabase } from '../../setup/databases';
import { ask, type Reply } from '../visitor';
import type { Row } from './table';
import { makeThings } from './things';

/** The secret that the app under test and the tests themselves derive their keys from. */
const SECRET = 'a secret that the tests and the app they start share';

/** A question that people comment on. */
const QUESTION = 'relationships.openness';

/** Somebody who asks: their cookie, '' for nobody. */
export interface Person {
  name: string;
  cookie: string;
  /** In the place of the test; undefined: none. */
  role: PlaceRole | undefined;
  administrator: boolean;
  analyst: boolean;
}

/** An assessment in each state, in a place. */
export interface Place extends InPlace {
  assessments: Record<'draft' | 'open' | 'closed', string>;
  /** Ids of what was made in it, by the names that the table of routes has for them. */
  made: Record<string, string>;
}

/** Two places, and everybody who may have to do with them. */
async function makeWorld(db: Kysely<Database>) {
  const services = { ...makeServices(db), keys: deriveKeys(SECRET) };
  const here = await makePlaceWithResults('Exampleton');
  const elsewhere = await makePlaceWithResults('Sampleford');

  async function makePlaceWithResults(name: string): Promise<Place> {
    const by = await makePlace(services, name);
    const closed = await makeDraft(services, by);
    await move(services, by, closed, 'open');
    for (let person = 0; person < 12; person += 1) {
      const id = await answerAll(services, closed, { sector: person % 2 ? 'acute' : 'local-authority' }, '3');
      await saveOwnEntries(services, id, [
        { kind: 'comment', questionId: QUESTION, value: `Comment ${person}`, sequence: 1, device: 'd' },
      ]);
    }
    await move(services, by, closed, 'close');
    await computeNextEdition(services);
    const open = await makeDraft(services, by);
    await move(services, by, open, 'open');
    const assessments = { draft: await makeDraft(services, by), open, closed };
    return { ...by, assessments, made: await makeThings(services, by, assessments) };
  }

  const cookieOf = async (accountId: string) => {
    const token = await db
      .transaction()
      .execute((trx) => beginSession(trx, services, accountId, { token: undefined }));
    return accountCookie(token, { secure: false }).split(';')[0]!;
  };

  async function person(
    name: string,
    { role, administrator = false, analyst = false }: Partial<Omit<Person, 'name' | 'cookie'>> = {},
  ): Promise<Person> {
    const id = services.newId();
    const passwordHash = 'none';
    const account = { id, name, email: `${id}@example.org`, administrator, analyst };
    await insertAccount(db, { ...account, passwordHash, createdOn: '2026-01-01' });
    if (role) {
      await db.transaction().execute((trx) => addMember(trx, { accountId: id, placeId: here.placeId, role }));
    }
    return { name, cookie: await cookieOf(id), role, administrator, analyst };
  }

  const nobody: Person = {
    name: 'nobody',
    cookie: '',
    role: undefined,
    administrator: false,
    analyst: false,
  };
  const stranger: Person = {
    ...nobody,
    name: 'a lead of another place',
    cookie: await cookieOf(elsewhere.accountId),
  };
  const people: Person[] = [
    nobody,
    stranger,
    await person('a viewer', { role: 'viewer' }),
    await person('a facilitator', { role: 'facilitator' }),
    { ...nobody, name: 'a lead', cookie: await cookieOf(here.accountId), role: 'lead' },
    await person('an administrator', { administrator: true }),
    await person('an analyst', { analyst: true }),
  ];
  await db
    .updateTable('account')
    .set({ password_hash: await hashPassword('four made-up words') })
    .execute();
  return {
    services,
    here,
    elsewhere,
    nobody,
    people,
  };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

/** The place and assessment that a row of the table is tried on. */
export const at = ({ placeId, assessments, made }: Place, { state = 'closed' }: Row) => ({
  placeId,
  assessment: assessments[state],
  made,
});

/**
 * Starts the product on a database with such a world, for the tests of a `describe`, and ends it afterwards.
 * @param change made to the database before the product starts
 */
export function runningWorld(change: (db: Kysely<Database>) => Promise<void> = async () => {}) {
  let running: { world: World; db: Kysely<Database>; url: string } | undefined;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const { url, remove } = await newDatabase('sqlite');
    ends.push(remove);
    const { db, ...database } = await openDatabase(url);
    ends.push(() => database.close());
    await migrateToLatest({ db, ...database });
    const world = await makeWorld(db);
    await change(db);
    const app = await startApp({ env: { DATABASE_URL: url, SESSION_SECRET: SECRET } });
    ends.push(() => app.stop());
    running = { world, db, url: app.url };
  }, 120_000);
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  const asked = (path: string, { cookie }: Person, body?: URLSearchParams): Promise<Reply> =>
    ask(running!.url + path, { headers: { Cookie: cookie }, ...(body && { body }) });
  return {
    world: () => running!.world,
    database: () => running!.db,
    url: () => running!.url,
    /** Asks for a page as somebody. */
    reads: (path: string, person: Person) => asked(path, person),
    /** Sends a form as somebody; empty where nothing is given. */
    sends: (path: string, person: Person, fields = new URLSearchParams()) => asked(path, person, fields),
  };
}
