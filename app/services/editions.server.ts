import { createHash } from 'node:crypto';
import { findRole } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import { findAssessment } from 'db/queries/assessments';
import {
  countSent,
  findResultsHead,
  findShownEdition,
  insertEdition,
  listAssessmentsWithEditions,
  listEditions,
  listSentResponses,
  markAllUnchanged,
  type ResultsHead,
  type StoredEdition,
} from 'db/queries/editions';
import {
  endJob,
  findLatestJob,
  findUnfinishedJob,
  type Job,
  keepJob,
  queueJob,
  takeJob,
} from 'db/queries/jobs';
import type { FormId, QuestionSet } from 'questions/types';
import { sameEdition } from '~/domain/edition/check-edition';
import { METHOD, type ProtectedEdition, type ShownEdition } from '~/domain/edition/edition';
import { showEdition } from '~/domain/edition/shown';
import { startTally } from '~/domain/edition/tally';
import { type Answer, parseAnswer } from '~/domain/response/answer';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';

/** What came of computing an edition. `needed`: how many more new or changed responses it takes. */
export type EditionOutcome =
  | { result: 'computed'; number: number }
  | { result: 'too-few' | 'too-few-new'; needed: number }
  | { result: 'not-closed' | 'failed' };

/** The results of an assessment as pages, links and exports may show them. */
export interface Results {
  status: 'ready';
  head: ResultsHead;
  number: number;
  /** YYYY-MM-DD. */
  computedOn: string;
  questionSet: QuestionSet;
  shown: ShownEdition;
  /** Of the edition last asked for, which may be a later one that is not there yet or needs more new answers. */
  progress: EditionProgress | undefined;
}

/** There are none: not closed yet, being computed, or too few people answered. */
export interface NoResults {
  status: 'none';
  head: ResultsHead;
  progress: EditionProgress | undefined;
}

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
/** Responses read at once: small enough that a request never waits for them. */
const BATCH = 250;
const MOST_ATTEMPTS = 3;

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
 * The results of a place's assessment, to a member of the place.
 *
 * @param number of the edition; the latest where left out.
 * @returns undefined where there is no such assessment or edition, or it is not for this account: which of them is not told.
 */
export async function findResults(
  services: Pick<Services, 'db' | 'instrument'>,
  accountId: string,
  placeId: string,
  assessmentId: string,
  number?: number,
): Promise<Results | NoResults | undefined> {
  const { db } = services;
  if (!(await findRole(db, accountId, placeId))) return undefined;
  const head = await findResultsHead(db, placeId, assessmentId);
  if (!head) return undefined;
  const row = await findShownEdition(db, placeId, assessmentId, number);
  const progress = await findEditionProgress(services, assessmentId);
  if (!row) {
    return number === undefined ? { status: 'none', head, progress } : undefined;
  }
  return {
    status: 'ready',
    head,
    number: row.number,
    computedOn: row.computedOn,
    questionSet: setOf(services, row.questionSet),
    shown: JSON.parse(row.shown) as ShownEdition,
    progress,
  };
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
  const job = await takeJob(db, clock().toISOString(), leaseFrom(clock()));
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
  const end = async (outcome: EditionOutcome) => {
    await endJob(db, job, 'done', outcome);
    return outcome;
  };
  const assessment = await findAssessment(db, job.assessmentId);
  if (assessment?.state !== 'closed') return end({ result: 'not-closed' });
  const { threshold } = assessment;
  const set = setOf(services, assessment.questionSet);
  const editions = await listEditions(db, assessment.id);
  const { sent, changed } = await countSent(db, assessment.id);
  // Nothing is stored below the threshold: an edition that told nothing would still count as one to differ from.
  if (editions.length === 0 && sent < threshold) return end({ result: 'too-few', needed: threshold - sent });
  if (editions.length > 0 && changed < threshold)
    return end({ result: 'too-few-new', needed: threshold - changed });

  const counted = await countResponses(services, assessment.id, set, async (read) => {
    const progress = Math.min(95, Math.round((read / sent) * 95));
    if (!(await keepJob(db, job, progress, leaseFrom(clock()))))
      throw new Error('the edition was taken over');
  });
  const number = editions.length + 1;
  const shown = showEdition({
    set,
    threshold,
    protected: counted.protected,
    ...withPrevious(editions.at(-1)),
  });
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
    const outcome: EditionOutcome = { result: 'computed', number };
    if (!(await endJob(trx, job, 'done', outcome))) throw new Error('the edition was taken over');
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

/** Counts every sent response of an assessment, a batch at a time, and digests what was counted. */
async function countResponses(
  { db }: Pick<Services, 'db'>,
  assessmentId: string,
  set: QuestionSet,
  report: (read: number) => Promise<void>,
): Promise<{ protected: ProtectedEdition; digest: string }> {
  const tally = startTally(set);
  const digest = createHash('sha256');
  let read = 0;
  for (let after = ''; ;) {
    const batch = await listSentResponses(db, assessmentId, after, BATCH);
    for (const { id, form, sector, tier, changed, answers } of batch) {
      tally.add({ form: form as FormId, sector, tier, changed, answers: answersOf(answers) });
      digest.update(`${JSON.stringify([id, form, sector, tier, answers])}\n`);
    }
    const last = batch.at(-1);
    if (!last) break;
    after = last.id;
    read += batch.length;
    await report(read);
  }
  return { protected: tally.result(), digest: digest.digest('hex') };
}

function answersOf(stored: Record<string, string>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, text]) => {
      const answer = parseAnswer(text);
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
}

