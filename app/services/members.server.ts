import { addMember, findRole } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import {
  deleteMember,
  findMember,
  holdPlace,
  keepActive,
  listActiveLeads,
  listMembers,
  type Member,
} from 'db/queries/members';
import { updatePlaceName } from 'db/queries/place-register';
import type { Role } from 'db/tables';
import { mayInPlace } from '~/domain/access/uses';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInPlace, type InPlace } from './places.server';

export type { Member };

/**
 * What came of a change of who is in a place. 'last-lead': nobody would lead it any more; 'changed': somebody else
 * changed it meanwhile; 'not-active': the account is deactivated or gone; 'not-there': who asks may not, or there is no
 * such place or member.
 */
export type MemberOutcome = 'done' | 'last-lead' | 'changed' | 'not-active' | 'not-there';

/** The people of a place, by name. Ask for the place first: this does not look at who asks. */
export function listMembersOf({ db }: Pick<Services, 'db'>, placeId: string): Promise<Member[]> {
  return listMembers(db, placeId);
}

/** One of the people of a place; undefined where there is none. Ask for the place first. */
export function findMemberOf(
  { db }: Pick<Services, 'db'>,
  placeId: string,
  accountId: string,
): Promise<Member | undefined> {
  return findMember(db, placeId, accountId);
}

/** Gives a member another role, if they still have the one it is to be changed from. */
export function changeMemberRole(
  services: Services,
  by: InPlace,
  accountId: string,
  { from, to }: { from: Role; to: Role },
): Promise<MemberOutcome> {
  return asLead(services, by, accountId, async (trx, { isActive }) => {
    const member = await findMember(trx, by.placeId, accountId);
    if (!member) return 'not-there';
    if (member.role !== from) return 'changed';
    if (from === to) return 'done';
    if (to === 'lead' && !isActive) return 'not-active';
    if (to !== 'lead' && (await isLastLead(trx, by.placeId, accountId))) return 'last-lead';
    await setRole(trx, services, by, member, to);
    return 'done';
  });
}

/** Takes somebody out of a place, if they still have the role that was shown. */
export function removeMember(
  services: Services,
  by: InPlace,
  accountId: string,
  role: Role,
): Promise<MemberOutcome> {
  return asLead(services, by, accountId, async (trx) => {
    const member = await findMember(trx, by.placeId, accountId);
    if (!member) return 'not-there';
    if (member.role !== role) return 'changed';
    if (await isLastLead(trx, by.placeId, accountId)) return 'last-lead';
    await deleteMember(trx, by.placeId, accountId);
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'member.removed',
      placeId: by.placeId,
      subject: accountId,
      details: { role },
    });
    return 'done';
  });
}

/**
 * Leaves a place: whoever asks has no part in it any more.
 * @param heir the account of a member who becomes a lead in the same step; left out for nobody
 */
export function leavePlace(services: Services, by: InPlace, heir?: string): Promise<MemberOutcome> {
  const { accountId, placeId } = by;
  return doInPlace<MemberOutcome>(services, by, 'see-assessments', async (trx) => {
    if (heir !== undefined && !(await keepActive(trx, heir))) return 'not-active';
    await holdPlace(trx, placeId);
    const role = await findRole(trx, accountId, placeId);
    if (!role) return 'not-there';
    if (heir !== undefined) {
      const member = heir === accountId ? undefined : await findMember(trx, placeId, heir);
      if (!member || !mayInPlace(role, 'manage-members')) return 'not-there';
      if (member.role !== 'lead') await setRole(trx, services, by, member, 'lead');
    }
    if (await isLastLead(trx, placeId, accountId)) return 'last-lead';
    await deleteMember(trx, placeId, accountId);
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'member.left',
      placeId,
      subject: accountId,
      details: { role },
    });
    return 'done';
  });
}

/**
 * Gives a place another name, if it still has the one that was shown.
 * @param name at most 100 characters, trimmed, not empty
 */
export function renamePlace(
  services: Services,
  by: InPlace,
  { from, to }: { from: string; to: string },
): Promise<'done' | 'changed' | 'not-there'> {
  return doInPlace(services, by, 'manage-members', (trx) => renameIn(trx, services, by, { from, to }));
}

/** The renaming itself, within a transaction that has asked who may. */
export async function renameIn(
  trx: Atomic,
  services: Services,
  { accountId, placeId }: InPlace,
  { from, to }: { from: string; to: string },
): Promise<'done' | 'changed'> {
  if (!(await updatePlaceName(trx, placeId, { from, to }))) return 'changed';
  if (from !== to) {
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'place.renamed',
      placeId,
      subject: placeId,
      details: { from, to },
    });
  }
  return 'done';
}

/** Whether nobody else leads the place who could do so. Hold the place first, so that it stays so. */
export async function isLastLead(db: Services['db'], placeId: string, accountId: string): Promise<boolean> {
  const leads = await listActiveLeads(db, placeId);
  return leads.length === 1 && leads[0] === accountId;
}

/**
 * Does a piece of work about a member as lead. Leads who do so at once come one after the other, and each has to be a
 * lead still when their turn comes. The account is held before the place, as everywhere: else two could wait for each
 * other.
 */
function asLead(
  services: Services,
  by: InPlace,
  accountId: string,
  work: (trx: Atomic, member: { isActive: boolean }) => Promise<MemberOutcome>,
): Promise<MemberOutcome> {
  return doInPlace<MemberOutcome>(services, by, 'manage-members', async (trx) => {
    const isActive = (await keepActive(trx, accountId)) !== undefined;
    await holdPlace(trx, by.placeId);
    const role = await findRole(trx, by.accountId, by.placeId);
    if (!role || !mayInPlace(role, 'manage-members')) return 'not-there';
    return work(trx, { isActive });
  });
}

async function setRole(
  trx: Atomic,
  services: Services,
  { accountId, placeId }: InPlace,
  member: Member,
  to: Role,
): Promise<void> {
  await addMember(trx, { accountId: member.accountId, placeId, role: to });
  await recordAudit(trx, services, {
    actor: accountId,
    action: 'member.role-changed',
    placeId,
    subject: member.accountId,
    details: { from: member.role, to },
  });
}
