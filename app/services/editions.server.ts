import { findAssessment } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import { countSent, insertEdition, listEditions, markAllUnchanged } from 'db/queries/editions';
import {
  endJob,
  findLatestJob,
  findUnfinishedJob,
  type Job,
  keepJob,
  queueJob,
  takeJob,
} from 'db/queries/jobs';
import { intakeOf } from '~/domain/comments/intake';
import { METHOD } from '~/domain/edition/edition';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { auditedShown } from './audited-shown.server';
import { updateCommentCopies } from './comment-copies.server';
import { countResponses, setOf } from './edition-parts.server';

/**
 * What came of computing an edition. `needed`: how many more new or changed responses it takes; of `too-few-own`, of
 * people who are not imported.
 */
export type EditionOutcome =
  | { result: 'computed'; number: number }
  | { result: 'too-few' | 'too-few-own' | 'too-few-new'; needed: number }
  | { result: 'not-closed' | 'failed' };

/** How far an edition that was asked for has come. */
export interface EditionProgress {
  state: Job['state'];
  /** Percent. */
  progress: number;
  /** Null until it has ended. */
  outcome: EditionOutcome | null;
}

/** How long a process that computes an edition may say nothing before another one takes over. */
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 3;
/** How far the work has come, in percent, once the answers are counted; then the auditor attacks what comes of them. */
const COUNTED = 70;

/** Queues the edition of an assessment that closes, in the transaction that closes it. */
export async function queueEdition(
  trx: Atomic,
  { newId, clock }: Pick<Services, 'newId' | 'clock'>,
  assessmentId: string,
): Promise<void> {
  await queueJob(trx, { id: newId(), kind: 'edition', assessmentId }, clock().toISOString());
}

/** Whether an edition of the assessment is waited for; it may not be opened again until then. */
export async function isEditionUnderWay(
  { db }: Pick<Services, 'db'>,
  assessmentId: string,
): Promise<boolean> {
  return (await findUnfinishedJob(db, 'edition', assessmentId)) !== undefined;
}

/** How far the edition last asked for has come; undefined where none was asked for. */
export async function findEditionProgress(
  { db }: Pick<Services, 'db'>,
  assessmentId: string,
): Promise<EditionProgress | undefined> {
  const job = await findLatestJob(db, 'edition', assessmentId);
  return job && { state: job.state, progress: job.progress, outcome: job.outcome as EditionOutcome | null };
}

/**
 * Takes the next edition that is due and computes it.
 *
 * @returns what came of it; undefined when none was due.
 * @throws what went wrong, after the work was put back for another attempt or, after the third, marked as failed.
 */
export async function computeNextEdition(
  services: Services,
): Promise<{ assessmentId: string; outcome: EditionOutcome } | undefined> {
  const { db, clock } = services;
  const job = await takeJob(db, 'edition', clock().toISOString(), leaseFrom(clock()));
  if (!job) return undefined;
  try {
    return { assessmentId: job.assessmentId, outcome: await computeEdition(services, job) };
  } catch (error) {
    const failed: EditionOutcome = { result: 'failed' };
    await endJob(db, job, job.attempts < MOST_ATTEMPTS ? 'waiting' : 'failed', failed);
    throw error;
  }
}

async function computeEdition(services: Services, job: Job): Promise<EditionOutcome> {
  const { db, clock, newId } = services;
  const end = async (outcome: EditionOutcome, on = db) => {
    if (!(await endJob(on, job, 'done', outcome))) throw new Error('the edition was taken over');
    return outcome;
  };
  const assessment = await findAssessment(db, job.assessmentId);
  if (assessment?.state !== 'closed') return end({ result: 'not-closed' });
  const { threshold } = assessment;
  const set = setOf(services, assessment.questionSet);
  const editions = await listEditions(db, assessment.id);
  const { sent, changed, own } = await countSent(db, assessment.id);
  // Nothing is stored below the threshold: an edition that told nothing would still count as one to differ from.
  if (editions.length === 0 && sent < threshold) return end({ result: 'too-few', needed: threshold - sent });
  // Whoever imported the others would be left with those few.
  if (editions.length === 0 && own > 0 && own < threshold)
    return end({ result: 'too-few-own', needed: threshold - own });
  if (editions.length > 0 && changed < threshold) {
    return db.transaction().execute(async (trx) => {
      // What was withdrawn goes even so, and everything where too few people are left behind it.
      await updateCommentCopies(trx, services, assessment.id, () => (sent < threshold ? 'none' : 'no-new'));
      return end({ result: 'too-few-new', needed: threshold - changed }, trx);
    });
  }

  const report = async (progress: number) => {
    if (!(await keepJob(db, job, progress, leaseFrom(clock()))))
      throw new Error('the edition was taken over');
  };
  const counted = await countResponses(services, assessment.id, set, (read) =>
    report(Math.min(COUNTED, Math.round((read / sent) * COUNTED))),
  );
  const number = editions.length + 1;
  const shown = await auditedShown(
    services,
    { assessment, number, set, protected: counted.protected, earlier: editions },
    () => report(COUNTED),
  );
  return db.transaction().execute(async (trx) => {
    // While an edition is computed the assessment stays closed; what changes that would make it wrong.
    const still = await findAssessment(trx, assessment.id);
    if (still?.state !== 'closed')
      throw new Error('the assessment was opened while its edition was computed');
    await insertEdition(trx, {
      id: newId(),
      assessmentId: assessment.id,
      number,
      questionSet: set.id,
      method: METHOD,
      shown: JSON.stringify(shown),
      protected: JSON.stringify(counted.protected),
      digest: counted.digest,
      computedOn: clock().toISOString().slice(0, 10),
    });
    await markAllUnchanged(trx, assessment.id);
    await updateCommentCopies(trx, services, assessment.id, (question) =>
      intakeOf(question, counted.protected, threshold),
    );
    const outcome = await end({ result: 'computed', number }, trx);
    await recordAudit(trx, services, {
      actor: 'system',
      action: 'edition.computed',
      ...(assessment.placeId !== null && { placeId: assessment.placeId }),
      subject: assessment.id,
      details: { number, responses: shown.n },
    });
    return outcome;
  });
}

const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_MS).toISOString();
