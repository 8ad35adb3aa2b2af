import {
  countInvitations,
  insertAddresses,
  listFailedInvitations,
  listKnownAddresses,
  queueReminders,
  replaceFailedAddress,
} from 'db/queries/invitation-addresses';
import { findPlaceAssessment } from 'db/queries/assessments';
import { insertCodes, listBatches, markReminded } from 'db/queries/invitation-codes';
import { takesCodes } from '~/domain/invitation/limits';
import { seal, unseal } from '~/lib/sealed.server';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { newEntryCode } from './entry-code-keys.server';
import { addToBatch, CODES_AT_ONCE, type MakingOutcome, type NewBatch } from './invitation-codes.server';
import { doInPlace, type InPlace } from './places.server';

/** Which of these addresses, in lower case, are on the list of an assessment already. */
export async function listInvited(
  services: Services,
  assessmentId: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(addresses.map((address) => [hashOf(services, assessmentId, address), address]));
  const known = await listKnownAddresses(services.db, assessmentId, [...byHash.keys()]);
  return new Set(known.flatMap((hash) => byHash.get(hash) ?? []));
}

/**
 * Makes a code for each address and lets an invitation go to it, at once where the assessment is open and else as soon as
 * it is. Addresses that came onto the list in the meantime are passed over.
 * @param addresses in lower case, each once, none of them on the list
 */
export async function inviteByMail(
  services: Services,
  by: InPlace,
  assessmentId: string,
  { id, sector }: Pick<NewBatch, 'id' | 'sector'>,
  addresses: readonly string[],
): Promise<MakingOutcome> {
  const batch = { id, assessmentId, sector, kind: 'emails' as const };
  for (let made = 0; made < addresses.length; made += CODES_AT_ONCE) {
    const piece = addresses.slice(made, made + CODES_AT_ONCE).map((address) => {
      const code = newEntryCode(services);
      return {
        code,
        ...sealedAddress(services, assessmentId, services.newId(), address),
        codeHash: code.hash,
      };
    });
    const outcome = await addToBatch(
      services,
      by,
      batch,
      { made, all: addresses.length },
      piece.length,
      async (trx) => {
        await insertCodes(
          trx,
          batch,
          piece.map(({ code }) => code),
        );
        await insertAddresses(trx, assessmentId, piece);
      },
    );
    if (outcome !== 'added') return outcome === 'twice' ? 'made' : outcome;
  }
  return 'made';
}

/** How the invitations of one batch stand. Reminders are not told of: they would tell who has not answered. */
export interface InvitationCounts {
  batchId: string;
  sent: number;
  waiting: number;
  failed: number;
}

/** An address that no invitation could be sent to. */
export interface FailedInvitation {
  id: string;
  address: string;
}

const MOST_FAILED_SHOWN = 50;

/**
 * How the invitations by e-mail of an assessment stand, and the addresses that none could be sent to: those have to be
 * mended, and as their codes never reached anybody they tell nothing of who answers. Ask for the assessment first: this
 * does not look at who asks.
 */
export async function findInvitations(
  services: Services,
  { placeId }: InPlace,
  assessmentId: string,
): Promise<{ counts: InvitationCounts[]; failed: FailedInvitation[] }> {
  const [counts, failed] = await Promise.all([
    countInvitations(services.db, placeId, assessmentId),
    listFailedInvitations(services.db, placeId, assessmentId, MOST_FAILED_SHOWN),
  ]);
  return {
    counts,
    failed: failed.flatMap(({ id, sealed }) => {
      const address = unseal(services.keys.bytes('address-sealed'), id, sealed);
      return address === undefined ? [] : [{ id, address }];
    }),
  };
}

/** Puts another address in the place of one that no invitation could be sent to, and tries it. */
export function mendAddress(
  services: Services,
  by: InPlace,
  assessmentId: string,
  id: string,
  address: string,
): Promise<'mended' | 'known' | 'too-late' | 'not-there'> {
  return doInPlace(services, by, 'invite', async (trx) => {
    const assessment = await findPlaceAssessment(trx, by.placeId, assessmentId);
    if (!assessment) return 'not-there';
    if (!takesCodes(assessment.state)) return 'too-late';
    const mended = sealedAddress(services, assessmentId, id, address);
    const others = await listFailedInvitations(trx, by.placeId, assessmentId, MOST_FAILED_SHOWN);
    const own = others.find((other) => other.id === id);
    const before = own && unseal(services.keys.bytes('address-sealed'), id, own.sealed);
    // The same again is a wish to try once more.
    if (before !== address && (await listKnownAddresses(trx, assessmentId, [mended.hash])).length > 0) {
      return 'known';
    }
    if (!(await replaceFailedAddress(trx, by.placeId, assessmentId, mended))) return 'too-late';
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'codes.address-mended',
      placeId: by.placeId,
      subject: assessmentId,
    });
    return 'mended';
  });
}

/**
 * Lets a reminder go to every address whose code is not spent when its turn comes: once a day at most, and not on the day
 * of the invitation. To how many is told to nobody.
 * @returns 'too-soon' where no list may be reminded today
 */
export function remind(
  services: Services,
  by: InPlace,
  assessmentId: string,
): Promise<'queued' | 'too-soon' | 'not-open' | 'not-there'> {
  return doInPlace(services, by, 'invite', async (trx) => {
    const assessment = await findPlaceAssessment(trx, by.placeId, assessmentId);
    if (!assessment) return 'not-there';
    if (assessment.state !== 'open') return 'not-open';
    const now = services.clock().toISOString();
    const today = now.slice(0, 10);
    const batches = (await listBatches(trx, by.placeId, assessmentId)).filter(
      ({ kind, madeOn, remindedOn }) => kind === 'emails' && madeOn < today && (remindedOn ?? '') < today,
    );
    if (batches.length === 0) return 'too-soon';
    const ids = batches.map(({ id }) => id);
    await markReminded(trx, assessmentId, ids, today);
    await queueReminders(trx, assessmentId, ids, now);
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'codes.reminders-sent',
      placeId: by.placeId,
      subject: assessmentId,
      details: { lists: ids.length },
    });
    return 'queued';
  });
}

const hashOf = ({ keys }: Pick<Services, 'keys'>, assessmentId: string, address: string) =>
  keys.mac('address', assessmentId, address).toString('base64url');

function sealedAddress(services: Services, assessmentId: string, id: string, address: string) {
  return {
    id,
    hash: hashOf(services, assessmentId, address),
    sealed: seal(services.keys.bytes('address-sealed'), id, address),
    dueAt: services.clock().toISOString(),
  };
}
