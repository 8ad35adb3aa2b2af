import { findPlaceAssessment } from 'db/queries/assessments';
import { findPlaceName } from 'db/queries/places';
import { findResultsLink } from 'db/queries/results-links';
import { mayInPlace, type PlaceRole, type PlaceUse } from '~/domain/access/uses';
import { ofPlace, type PlaceAssessment } from './assessments.server';
import type { Services } from './context.server';
import { findPlace } from './places.server';

/**
 * Somebody who may read the results of one assessment, as found by `findResultsReader` for the request at hand: a member
 * of the place, or whoever opened a link. What is read is read by its two ids, so that nothing else can be.
 */
export type ResultsReader = { readonly placeId: string; readonly assessmentId: string } & (
  | { readonly kind: 'member'; readonly role: PlaceRole }
  /** `label`: whom the link is for. */
  | { readonly kind: 'link'; readonly label: string }
);

/** What somebody who wants to read has to show for it. */
export interface ReaderClaims {
  /** Of the account that is signed in. */
  accountId?: string | undefined;
  /** Of a link that this browser has opened. */
  linkId?: string | undefined;
}

/**
 * Who reads the results of an assessment: a member where the account is one, else the link where it still stands. While
 * an assessment waits to be deleted only those who may take that back read its results.
 * @returns undefined where neither may, or there is no such assessment: which of them is not told
 */
export async function findResultsReader(
  services: Pick<Services, 'db'>,
  { accountId, linkId }: ReaderClaims,
  { placeId, assessmentId }: { placeId: string; assessmentId: string },
): Promise<ResultsReader | undefined> {
  const { db } = services;
  const where = { placeId, assessmentId };
  const place = accountId && (await findPlace(services, { accountId, placeId }, 'see-results'));
  if (place) {
    const assessment = await findPlaceAssessment(db, placeId, assessmentId);
    const mayRead = assessment && (assessment.deleteAt === null || mayInPlace(place.role, 'delete'));
    return mayRead ? { ...where, kind: 'member', role: place.role } : undefined;
  }
  const link = linkId && (await findResultsLink(db, placeId, assessmentId, linkId));
  return link ? { ...where, kind: 'link', label: link.label } : undefined;
}

/** The assessment whose results somebody reads, and its place's name; undefined where it was deleted meanwhile. */
export async function findReadAssessment(
  { db }: Pick<Services, 'db'>,
  { placeId, assessmentId }: ResultsReader,
): Promise<{ placeName: string; assessment: PlaceAssessment } | undefined> {
  const [placeName, assessment] = await Promise.all([
    findPlaceName(db, placeId),
    findPlaceAssessment(db, placeId, assessmentId),
  ]);
  return placeName !== undefined && assessment ? { placeName, assessment: ofPlace(assessment) } : undefined;
}

/** Whether somebody who reads results may do something else with them, which a link never lets anybody. */
export const mayAsReader = (reader: ResultsReader, use: PlaceUse): boolean =>
  reader.kind === 'member' && mayInPlace(reader.role, use);
