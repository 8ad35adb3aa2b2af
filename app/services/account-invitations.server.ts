import {
  deleteExpiredInvitations,
  deleteInvitation,
  type Invited,
  listInvitationsTo,
  type OpenInvitation,
  putInvitation,
} from 'db/queries/account-invitations';
import { findActiveAccount, findRole } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import { findPlaceName } from 'db/queries/places';
import type { Queryable, Role } from 'db/tables';
import { mayInInstallation, mayInPlace } from '~/domain/access/uses';
import { invitationMail } from '~/domain/mail/invitation';
import { normalEmail } from '~/lib/email-address';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { linkTokenHash, newLinkToken } from './link-tokens.server';
import { trySending } from './sending.server';
import { takeAttempt } from './throttles.server';

export type { OpenInvitation };

/** How long an invitation may be taken up. */
export const INVITATION_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** Who asks. */
interface By {
  accountId: string;
}

/** What to invite somebody to. With neither roles nor a place: to an account alone, which may register places. */
export interface Invitation {
  /** As typed, and already found to be written like an address. */
  email: string;
  administrator?: boolean;
  analyst?: boolean;
  place?: { placeId: string; role: Role };
}

/**
 * Invites somebody by a link, which is sent where there is a mail server. An earlier open invitation of the same
 * address to the same place (or to the installation) is replaced. Whether the address has an account makes no
 * difference that could be seen.
 * @param link the address of a token's page, absolute
 * @returns the link, to be handed over where it was not `mailed`: it is kept nowhere. 'not-there' where who asks may not
 *   invite to this, or there is no such place; 'throttled' after 200 invitations in a quarter of an hour
 */
export async function invitePerson(
  services: Services,
  { accountId }: By,
  invitation: Invitation,
  link: (token: string) => string,
): Promise<{ outcome: 'invited'; url: string; mailed: boolean } | { outcome: 'not-there' | 'throttled' }> {
  const { db, keys, clock } = services;
  const invited: Invited = {
    email: normalEmail(invitation.email),
    administrator: invitation.administrator ?? false,
    analyst: invitation.analyst ?? false,
    place: invitation.place ?? null,
  };
  const placeId = invited.place?.placeId ?? null;
  if (!(await takeAttempt(services, 'invitation', accountId))) return { outcome: 'throttled' };
  const token = newLinkToken();
  const id = keys.mac('invitation', invited.email, placeId ?? '').toString('base64url');
  const names = await db.transaction().execute(async (trx) => {
    const inviter = await findInviter(trx, accountId, invited);
    if (!inviter) return undefined;
    await putInvitation(trx, {
      ...invited,
      id,
      tokenHash: linkTokenHash(services, 'invitation', token),
      invitedBy: accountId,
      createdOn: clock().toISOString().slice(0, 10),
      expiresAt: new Date(clock().getTime() + INVITATION_DAYS * DAY_MS).toISOString(),
    });
    await recordInvitation(trx, services, { accountId, action: 'invitation.made', id, invited });
    return inviter;
  });
  if (!names) return { outcome: 'not-there' };
  const url = link(token);
  const { administrator, analyst, place } = invited;
  const said = invitationMail({
    from: names.name,
    administrator,
    analyst,
    place: place && { name: names.placeName, role: place.role },
    url,
    days: INVITATION_DAYS,
  });
  return { outcome: 'invited', url, mailed: await trySending(services, invited.email, said) };
}

/**
 * The open invitations to a place, or with null those to the installation alone, the oldest first.
 * @returns 'not-there' where who asks may not see to them
 */
export async function listInvitations(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { accountId }: By,
  placeId: string | null,
): Promise<OpenInvitation[] | 'not-there'> {
  if (!(await mayManage(db, accountId, placeId))) return 'not-there';
  return listInvitationsTo(db, placeId, clock().toISOString());
}

/**
 * Takes an invitation back: its link is worth nothing from then on. Done twice, it is done.
 * @param which its id, and the place it is to; null for one to the installation alone
 * @returns 'not-there' where who asks may not, or there is none (any more)
 */
export function takeBackInvitation(
  services: Services,
  { accountId }: By,
  { id, placeId }: { id: string; placeId: string | null },
): Promise<'taken-back' | 'not-there'> {
  return services.db.transaction().execute(async (trx) => {
    if (!(await mayManage(trx, accountId, placeId))) return 'not-there';
    if (!(await deleteInvitation(trx, { id, placeId }))) return 'not-there';
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'invitation.taken-back',
      ...(placeId !== null && { placeId }),
      subject: id,
    });
    return 'taken-back';
  });
}

/** Deletes the invitations whose time is over. Returns how many. */
export function sweepInvitations({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  return deleteExpiredInvitations(db, clock().toISOString());
}

/**
 * Whoever invites, where they may invite to this at that moment: who manages the members of a place to any role there,
 * who manages the people of the installation to everything but a role below lead in a place.
 * @returns their name and the place's ('' for none); undefined where they may not, or there is no such place
 */
export async function findInviter(
  db: Queryable,
  accountId: string,
  { administrator, analyst, place }: Omit<Invited, 'email'>,
): Promise<{ name: string; placeName: string } | undefined> {
  const account = await findActiveAccount(db, accountId);
  if (!account) return undefined;
  const { name } = account;
  const managesPeople = mayInInstallation(account, 'manage-people');
  if ((administrator || analyst || !place) && !managesPeople) return undefined;
  if (!place) return { name, placeName: '' };
  const role = await findRole(db, accountId, place.placeId);
  const managesMembers = role !== undefined && mayInPlace(role, 'manage-members');
  if (!managesMembers && !(managesPeople && place.role === 'lead')) return undefined;
  const placeName = await findPlaceName(db, place.placeId);
  return placeName === undefined ? undefined : { name, placeName };
}

async function mayManage(db: Queryable, accountId: string, placeId: string | null): Promise<boolean> {
  const account = await findActiveAccount(db, accountId);
  if (!account) return false;
  if (mayInInstallation(account, 'manage-people')) return true;
  const role = placeId === null ? undefined : await findRole(db, accountId, placeId);
  return role !== undefined && mayInPlace(role, 'manage-members');
}

/** Writes down what was done with an invitation: the roles, never the address. */
export async function recordInvitation(
  trx: Atomic,
  services: Services,
  { accountId, action, id, invited }: { accountId: string; action: string; id: string; invited: Invited },
): Promise<void> {
  const { administrator, analyst, place } = invited;
  await recordAudit(trx, services, {
    actor: accountId,
    action,
    ...(place && { placeId: place.placeId }),
    subject: id,
    details: { administrator, analyst, role: place?.role ?? null },
  });
}
