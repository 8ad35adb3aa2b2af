import type { Atomic } from 'db/queries/audit';
import { holdPlace, listPlacesLed } from 'db/queries/members';
import {
  countSessionsOf,
  findPerson,
  holdAdministrators,
  holdPerson,
  listLastUse,
  listParts,
  listPeople,
  type Part,
  type Person,
  updatePerson,
} from 'db/queries/people';
import { deleteSessionsOf } from 'db/queries/sessions';
import type { AccountState } from 'db/tables';
import type { InstallationRoles } from '~/domain/access/uses';
import { findByWords } from '~/domain/people/search';
import { type AuditEvent, recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInInstallation } from './installation.server';
import { isLastLead } from './members.server';

/** A person in the list of all. */
export interface ListedPerson extends Person {
  parts: Part[];
  /** ISO-8601 UTC; null where they never signed in. */
  lastUsed: string | null;
}

/** Who asks. */
interface By {
  accountId: string;
}

/**
 * Everybody of whom each word begins a word of their name, e-mail address or a place of theirs, by name. Ask first who
 * asks: this does not look.
 */
export async function searchPeople({ db }: Pick<Services, 'db'>, words: string): Promise<ListedPerson[]> {
  const [people, parts, lastUse] = await Promise.all([listPeople(db), listParts(db), listLastUse(db)]);
  const byAccount = new Map<string, Part[]>();
  for (const part of parts) byAccount.set(part.accountId, [...(byAccount.get(part.accountId) ?? []), part]);
  const listed = people.map((person) => ({
    ...person,
    parts: byAccount.get(person.id) ?? [],
    lastUsed: lastUse.get(person.id) ?? null,
  }));
  return findByWords(listed, words, ({ name, email, parts: own }) => [
    name,
    email,
    ...own.map(({ placeName }) => placeName),
  ]);
}

/** A person on a page of their own. Ask first who asks. @returns undefined where there is no such account */
export async function findPersonWithParts(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: string,
): Promise<(ListedPerson & { sessions: number }) | undefined> {
  const person = await findPerson(db, id);
  if (!person) return undefined;
  const [parts, lastUse, sessions] = await Promise.all([
    listParts(db, id),
    listLastUse(db, id),
    countSessionsOf(db, id, clock().toISOString()),
  ]);
  return { ...person, parts, lastUsed: lastUse.get(id) ?? null, sessions };
}

/** The places that nobody else leads who could do so: who else would have to be appointed first. Ask first who asks. */
export async function findPlacesLedAlone(
  { db }: Pick<Services, 'db'>,
  id: string,
): Promise<{ id: string; name: string }[]> {
  const led = await listPlacesLed(db, id);
  const alone = await Promise.all(led.map((place) => isLastLead(db, place.id, id)));
  return led.filter((_, index) => alone[index]);
}

/** Everybody by name, for choosing one. Ask first who asks. */
export function listNames({
  db,
}: Pick<Services, 'db'>): Promise<{ id: string; name: string; email: string }[]> {
  return listPeople(db);
}

/**
 * What came of a change of an account. 'own': nobody does this to themselves; 'changed': somebody else changed it
 * meanwhile; 'not-there': who asks may not, or there is no such account.
 */
export type PersonOutcome =
  | { outcome: 'done' | 'own' | 'changed' | 'not-there' }
  /** Nobody else leads these places: a lead has to be appointed first. */
  | { outcome: 'leads-alone'; places: { id: string; name: string }[] };

/** Gives an account other roles in the installation, if it still has those that were shown. */
export function changeRoles(
  services: Services,
  by: By,
  id: string,
  { from, to }: { from: InstallationRoles; to: InstallationRoles },
): Promise<PersonOutcome> {
  return asAdministrator(services, by, id, async (trx) => {
    if (id === by.accountId && !to.administrator) return { outcome: 'own' };
    if (!(await updatePerson(trx, id, { from, to }))) return { outcome: 'changed' };
    await record(trx, services, by, id, { action: 'account.roles-changed', details: { ...to } });
    return { outcome: 'done' };
  });
}

/** Deactivates an account and ends all its sessions, unless a place would be left without a lead. */
export function deactivatePerson(services: Services, by: By, id: string): Promise<PersonOutcome> {
  return asAdministrator(services, by, id, async (trx) => {
    if (id === by.accountId) return { outcome: 'own' };
    const places = await listPlacesLedAlone(trx, id);
    if (places.length > 0) return { outcome: 'leads-alone', places };
    if (!(await updatePerson(trx, id, toState('deactivated')))) return { outcome: 'changed' };
    await deleteSessionsOf(trx, id);
    await record(trx, services, by, id, { action: 'account.deactivated' });
    return { outcome: 'done' };
  });
}

/** Lets somebody who was deactivated sign in again, with the password and the roles they had. */
export function activatePerson(services: Services, by: By, id: string): Promise<PersonOutcome> {
  return asAdministrator(services, by, id, async (trx) => {
    if (!(await updatePerson(trx, id, toState('active')))) return { outcome: 'changed' };
    await record(trx, services, by, id, { action: 'account.activated' });
    return { outcome: 'done' };
  });
}

/** Signs somebody out everywhere. */
export function endSessionsOf(services: Services, by: By, id: string): Promise<PersonOutcome> {
  return asAdministrator(services, by, id, async (trx) => {
    await deleteSessionsOf(trx, id);
    await record(trx, services, by, id, { action: 'account.sessions-ended' });
    return { outcome: 'done' };
  });
}

const toState = (state: AccountState) =>
  ({ from: { state: state === 'active' ? 'deactivated' : 'active' }, to: { state } }) as const;

const record = (
  trx: Atomic,
  services: Services,
  { accountId }: By,
  id: string,
  event: Pick<AuditEvent, 'action' | 'details'>,
) => recordAudit(trx, services, { actor: accountId, subject: id, ...event });

/**
 * The places that an account leads and nobody else who is active. Each is held, in the order of their ids, so that it
 * stays so until the transaction ends.
 */
async function listPlacesLedAlone(trx: Atomic, id: string): Promise<{ id: string; name: string }[]> {
  const alone: { id: string; name: string }[] = [];
  for (const place of await listPlacesLed(trx, id)) {
    await holdPlace(trx, place.id);
    if (await isLastLead(trx, place.id, id)) alone.push(place);
  }
  return alone;
}

/**
 * Does a piece of work about an account as administrator. Administrators who do so at once come one after the other, and
 * each has to be one still when their turn comes: so there is always one left, since nobody takes it from themselves.
 */
function asAdministrator(
  services: Services,
  { accountId }: By,
  id: string,
  work: (trx: Atomic) => Promise<PersonOutcome>,
): Promise<PersonOutcome> {
  return doInInstallation<PersonOutcome>(services, accountId, 'manage-people', async (trx) => {
    const administrators = await holdAdministrators(trx);
    const isThere = await holdPerson(trx, id);
    return isThere && administrators.includes(accountId) ? work(trx) : { outcome: 'not-there' };
  }).then((done) => (done === 'not-there' ? { outcome: done } : done));
}
