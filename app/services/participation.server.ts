import {
  countSentBySector,
  findParticipation,
  forgetOrganisations,
  keepParticipation,
  listOrganisationsWith,
  listUncounted,
  type StoredParticipation,
} from 'db/queries/participation';
import type { Queryable } from 'db/tables';
import { fullHour } from '~/domain/assessment/participation';
import type { Services } from './context.server';
import type { InPlace } from './places.server';

export type { StoredParticipation };

/** How many sent their answers in each sector, as counted at the last full hour, or when it closed. */
export function findCounted(
  { db }: Services,
  { placeId }: InPlace,
  assessmentId: string,
): Promise<StoredParticipation | undefined> {
  return findParticipation(db, placeId, assessmentId);
}

/**
 * Counts who has sent answers to the assessments that were not counted since the last full hour: those that are open,
 * and once more those that have closed. Never while somebody looks, nor when a lead closes or opens one: numbers that
 * change under one's eyes would tell who just answered.
 *
 * Of organisations it is only noted which have reached the threshold, and that stays: neither how many people of one
 * answered, nor that somebody took their answers back, can be told. After the last count nobody's organisation is kept.
 * @returns how many assessments were counted
 */
export async function countParticipation({ db, clock }: Services): Promise<number> {
  const countedAt = fullHour(clock().toISOString());
  const uncounted = await listUncounted(db, countedAt);
  for (const { id, isOpen, threshold, organisations: before } of uncounted) {
    const counts = await countSentBySector(db, id);
    const organisations = [...new Set([...before, ...(await listOrganisationsWith(db, id, threshold))])];
    await keepParticipation(db, id, { countedAt, counts, organisations, final: !isOpen });
    if (!isOpen) await forgetOrganisations(db, id);
  }
  return uncounted.length;
}

/** Notes that nobody has answered yet, when an assessment opens. */
export function beginParticipation(
  trx: Queryable,
  { clock }: Pick<Services, 'clock'>,
  assessmentId: string,
): Promise<void> {
  const countedAt = fullHour(clock().toISOString());
  return keepParticipation(trx, assessmentId, { countedAt, counts: {}, organisations: [], final: false });
}
