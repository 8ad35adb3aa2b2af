import type { Queryable, Role } from '../tables';
import type { Atomic } from './audit';

/** What somebody is invited to: an account, roles in the installation, and a role in a place. */
export interface Invited {
  /** In lower case. */
  email: string;
  administrator: boolean;
  analyst: boolean;
  /** Null: in no place. */
  place: { placeId: string; role: Role } | null;
}

export interface NewInvitation extends Invited {
  /** The same for each invitation of one address to the same place, or to the installation. */
  id: string;
  tokenHash: string;
  /** An account's id. */
  invitedBy: string;
  /** YYYY-MM-DD. */
  createdOn: string;
  /** ISO-8601 UTC. */
  expiresAt: string;
}

/** An invitation that was found, with the names that tell people what it is. */
export interface OpenInvitation extends Omit<NewInvitation, 'tokenHash'> {
  invitedByName: string;
  /** Null where it is to no place. */
  placeName: string | null;
}

/** Stores an invitation in the place of an earlier one with its id, whose link is worth nothing from then on. */
export async function putInvitation(trx: Atomic, invitation: NewInvitation): Promise<void> {
  const { id, ...values } = {
    id: invitation.id,
    token_hash: invitation.tokenHash,
    email: invitation.email,
    administrator: invitation.administrator ? (1 as const) : (0 as const),
    analyst: invitation.analyst ? (1 as const) : (0 as const),
    place_id: invitation.place?.placeId ?? null,
    role: invitation.place?.role ?? null,
    invited_by: invitation.invitedBy,
    created_on: invitation.createdOn,
    expires_at: invitation.expiresAt,
  };
  await trx
    .insertInto('account_invitation')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/**
 * The invitation of a link's token.
 * @param now ISO-8601 UTC
 * @returns undefined where there is none (any more), from the moment it expires
 */
export async function findInvitationByToken(
  db: Queryable,
  tokenHash: string,
  now: string,
): Promise<OpenInvitation | undefined> {
  const row = await openInvitations(db, now).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && invitationOf(row);
}

/** The open invitations of an address (in lower case), the oldest first. */
export async function listInvitationsOfAddress(
  db: Queryable,
  email: string,
  now: string,
): Promise<OpenInvitation[]> {
  const rows = await openInvitations(db, now).where('account_invitation.email', '=', email).execute();
  return rows.map(invitationOf);
}

/**
 * The open invitations to a place, or with null those to the installation alone; the oldest first.
 * @param now ISO-8601 UTC
 */
export async function listInvitationsTo(
  db: Queryable,
  placeId: string | null,
  now: string,
): Promise<OpenInvitation[]> {
  const open = openInvitations(db, now);
  const rows = await (
    placeId === null ? open.where('place_id', 'is', null) : open.where('place_id', '=', placeId)
  ).execute();
  return rows.map(invitationOf);
}

/**
 * Takes an invitation away, because it is taken up or taken back. Of several who do so at once one is told true.
 * @param placeId the place it is to; null for one to the installation
 */
export async function deleteInvitation(
  trx: Atomic,
  { id, placeId }: { id: string; placeId: string | null },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('account_invitation')
    .where('id', '=', id)
    .where('place_id', placeId === null ? 'is' : '=', placeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes the invitations whose time is over. Returns how many went. */
export async function deleteExpiredInvitations(db: Queryable, now: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_invitation')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function openInvitations(db: Queryable, now: string) {
  return db
    .selectFrom('account_invitation')
    .innerJoin('account', 'account.id', 'account_invitation.invited_by')
    .leftJoin('place', 'place.id', 'account_invitation.place_id')
    .select([
      'account_invitation.id',
      'account_invitation.email',
      'account_invitation.administrator',
      'account_invitation.analyst',
      'account_invitation.place_id as placeId',
      'account_invitation.role',
      'account_invitation.invited_by as invitedBy',
      'account_invitation.created_on as createdOn',
      'account_invitation.expires_at as expiresAt',
      'account.name as invitedByName',
      'place.name as placeName',
    ])
    .where('account_invitation.expires_at', '>', now)
    .orderBy('account_invitation.expires_at')
    .orderBy('account_invitation.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof openInvitations>['execute']>>[number];

function invitationOf({ administrator, analyst, placeId, role, ...rest }: Row): OpenInvitation {
  return {
    ...rest,
    administrator: administrator === 1,
    analyst: analyst === 1,
    place: placeId === null || role === null ? null : { placeId, role },
  };
}
