import { findPlaceAssessment, listAssessments } from 'db/queries/assessments';
import { findShownEdition } from 'db/queries/editions';
import { ofPlace, type PlaceAssessment } from './assessments.server';
import type { Services } from './context.server';

/** An assessment that a workshop could be about: it has results, and is not about to be deleted. Ask for the place first. */
export async function findWorkshopBasis(
  { db }: Pick<Services, 'db'>,
  placeId: string,
  assessmentId: string,
): Promise<PlaceAssessment | undefined> {
  const found = await findPlaceAssessment(db, placeId, assessmentId);
  if (!found || !isOver(found)) return undefined;
  return (await findShownEdition(db, placeId, assessmentId)) ? ofPlace(found) : undefined;
}

/** All of a place's, the newest first. Ask for the place first. */
export async function listWorkshopBases(
  { db }: Pick<Services, 'db'>,
  placeId: string,
): Promise<{ id: string; title: string }[]> {
  const over = (await listAssessments(db, placeId)).filter(isOver);
  const bases = await Promise.all(
    over.map(async ({ id, title }) => ((await findShownEdition(db, placeId, id)) ? [{ id, title }] : [])),
  );
  return bases.flat();
}

const isOver = ({ state, deleteAt }: { state: string; deleteAt: string | null }) =>
  (state === 'closed' || state === 'archived') && deleteAt === null;

/** The threshold of the assessment that a workshop is about; null where it stands by itself, or that is gone. */
export async function findOwnThreshold(
  { db }: Pick<Services, 'db'>,
  { placeId, assessmentId }: { readonly placeId: string; readonly assessmentId: string | null },
): Promise<number | null> {
  if (assessmentId === null) return null;
  return (await findPlaceAssessment(db, placeId, assessmentId))?.threshold ?? null;
}
