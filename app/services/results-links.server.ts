import { findPlaceAssessment } from 'db/queries/assessments';
import {
  deleteResultsLink,
  findLinkByToken,
  insertResultsLink,
  listResultsLinks,
  type OpenedLink,
} from 'db/queries/results-links';
import { seal, unseal } from '~/lib/sealed.server';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { hashPassword, isPassword } from './password-hashes.server';
import { doInPlace, type InPlace } from './places.server';
import { takeAttempt } from './throttles.server';

/** A link as its page shows it. */
export interface SharedLink {
  id: string;
  /** The token in its address. */
  token: string;
  /** Whom it is for. */
  label: string;
  hasPassword: boolean;
  /** The name of who made it; null where that account is gone. */
  madeBy: string | null;
  /** YYYY-MM-DD. */
  madeOn: string;
}

/**
 * Makes a link by which people without an account read the results of an assessment.
 * @param link `id`: random, from the form, so that sending it twice makes one link. `password`: '' for none
 * @returns 'to-be-deleted' where nobody but leads reads its results any more
 */
export async function makeResultsLink(
  services: Services,
  by: InPlace,
  assessmentId: string,
  { id, label, password }: { id: string; label: string; password: string },
): Promise<'made' | 'to-be-deleted' | 'not-there'> {
  const { keys, newId, clock } = services;
  // Before the transaction: nobody has to wait for a hash.
  const passwordHash = password === '' ? null : await hashPassword(password);
  return doInPlace(services, by, 'share-results', async (trx) => {
    const assessment = await findPlaceAssessment(trx, by.placeId, assessmentId);
    if (!assessment) return 'not-there';
    if (assessment.deleteAt !== null) return 'to-be-deleted';
    const token = newId();
    const made = await insertResultsLink(trx, {
      id,
      assessment_id: assessmentId,
      token_hash: hashOf(services, token),
      token_sealed: seal(keys.bytes('results-link-sealed'), id, token),
      label,
      password_hash: passwordHash,
      made_by: by.accountId,
      made_on: clock().toISOString().slice(0, 10),
    });
    if (made) {
      await recordAudit(trx, services, {
        actor: by.accountId,
        action: 'results-link.made',
        placeId: by.placeId,
        subject: assessmentId,
        details: { link: id, label, password: passwordHash !== null },
      });
    }
    return 'made';
  });
}

/** The links to an assessment's results. Ask for the assessment first: this does not look at who asks. */
export async function listSharedLinks(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  placeId: string,
  assessmentId: string,
): Promise<SharedLink[]> {
  const links = await listResultsLinks(db, placeId, assessmentId);
  return links.flatMap(({ tokenSealed, ...link }) => {
    const token = unseal(keys.bytes('results-link-sealed'), link.id, tokenSealed);
    return token === undefined ? [] : [{ ...link, token }];
  });
}

/** Takes a link back; whoever has opened it reads no further. @returns 'taken-back' too where that was done before */
export function takeBackResultsLink(
  services: Services,
  by: InPlace,
  assessmentId: string,
  linkId: string,
): Promise<'taken-back' | 'not-there'> {
  return doInPlace(services, by, 'share-results', async (trx) => {
    if (!(await findPlaceAssessment(trx, by.placeId, assessmentId))) return 'not-there';
    const label = await deleteResultsLink(trx, by.placeId, assessmentId, linkId);
    if (label !== undefined) {
      await recordAudit(trx, services, {
        actor: by.accountId,
        action: 'results-link.taken-back',
        placeId: by.placeId,
        subject: assessmentId,
        details: { link: linkId, label },
      });
    }
    return 'taken-back';
  });
}

/** The link that a token in an address belongs to; undefined where there is none, or it was taken back. */
export function findSharedLink(
  services: Pick<Services, 'db' | 'keys'>,
  token: string,
): Promise<OpenedLink | undefined> {
  return findLinkByToken(services.db, hashOf(services, token));
}

/**
 * Whether a password opens a link; without one it is open.
 * @param address the network address that it is tried from
 * @returns 'throttled' where so many were wrong lately that none is looked at
 */
export async function tryLinkPassword(
  services: Services,
  link: Pick<OpenedLink, 'id' | 'passwordHash'>,
  password: string,
  address: string,
): Promise<'right' | 'wrong' | 'throttled'> {
  if (link.passwordHash === null) return 'right';
  const ofAddress = await takeAttempt(services, 'results-link-address', address);
  const ofLink = ofAddress && (await takeAttempt(services, 'results-link', link.id));
  if (!ofAddress || !ofLink) return 'throttled';
  if (!(await isPassword(password, link.passwordHash))) return 'wrong';
  await Promise.all([ofAddress(), ofLink()]);
  return 'right';
}

const hashOf = ({ keys }: Pick<Services, 'keys'>, token: string) =>
  keys.mac('results-link', token).toString('base64url');