/** What was found when an edition was computed again. */
export interface CheckedEdition {
  assessmentId: string;
  number: number;
  /**
   * - `same`: its answers give the same bytes.
   * - `follows`: what it shows follows from what was counted; its answers have changed since, as they may.
   * - `differs`: at these places of the shown or protected part.
   * - `reduced`: what was counted is no longer kept.
   */
  found: 'same' | 'follows' | 'differs' | 'reduced';
  where: string[];
}

/** Computes every stored edition again from what was counted, and the latest of each assessment from its answers. */
export async function* checkEditions(services: Services): AsyncGenerator<CheckedEdition> {
  for (const assessmentId of await listAssessmentsWithEditions(services.db)) {
    const editions = await listEditions(services.db, assessmentId);
    for (const edition of editions) {
      const isLast = edition === editions.at(-1);
      yield {
        assessmentId,
        number: edition.number,
        ...(await checkEdition(services, edition, editions[edition.number - 2], isLast)),
      };
    }
  }
}

async function checkEdition(
  services: Services,
  edition: StoredEdition,
  previous: StoredEdition | undefined,
  isLast: boolean,
): Promise<Pick<CheckedEdition, 'found' | 'where'>> {
  if (edition.protected === null || (previous && previous.protected === null)) {
    return { found: 'reduced', where: [] };
  }
  const set = setOf(services, edition.questionSet);
  const stored = JSON.parse(edition.shown) as ShownEdition;
  const counted = JSON.parse(edition.protected) as ProtectedEdition;
  const shown = showEdition({
    set,
    threshold: stored.threshold,
    protected: counted,
    ...withPrevious(previous),
  });
  const where = differences('shown', edition.shown, shown);
  if (where.length > 0) return { found: 'differs', where };
  if (!isLast) return { found: 'follows', where };
  const again = await countResponses(services, edition.assessmentId, set, async () => undefined);
  if (again.digest !== edition.digest) {
    const assessment = await findAssessment(services.db, edition.assessmentId);
    const { sent, changed } = await countSent(services.db, edition.assessmentId);
    // Between editions people may answer, change and withdraw; with none of that, answers were tampered with.
    const mayDiffer = assessment?.state === 'open' || changed > 0 || sent < stored.n;
    return mayDiffer ? { found: 'follows', where } : { found: 'differs', where: ['answers'] };
  }
  // Which responses were new then is kept, not found out again.
  const recounted = differences('protected', edition.protected, {
    ...again.protected,
    changes: counted.changes,
  });
  return recounted.length > 0 ? { found: 'differs', where: recounted } : { found: 'same', where };
}

function differences(part: string, stored: string, again: unknown): string[] {
  if (stored === JSON.stringify(again)) return [];
  const paths = sameEdition(JSON.parse(stored), again);
  return (paths.length > 0 ? paths : ['the order of its bytes']).map((path) => `${part}: ${path}`);
}

function withPrevious(
  edition: StoredEdition | undefined,
): { previous: { shown: ShownEdition; protected: ProtectedEdition } } | Record<string, never> {
  if (!edition) return {};
  if (edition.protected === null) throw new Error('what the edition before counted is no longer kept');
  return {
    previous: {
      shown: JSON.parse(edition.shown) as ShownEdition,
      protected: JSON.parse(edition.protected) as ProtectedEdition,
    },
  };
}

function setOf({ instrument }: Pick<Services, 'instrument'>, id: string): QuestionSet {
  const set = instrument.sets[id];
  if (!set) throw new Error(`question set ${id} is not in the question files`);
  return set;
}

const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_MS).toISOString();
