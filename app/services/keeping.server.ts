import {
  deleteGathered,
  deleteSomeResponses,
  leaveNoTraceAtAll,
  listKeptAnswers,
  listUnfinishedKeeping,
  markAnswersGone,
  replaceProtected,
  type KeptAnswers,
} from 'db/queries/keeping';
import type { Atomic } from 'db/queries/audit';
import { listEditions } from 'db/queries/editions';
import { isKeptNoLonger } from '~/domain/assessment/keeping';
import type { ReducedEdition } from '~/domain/edition/kept-part';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { groupsIn } from './edition-parts.server';

/** Responses deleted in one statement: a few thousand answers, which takes some milliseconds. */
const AT_ONCE = 100;

/**
 * Deletes the answers whose time is over, with comments, codes and files that they came from. First it is noted that
 * they are no longer kept, and what editions counted is reduced to what later rounds are compared with; then answers go
 * a part at a time, after an interruption too.
 * @returns of how many assessments answers were deleted
 */
export async function deleteAnswersNoLongerKept(services: Services): Promise<number> {
  const { db, clock } = services;
  const now = clock().toISOString();
  for (const kept of await listKeptAnswers(db)) {
    if (isKeptNoLonger(kept, now)) await db.transaction().execute((trx) => endKeeping(trx, services, kept));
  }
  const unfinished = await listUnfinishedKeeping(db);
  for (const id of unfinished) await deleteAllResponses(services, id);
  if (unfinished.length > 0) await leaveNoTraceAtAll(db);
  return unfinished.length;
}

/** Deletes every response of an assessment that takes none any more, a part at a time. */
export async function deleteAllResponses({ db }: Pick<Services, 'db'>, assessmentId: string): Promise<void> {
  while ((await deleteSomeResponses(db, assessmentId, AT_ONCE)) > 0);
}

async function endKeeping(trx: Atomic, services: Services, kept: KeptAnswers): Promise<void> {
  if (!(await markAnswersGone(trx, kept))) return;
  const { id, placeId } = kept;
  for (const edition of await listEditions(trx, id)) {
    // Without its question set nothing can be compared with it any more.
    const groups = services.instrument.sets[edition.questionSet] && groupsIn(services, edition);
    const reduced: ReducedEdition | undefined = groups && { reduced: true, dimensions: groups };
    await replaceProtected(trx, id, edition.number, reduced ? JSON.stringify(reduced) : null);
  }
  await deleteGathered(trx, id);
  await recordAudit(trx, services, {
    actor: 'system',
    action: 'assessment.answers-deleted',
    placeId,
    subject: id,
    details: { keepMonths: kept.keepMonths },
  });
}
