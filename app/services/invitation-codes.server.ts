import { findPlaceAssessment } from 'db/queries/assessments';
import {
  type CodeBatch,
  findBatch,
  insertBatch,
  insertCodes,
  listBatches,
  listSealedCodes,
  updateBatchSize,
} from 'db/queries/invitation-codes';
import type { Atomic } from 'db/queries/audit';
import { takesCodes } from '~/domain/invitation/limits';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { newEntryCode, unsealEntryCode } from './entry-code-keys.server';
import { doInPlace, type InPlace } from './places.server';

export type { CodeBatch };

/** What a lead asks for. */
export interface NewBatch {
  /** Random, drawn with the form: sending it twice makes one batch. */
  id: string;
  /** 1 or more. */
  codes: number;
  /** Of the sectors invited; null: the respondent says it. */
  sector: string | null;
}

/** What came of making codes; 'too-late' where the assessment has closed. */
export type MakingOutcome = 'made' | 'too-late' | 'not-there';

/** So few that everybody else who writes waits for some milliseconds only. */
export const CODES_AT_ONCE = 250;

/**
 * Makes single-use codes, a piece at a time. The batch says how many there are at each moment, so that a process that
 * ends on the way leaves a smaller batch and nothing wrong.
 */
export async function makeCodes(
  services: Services,
  by: InPlace,
  assessmentId: string,
  { id, codes, sector }: NewBatch,
): Promise<MakingOutcome> {
  for (let made = 0; made < codes; made += CODES_AT_ONCE) {
    const piece = Array.from({ length: Math.min(CODES_AT_ONCE, codes - made) }, () => newEntryCode(services));
    const batch = { id, assessmentId, sector, kind: 'tickets' as const };
    const outcome = await addToBatch(services, by, batch, { made, all: codes }, piece.length, (trx) =>
      insertCodes(trx, batch, piece),
    );
    if (outcome !== 'added') return outcome === 'twice' ? 'made' : outcome;
  }
  return 'made';
}

/**
 * Adds one piece to a batch, which the first piece makes and notes in the audit log.
 * @param made how many it has so far, of how many that it will have
 * @returns 'twice' where a form that was sent before is sent again: nothing was added
 */
export function addToBatch(
  services: Services,
  by: InPlace,
  batch: Pick<CodeBatch, 'id' | 'assessmentId' | 'kind' | 'sector'>,
  { made, all }: { made: number; all: number },
  piece: number,
  add: (trx: Atomic) => Promise<void>,
): Promise<'added' | 'twice' | 'too-late' | 'not-there'> {
  return doInPlace(services, by, 'invite', async (trx) => {
    const assessment = await findPlaceAssessment(trx, by.placeId, batch.assessmentId);
    if (!assessment) return 'not-there';
    if (!takesCodes(assessment.state)) return 'too-late';
    const madeOn = services.clock().toISOString().slice(0, 10);
    if (made > 0) await updateBatchSize(trx, batch, made + piece);
    else if (!(await insertBatch(trx, { ...batch, codes: piece, madeOn }))) return 'twice';
    await add(trx);
    if (made === 0) {
      await recordAudit(trx, services, {
        actor: by.accountId,
        action: batch.kind === 'tickets' ? 'codes.made' : 'codes.mailed',
        placeId: by.placeId,
        subject: batch.assessmentId,
        details: { codes: all, sector: batch.sector },
      });
    }
    return 'added';
  });
}

/** The batches of an assessment. Ask for the assessment first: this does not look at who asks. */
export function listCodeBatches(
  { db }: Services,
  { placeId }: InPlace,
  assessmentId: string,
): Promise<CodeBatch[]> {
  return listBatches(db, placeId, assessmentId);
}

/** Codes to hand out. */
export interface Tickets {
  batch: CodeBatch;
  /** In their own order. None once the assessment has closed. */
  codes: string[];
}

/**
 * The codes of a batch that were made to be handed out, all or a part; undefined where there is no such batch. Those that go out by
 * e-mail are shown to nobody. Ask for the assessment first: this does not look at who asks.
 */
export async function findTickets(
  services: Services,
  { placeId }: InPlace,
  assessmentId: string,
  batchId: string,
  part?: { skip: number; most: number },
): Promise<Tickets | undefined> {
  const batch = await findBatch(services.db, placeId, assessmentId, batchId);
  if (batch?.kind !== 'tickets') return undefined;
  const sealed = await listSealedCodes(services.db, { placeId, assessmentId, batchId });
  // In the order of the codes: in that of their hashes the rows would tell in which order printed ones were handed out.
  const codes = sealed.flatMap((code) => unsealEntryCode(services, code) ?? []).sort();
  return { batch, codes: part ? codes.slice(part.skip, part.skip + part.most) : codes };
}

/** All codes of a batch, to be taken away as a file, which the audit log notes; undefined as above. */
export async function takeAwayTickets(
  services: Services,
  by: InPlace,
  assessmentId: string,
  batchId: string,
): Promise<Tickets | undefined> {
  const tickets = await findTickets(services, by, assessmentId, batchId);
  if (!tickets) return undefined;
  const noted = await doInPlace(services, by, 'invite', async (trx) => {
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'codes.downloaded',
      placeId: by.placeId,
      subject: assessmentId,
      details: { codes: tickets.codes.length, sector: tickets.batch.sector },
    });
    return 'noted' as const;
  });
  return noted === 'noted' ? tickets : undefined;
}
