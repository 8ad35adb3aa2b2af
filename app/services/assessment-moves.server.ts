import { type Assessment, findPlaceAssessment, listDue, updateState } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import { deleteUnsent } from 'db/queries/keeping';
import { leaveNoTrace } from 'db/queries/responses';
import { reopenParticipation } from 'db/queries/participation';
import {
  type AssessmentCommand,
  type AssessmentState,
  type MoveRefusal,
  nextAssessmentState,
} from '~/domain/assessment/state';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { isEditionUnderWay, queueEdition } from './editions.server';
import { beginParticipation } from './participation.server';
import { queueRewriting, stopRewriting } from './rewriting.server';
import { doInPlace, type InPlace } from './places.server';

export type MoveOutcome =
  | { outcome: 'moved'; state: AssessmentState }
  | { outcome: 'refused'; refusal: MoveRefusal | 'edition-under-way' }
  | { outcome: 'not-there' };

/** What a lead may ask for; the other commands are the clock's. */
export type LeadCommand = Exclude<AssessmentCommand, 'openWhenDue' | 'closeWhenDue'>;

/**
 * Opens, schedules, closes, reopens or archives an assessment, or takes a scheduled one back to draft, with all that
 * belongs to it, in one transaction. Closing waits for the answers that are being stored, and queues the edition.
 * Archiving deletes the answers that were never sent.
 * @param closesAt when reopening: the new closing time, ISO-8601 UTC; null for none
 * @returns 'not-there' where the place has no such assessment, or whoever asks may not do this in it
 */
export async function moveAssessment(
  services: Services,
  by: InPlace,
  assessmentId: string,
  command: LeadCommand,
  closesAt: string | null = null,
): Promise<MoveOutcome> {
  const moved = await doInPlace(services, by, 'set-up', async (trx): Promise<MoveOutcome> => {
    const assessment = await findPlaceAssessment(trx, by.placeId, assessmentId);
    if (!assessment) return { outcome: 'not-there' };
    const reopened = command === 'reopen' ? { ...assessment, closesAt } : assessment;
    return move(trx, services, by, reopened, command);
  });
  if (moved === 'not-there') return { outcome: 'not-there' };
  if (moved.outcome === 'moved' && moved.state === 'archived') await leaveNoTrace(services.db);
  return moved;
}

/**
 * Opens and closes the assessments whose time has come. Any number of processes may do so at once: each assessment is
 * moved by one of them.
 * @returns how many were moved
 * @throws the first error, after every other assessment has had its turn
 */
export async function moveDueAssessments(services: Services): Promise<number> {
  const { db, clock } = services;
  const due = await listDue(db, clock().toISOString());
  const errors: unknown[] = [];
  let count = 0;
  for (const { id, placeId } of due) {
    try {
      const moved = await db.transaction().execute(async (trx) => {
        const assessment = await findPlaceAssessment(trx, placeId, id);
        if (!assessment) return undefined;
        const command = assessment.state === 'scheduled' ? 'openWhenDue' : 'closeWhenDue';
        return move(trx, services, { accountId: 'system', placeId }, assessment, command);
      });
      if (moved?.outcome === 'moved') count += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return count;
}

async function move(
  trx: Atomic,
  services: Services,
  { accountId, placeId }: InPlace,
  assessment: Assessment,
  command: AssessmentCommand,
): Promise<MoveOutcome> {
  const { id, state: from, closesAt } = assessment;
  const now = services.clock().toISOString();
  const next = nextAssessmentState(from, command, { ...assessment, now });
  if (!next.ok) return { outcome: 'refused', refusal: next.refusal };
  const to = next.state;
  if (from === 'closed' && (await isEditionUnderWay({ db: trx }, id))) {
    return { outcome: 'refused', refusal: 'edition-under-way' };
  }
  const change = {
    from,
    to,
    ...(to === 'closed' && { closedAt: now }),
    ...(command === 'reopen' && { closesAt, closedAt: null }),
  };
  if (!(await updateState(trx, placeId, id, change))) return { outcome: 'refused', refusal: 'not-from-here' };
  if (command === 'reopen') {
    await stopRewriting(trx, id);
    await reopenParticipation(trx, id);
  } else if (to === 'open') await beginParticipation(trx, services, id);
  if (to === 'closed') {
    await queueEdition(trx, services, id);
    await queueRewriting(trx, services, id);
  }
  if (to === 'archived') await deleteUnsent(trx, id);
  await recordAudit(trx, services, {
    actor: accountId,
    action: `assessment.${command === 'reopen' ? 'reopened' : ACTIONS[to]}`,
    placeId,
    subject: id,
    details: to === 'open' ? { threshold: assessment.threshold, closesAt } : {},
  });
  return { outcome: 'moved', state: to };
}

const ACTIONS: Record<AssessmentState, string> = {
  draft: 'taken-back',
  scheduled: 'scheduled',
  open: 'opened',
  closed: 'closed',
  archived: 'archived',
};
