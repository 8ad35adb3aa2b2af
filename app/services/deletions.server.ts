import { findPlaceAssessment } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import {
  deleteDraft,
  deleteDue,
  listEditionsNaming,
  listToDelete,
  markToDelete,
  markToKeep,
  replaceShown,
} from 'db/queries/deletions';
import { leaveNoTraceAtAll } from 'db/queries/keeping';
import { DELETABLE, deletionOf, isTitle } from '~/domain/assessment/deletion';
import type { ShownEdition } from '~/domain/edition/edition';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { deleteAllResponses } from './keeping.server';
import { doInPlace, type InPlace } from './places.server';

/**
 * - `deleted`: it is gone.
 * - `waiting`: it goes in 30 days, unless it is kept; so too where that was asked for before.
 * - `wrong-title`: what was typed to confirm is not its title.
 * - `not-from-here`: it is open or about to open.
 */
export type DeletionOutcome = 'deleted' | 'waiting' | 'wrong-title' | 'not-from-here' | 'not-there';

/**
 * Deletes a draft at once, or says that an assessment is to be deleted in 30 days.
 * @param typed its title, to confirm; not asked of a draft
 */
export function askToDelete(
  services: Services,
  by: InPlace,
  assessmentId: string,
  typed: string,
): Promise<DeletionOutcome> {
  const { accountId: actor, placeId } = by;
  const note = (trx: Atomic, action: string, details: Record<string, string>) =>
    recordAudit(trx, services, { actor, action, placeId, subject: assessmentId, details });
  return doInPlace(services, by, 'delete', async (trx): Promise<DeletionOutcome> => {
    const assessment = await findPlaceAssessment(trx, placeId, assessmentId);
    if (!assessment) return 'not-there';
    if (assessment.deleteAt !== null) return 'waiting';
    const { title } = assessment;
    if (assessment.state === 'draft' && (await deleteDraft(trx, placeId, assessmentId))) {
      await note(trx, 'assessment.deleted', { title });
      return 'deleted';
    }
    const deletion = deletionOf(assessment.state, true, services.clock());
    if (deletion.how !== 'after-grace') return 'not-from-here';
    if (!isTitle(typed, title)) return 'wrong-title';
    const { deleteAt } = deletion;
    if (!(await markToDelete(trx, placeId, assessmentId, deleteAt, DELETABLE))) return 'not-from-here';
    await note(trx, 'assessment.deletion-asked', { title, deleteAt });
    return 'waiting';
  });
}

/**
 * Takes back that an assessment is to be deleted.
 * @returns 'kept' too where it was not to be; 'too-late' once its time has come
 */
export function keepAssessment(
  services: Services,
  by: InPlace,
  assessmentId: string,
): Promise<'kept' | 'too-late' | 'not-there'> {
  const { accountId: actor, placeId } = by;
  return doInPlace(services, by, 'delete', async (trx) => {
    const assessment = await findPlaceAssessment(trx, placeId, assessmentId);
    if (!assessment) return 'not-there';
    if (assessment.deleteAt === null) return 'kept';
    const now = services.clock().toISOString();
    if (!(await markToKeep(trx, placeId, assessmentId, now))) return 'too-late';
    await recordAudit(trx, services, { actor, action: 'assessment.kept', placeId, subject: assessmentId });
    return 'kept';
  });
}

/**
 * Deletes the assessments whose time has come, with all that belongs to them, and takes what later rounds show beside
 * them out of those rounds. Answers go first, a part at a time: from the moment it is due nobody can take it back any
 * more. The entries of the audit log stay.
 * @returns how many went
 */
export async function deleteDueAssessments(services: Services): Promise<number> {
  const { db, clock } = services;
  const now = clock().toISOString();
  const due = await listToDelete(db, now);
  let count = 0;
  for (const { id, placeId } of due) {
    await deleteAllResponses(services, id);
    const gone = await db.transaction().execute(async (trx) => {
      if (!(await deleteDue(trx, placeId, id, now))) return false;
      await leaveOutOfRounds(trx, placeId, id);
      await recordAudit(trx, services, {
        actor: 'system',
        action: 'assessment.deleted',
        placeId,
        subject: id,
      });
      return true;
    });
    if (gone) count += 1;
  }
  if (count > 0) await leaveNoTraceAtAll(db);
  return count;
}

async function leaveOutOfRounds(trx: Atomic, placeId: string, id: string): Promise<void> {
  for (const edition of await listEditionsNaming(trx, placeId, id)) {
    const shown = JSON.parse(edition.shown) as ShownEdition;
    const rounds = shown.rounds.filter((round) => round.assessmentId !== id);
    await replaceShown(trx, edition.id, JSON.stringify({ ...shown, rounds }));
  }
}
