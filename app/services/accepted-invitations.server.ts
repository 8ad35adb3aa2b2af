import {
  deleteInvitation,
  findInvitationByToken,
  listInvitationsOfAddress,
} from 'db/queries/account-invitations';
import {
  addMember,
  addRoles,
  findAccountByEmail,
  findActiveAccount,
  findRole,
  insertAccount,
} from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import type { Queryable, Role } from 'db/tables';
import { findInviter, type OpenInvitation, recordInvitation } from './account-invitations.server';
import type { Visitor } from './accounts.server';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { linkTokenHash } from './link-tokens.server';
import { hashPassword } from './password-hashes.server';
import { beginSession } from './sessions.server';

/** Roles in a place from the least to the most: an invitation takes nothing away. */
const RISING: readonly Role[] = ['viewer', 'facilitator', 'lead'];

/**
 * What the link of an invitation invites to; undefined where it is over, used, taken back or unknown, or whoever invited
 * may not do so any more.
 */
export async function findInvitation(services: Services, token: string): Promise<OpenInvitation | undefined> {
  return findWorking(services.db, services, token);
}

/** Whether an address (in lower case) belongs to an account, deactivated or not. For whoever holds its invitation. */
export async function hasAccount({ db }: Pick<Services, 'db'>, email: string): Promise<boolean> {
  return (await findAccountByEmail(db, email)) !== undefined;
}

/**
 * Makes the account that an invitation is for, with its roles, and signs it in.
 * @param person name and password as already checked by the route
 * @returns the token of the new session and the place joined, if any; 'has-account' where the address has got one in the
 *   meantime; 'gone' where the invitation does not work (any more)
 */
export async function makeInvitedAccount(
  services: Services,
  token: string,
  person: { name: string; password: string },
  visitor: Visitor,
): Promise<{ outcome: 'made'; token: string; placeId: string | null } | { outcome: 'has-account' | 'gone' }> {
  if (!(await findInvitation(services, token))) return { outcome: 'gone' };
  const passwordHash = await hashPassword(person.password);
  return services.db.transaction().execute(async (trx) => {
    const invitation = await findWorking(trx, services, token);
    if (!invitation) return { outcome: 'gone' };
    const { email } = invitation;
    if (await findAccountByEmail(trx, email)) return { outcome: 'has-account' };
    if (!(await useUp(trx, invitation))) return { outcome: 'gone' };
    const accountId = await addAccount(trx, services, { name: person.name, email, passwordHash });
    await giveWhatWasOffered(trx, services, accountId, invitation);
    const begun = await beginSession(trx, services, accountId, visitor);
    return { outcome: 'made', token: begun, placeId: invitation.place?.placeId ?? null };
  });
}

/**
 * Takes an invitation up for the account that has its address.
 * @returns the place joined, if any; 'other-address' where the account has another; 'gone' where the invitation does not
 *   work (any more)
 */
export function acceptInvitation(
  services: Services,
  token: string,
  accountId: string,
): Promise<{ outcome: 'accepted'; placeId: string | null } | { outcome: 'other-address' | 'gone' }> {
  return services.db.transaction().execute(async (trx) => {
    const [invitation, account] = [
      await findWorking(trx, services, token),
      await findActiveAccount(trx, accountId),
    ];
    if (!invitation || !account) return { outcome: 'gone' };
    if (account.email !== invitation.email) return { outcome: 'other-address' };
    if (!(await useUp(trx, invitation))) return { outcome: 'gone' };
    await giveWhatWasOffered(trx, services, accountId, invitation);
    return { outcome: 'accepted', placeId: invitation.place?.placeId ?? null };
  });
}

/**
 * Makes an account without a password for somebody whose address a provider vouches for, if they were invited, and takes
 * up all that they were invited to.
 * @param person whose address has no account yet
 * @returns the account's id; undefined where there is no invitation
 */
export async function makeVouchedAccount(
  trx: Atomic,
  services: Services,
  person: { name: string; email: string },
): Promise<string | undefined> {
  const invitations: OpenInvitation[] = [];
  for (const found of await listInvitationsOfAddress(trx, person.email, services.clock().toISOString())) {
    const works = await findInviter(trx, found.invitedBy, found);
    if (works && (await useUp(trx, found))) invitations.push(found);
  }
  if (invitations.length === 0) return undefined;
  const accountId = await addAccount(trx, services, { ...person, passwordHash: '' });
  for (const invitation of invitations) await giveWhatWasOffered(trx, services, accountId, invitation);
  return accountId;
}

async function findWorking(
  db: Queryable,
  services: Services,
  token: string,
): Promise<OpenInvitation | undefined> {
  const tokenHash = linkTokenHash(services, 'invitation', token);
  const found = await findInvitationByToken(db, tokenHash, services.clock().toISOString());
  return found && (await findInviter(db, found.invitedBy, found)) ? found : undefined;
}

async function addAccount(
  trx: Atomic,
  services: Services,
  person: { name: string; email: string; passwordHash: string },
): Promise<string> {
  const id = services.newId();
  const createdOn = services.clock().toISOString().slice(0, 10);
  const added = await insertAccount(trx, { ...person, id, administrator: false, createdOn });
  // Somebody else has made it since it was looked for: all is undone, and finds it at the next try.
  if (!added) throw new Error('the address was given an account at the same moment');
  await recordAudit(trx, services, {
    actor: id,
    action: 'account.created',
    subject: id,
    details: { invited: true },
  });
  return id;
}

/** Uses an invitation up. Returns false where somebody else just did, or it was taken back. */
const useUp = (trx: Atomic, { id, place }: OpenInvitation) =>
  deleteInvitation(trx, { id, placeId: place?.placeId ?? null });

/** Gives an account what an invitation offers beside what it has. */
async function giveWhatWasOffered(
  trx: Atomic,
  services: Services,
  accountId: string,
  invitation: OpenInvitation,
): Promise<void> {
  const { id, place } = invitation;
  await addRoles(trx, accountId, invitation);
  if (place) {
    const present = await findRole(trx, accountId, place.placeId);
    if (present === undefined || RISING.indexOf(place.role) > RISING.indexOf(present)) {
      await addMember(trx, { accountId, ...place });
    }
  }
  await recordInvitation(trx, services, {
    accountId,
    action: 'invitation.accepted',
    id,
    invited: invitation,
  });
}
