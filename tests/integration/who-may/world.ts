import { deriveKeys } from '~/lib/keys.server';
import type { Kysely } from 'kysely';
import { addMember, insertAccount } from 'db/queries/accounts';
import type { Database } from 'db/tables';
import type { PlaceRole } from '~/domain/access/uses';
import { accountCookie } from '~/lib/account-session.server';
import { computeNextEdition } from '~/services/editions.server';
import type { InPlace } from '~/services/places.server';
import { beginSession } from '~/services/sessions.server';
import { answerAll, makeDraft, makePlace, move } from '../../factories/place';
import { makeServices } from '../../factories/services';

/** The secret that the app under test and the tests themselves derive their keys from. */
export const SECRET = 'a secret that the tests and the app they start share';

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
}

/** Two places, and everybody who may have to do with them. */
export async function makeWorld(db: Kysely<Database>) {
  const services = { ...makeServices(db), keys: deriveKeys(SECRET) };
  const here = await makePlaceWithResults('Exampleton');
  const elsewhere = await makePlaceWithResults('Sampleford');

  async function makePlaceWithResults(name: string): Promise<Place> {
    const by = await makePlace(services, name);
    const closed = await makeDraft(services, by);
    await move(services, by, closed, 'open');
    for (let person = 0; person < 12; person += 1) {
      await answerAll(services, closed, { sector: person % 2 ? 'acute' : 'local-authority' }, '3');
    }
    await move(services, by, closed, 'close');
    await computeNextEdition(services);
    const open = await makeDraft(services, by);
    await move(services, by, open, 'open');
    return { ...by, assessments: { draft: await makeDraft(services, by), open, closed } };
  }

  const cookieOf = async (accountId: string) => {
    const token = await db.transaction().execute((trx) => beginSession(trx, services, accountId, undefined));
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
  return {
    services,
    here,
    elsewhere,
    nobody,
    people: [
      nobody,
      stranger,
      await person('a viewer', { role: 'viewer' }),
      await person('a facilitator', { role: 'facilitator' }),
      await person('a lead', { role: 'lead' }),
      await person('an administrator', { administrator: true }),
      await person('an analyst', { analyst: true }),
    ],
  };
}
