import { addMember, findAccountByEmail, findRole } from 'db/queries/accounts';
import { holdPlace, keepActive, listMembers, type Member } from 'db/queries/members';
import {
  countAssessments,
  findRegisteredPlace,
  listRegisteredPlaces,
  type RegisteredPlace,
} from 'db/queries/place-register';
import { findByWords } from '~/domain/people/search';
import { normalEmail } from '~/lib/email-address';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInInstallation } from './installation.server';
import { renameIn } from './members.server';
import type { InPlace } from './places.server';

export type { RegisteredPlace };

/** Every place of whose name each word begins a word, by name. Ask first who asks: this does not look. */
export async function searchPlaces({ db }: Pick<Services, 'db'>, words: string): Promise<RegisteredPlace[]> {
  return findByWords(await listRegisteredPlaces(db), words, ({ name }) => [name]);
}

/** A place with its people; undefined where there is none. Ask first who asks. */
export async function findPlaceInRegister(
  { db }: Pick<Services, 'db'>,
  placeId: string,
): Promise<(Omit<RegisteredPlace, 'members'> & { members: Member[] }) | undefined> {
  const place = await findRegisteredPlace(db, placeId);
  if (!place) return undefined;
  const [members, assessments] = await Promise.all([listMembers(db, placeId), countAssessments(db, placeId)]);
  return { ...place, members, assessments };
}

/** What came of appointing a lead. 'no-account': nobody has this address. */
export type AppointOutcome = 'done' | 'no-account' | 'deactivated' | 'is-lead' | 'not-there';

/**
 * Makes somebody with an account a lead of a place, whatever part they had in it, as when its lead has left. Everybody
 * who leads the place can read of it there.
 * @param email as typed
 */
export async function appointLead(
  services: Services,
  { accountId, placeId }: InPlace,
  email: string,
): Promise<AppointOutcome> {
  return doInInstallation<AppointOutcome>(services, accountId, 'manage-people', async (trx) => {
    const account = await findAccountByEmail(trx, normalEmail(email));
    const isActive = account && (await keepActive(trx, account.id)) !== undefined;
    if (!(await holdPlace(trx, placeId))) return 'not-there';
    if (!account) return 'no-account';
    if (!isActive) return 'deactivated';
    if ((await findRole(trx, account.id, placeId)) === 'lead') return 'is-lead';
    await addMember(trx, { accountId: account.id, placeId, role: 'lead' });
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'member.lead-appointed',
      placeId,
      subject: account.id,
    });
    return 'done';
  });
}

/** Gives a place another name as administrator, if it still has the one that was shown. */
export function renamePlaceAsAdministrator(
  services: Services,
  by: InPlace,
  change: { from: string; to: string },
): Promise<'done' | 'changed' | 'not-there'> {
  return doInInstallation(services, by.accountId, 'manage-people', (trx) =>
    renameIn(trx, services, by, change),
  );
}
