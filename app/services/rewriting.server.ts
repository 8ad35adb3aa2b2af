import { holdAssessment } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import { dropUnfinishedJob, endJob, type Job, keepJob, queueJob, takeJob } from 'db/queries/jobs';
import {
  deleteAddresses,
  findStretch,
  finishRewriting,
  rewriteCodes,
  rewriteComments,
  rewriteResponses,
} from 'db/queries/rewriting';
import type { Services } from './context.server';

/**
 * What came of writing an assessment anew: `not-closed` where it was opened again, or is no longer there; `stopped` where
 * it was asked to stop, and begins again later.
 */
export interface RewritingOutcome {
  result: 'rewritten' | 'not-closed' | 'stopped';
}

/** How long a process that does it may say nothing before another one takes over. */
const LEASE_MS = 60_000;
const ADDRESSES_AT_ONCE = 500;

/** What is written anew, in which order, and how far the work has come before each, in percent. */
const PASSES = [
  { table: 'invitation_code', rewrite: rewriteCodes, begins: 5 },
  { table: 'response', rewrite: rewriteResponses, begins: 15 },
  { table: 'comment', rewrite: rewriteComments, begins: 85 },
] as const;

/** Queues that an assessment is written anew, in the transaction that closes it. It waits for the edition. */
export async function queueRewriting(
  trx: Atomic,
  { newId, clock }: Pick<Services, 'newId' | 'clock'>,
  assessmentId: string,
): Promise<void> {
  await queueJob(trx, { id: newId(), kind: 'rewrite', assessmentId }, clock().toISOString());
}

/**
 * Takes back that an assessment is written anew, in the transaction that opens it again. What was written anew stays
 * so; the next close begins from the start.
 */
export function stopRewriting(trx: Atomic, assessmentId: string): Promise<void> {
  return dropUnfinishedJob(trx, 'rewrite', assessmentId);
}

/**
 * Writes anew, in random order, what people answered in the next closed assessment that waits for it, and the codes that
 * they had, so that nothing of the order is left by which one could be tied to the other; and deletes the addresses that
 * the codes were sent to. Doing it twice changes nothing.
 *
 * A few rows at a time, each time in a transaction that looks first whether the assessment is still closed and the work
 * still ours: nobody else waits long, and what was half done when a process ended is begun again by another.
 *
 * @param isStopping asked before each few rows.
 * @returns what came of it; undefined when none waits.
 * @throws what went wrong. It is tried again once the lease has run out, for as long as it takes: to leave it undone is
 *   no way out.
 */
export async function rewriteNext(
  services: Pick<Services, 'db' | 'clock'>,
  isStopping: () => boolean = () => false,
): Promise<{ assessmentId: string; outcome: RewritingOutcome } | undefined> {
  const { db, clock } = services;
  const job = await takeJob(db, 'rewrite', clock().toISOString(), leaseFrom(clock()));
  if (!job) return undefined;
  const outcome: RewritingOutcome = { result: await rewriteAll(services, job, isStopping) };
  if (outcome.result === 'rewritten') await finishRewriting(db);
  await endJob(db, job, outcome.result === 'stopped' ? 'waiting' : 'done', outcome);
  return { assessmentId: job.assessmentId, outcome };
}

async function rewriteAll(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  job: Job,
  isStopping: () => boolean,
): Promise<RewritingOutcome['result']> {
  const { assessmentId } = job;
  const step = async (progress: number, work: (trx: Atomic) => Promise<unknown>) => {
    if (isStopping()) return 'stopped';
    return db.transaction().execute(async (trx) => {
      // In this order, in which opening it again takes the two as well.
      const state = await holdAssessment(trx, assessmentId);
      const isClosed = state === 'closed' || state === 'archived';
      if (!isClosed || !(await keepJob(trx, job, progress, leaseFrom(clock())))) return 'not-closed';
      await work(trx);
      return 'done';
    });
  };
  for (let left = 1; left > 0;) {
    const came = await step(0, async (trx) => {
      left = await deleteAddresses(trx, assessmentId, ADDRESSES_AT_ONCE);
    });
    if (came !== 'done') return came;
  }
  for (const { table, rewrite, begins } of PASSES) {
    for (let after = ''; ;) {
      const stretch = await findStretch(db, table, assessmentId, after);
      if (!stretch) break;
      const came = await step(begins, (trx) => rewrite(trx, assessmentId, stretch));
      if (came !== 'done') return came;
      after = stretch.done;
    }
  }
  return 'rewritten';
}

const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_MS).toISOString();
