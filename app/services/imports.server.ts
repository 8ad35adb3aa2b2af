import { findPlaceAssessment } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import {
  deleteImport,
  deleteOldPreviews,
  deletePreview,
  findImport,
  holdOpen,
  insertImported,
  insertPreview,
  listImported,
  markImported,
  type StoredImport,
} from 'db/queries/imports';
import { leaveNoTrace } from 'db/queries/responses';
import type { AnswersSetting } from '~/domain/answers-file/columns';
import type { FileRefusal } from '~/domain/answers-file/import-messages';
import type { Problem } from '~/domain/answers-file/problem';
import { type FilePerson, rowsAlike } from '~/domain/answers-file/read-answers';
import { type Letters, readAnswersFile, shownFileName, type UploadedFile } from './answers-files.server';
import type { PlaceAssessment } from './assessments.server';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { setOf } from './edition-parts.server';
import { doInPlace, type InPlace } from './places.server';
import { hashReturnCode } from './return-codes.server';

/** What was brought and is not taken in yet. */
export interface ImportPreview {
  id: string;
  fileName: string;
  people: readonly FilePerson[];
  /** The first of what is wrong with other rows. */
  problems: readonly Problem[];
  problemCount: number;
  badRows: number;
  /** Names of columns that are not stored. */
  leftOut: readonly string[];
  /** Rows that say all the same, by their numbers. */
  alike: readonly (readonly number[])[];
  letters: Letters;
  /** When the same file was last taken in, ISO-8601 UTC; null where it was not. */
  takenInBefore: string | null;
}

/** An import as the list shows it. */
export type TakenIn = Pick<StoredImport, 'id' | 'fileName' | 'people' | 'madeAt'>;

type Content = Pick<
  ImportPreview,
  'people' | 'problems' | 'problemCount' | 'badRows' | 'leftOut' | 'alike' | 'letters'
>;

/** How long a preview may be looked at; swept every five minutes, it is gone within the hour. */
const PREVIEW_MS = 50 * 60_000;

/** What a file for this assessment may hold. */
export function answersSetting(
  services: Pick<Services, 'instrument'>,
  { questionSet, forms, sectors, commentsAsked }: PlaceAssessment,
  leaveOutUnknown = false,
): AnswersSetting {
  return {
    set: setOf(services, questionSet),
    sectors: services.instrument.sectors,
    tiers: services.instrument.tiers,
    assessment: { forms, sectors, commentsAsked, leaveOutUnknown },
  };
}

export type BroughtOutcome =
  | { outcome: 'preview'; id: string }
  | { outcome: 'unreadable'; why: FileRefusal }
  | { outcome: 'refused'; problems: readonly Problem[] }
  | { outcome: 'not-open' | 'not-there' };

/**
 * Reads a file and keeps it as a preview, in the place of any that the account had of this assessment. Of a file that
 * is refused as a whole nothing is kept.
 */
export async function bringFile(
  services: Services,
  by: InPlace,
  assessment: PlaceAssessment,
  file: UploadedFile,
  leaveOutUnknown: boolean,
): Promise<BroughtOutcome> {
  if (assessment.state !== 'open') return { outcome: 'not-open' };
  const read = await readAnswersFile(file.bytes, answersSetting(services, assessment, leaveOutUnknown));
  if (read.status === 'unreadable') return { outcome: 'unreadable', why: read.why };
  const { reading, digest, letters } = read;
  if (reading.status === 'refused') return { outcome: 'refused', problems: reading.problems };
  const { status: _, ...rest } = reading;
  const content: Content = { ...rest, alike: rowsAlike(reading.people), letters };
  const { newId, clock } = services;
  const id = newId();
  const kept = await doInPlace(services, by, 'import', async (trx) => {
    if (!(await holdOpen(trx, by.placeId, assessment.id))) return 'not-open' as const;
    await insertPreview(trx, assessment.id, {
      id,
      fileName: shownFileName(file.name),
      digest,
      people: reading.people.length,
      content: JSON.stringify(content),
      accountId: by.accountId,
      madeAt: clock().toISOString(),
    });
    return 'kept' as const;
  });
  return kept === 'kept' ? { outcome: 'preview', id } : { outcome: kept };
}

/** A preview of this account; undefined where it was thrown away, taken in, or is too old. */
export async function findPreview(
  services: Pick<Services, 'db' | 'clock'>,
  by: InPlace,
  assessmentId: string,
  id: string,
): Promise<ImportPreview | undefined> {
  const found = await findImport(services.db, by.placeId, assessmentId, id);
  if (!found || !isOwnPreview(services, by, found)) return undefined;
  const taken = await listImported(services.db, by.placeId, assessmentId);
  return {
    id,
    fileName: found.fileName,
    ...(JSON.parse(found.content) as Content),
    takenInBefore: taken.find(({ digest }) => digest === found.digest)?.madeAt ?? null,
  };
}

const isOwnPreview = (
  { clock }: Pick<Services, 'clock'>,
  { accountId }: InPlace,
  stored: StoredImport,
): stored is StoredImport & { content: string } =>
  stored.content !== null && stored.accountId === accountId && stored.madeAt >= oldest(clock());

const oldest = (now: Date) => new Date(now.getTime() - PREVIEW_MS).toISOString();

/** What was taken in so far, the latest first. Ask for the place first: this does not look at who asks. */
export function listTakenIn(
  { db }: Pick<Services, 'db'>,
  { placeId }: InPlace,
  assessmentId: string,
): Promise<TakenIn[]> {
  return listImported(db, placeId, assessmentId);
}

/** What was ticked before a preview is taken in. */
export interface TakeInChoices {
  /** To go on without the rows that something is wrong with. */
  skipBadRows: boolean;
  /** To take the same file in once more. */
  onceMore: boolean;
}

export type TakeInOutcome =
  /** Also where it was taken in by the same click a moment ago. */
  'taken-in' | 'bad-rows' | 'same-file' | 'nobody' | 'not-open' | 'not-there';

/**
 * Takes a preview in: all of its people or nobody, in one transaction that the closing of the assessment waits for, or
 * that finds it closed. What to store is made ready before, so that those who are answering wait for the storing alone.
 */
export async function takeIn(
  services: Services,
  by: InPlace,
  assessmentId: string,
  id: string,
  { skipBadRows, onceMore }: TakeInChoices,
): Promise<TakeInOutcome> {
  const { placeId, accountId } = by;
  const found = await findImport(services.db, placeId, assessmentId, id);
  if (found?.state === 'imported' && found.accountId === accountId) return 'taken-in';
  if (!found || !isOwnPreview(services, by, found)) return 'not-there';
  const { people, badRows } = JSON.parse(found.content) as Content;
  if (people.length === 0) return 'nobody';
  if (badRows > 0 && !skipBadRows) return 'bad-rows';
  const responses = asResponses(services, assessmentId, people);
  const outcome = await doInPlace(services, by, 'import', async (trx): Promise<TakeInOutcome> => {
    const taken = await listImported(trx, placeId, assessmentId);
    if (taken.some((one) => one.id === id)) return 'taken-in';
    if (!onceMore && taken.some(({ digest }) => digest === found.digest)) return 'same-file';
    if (!(await isWelcome(trx, by, assessmentId, people))) return 'not-open';
    // Thrown away in the meantime, or taken in by another click: then it waited for that one here.
    if (!(await markImported(trx, assessmentId, id, services.clock().toISOString()))) {
      return (await findImport(trx, placeId, assessmentId, id)) ? 'taken-in' : 'not-there';
    }
    await insertImported(trx, assessmentId, id, responses);
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'import.taken-in',
      placeId,
      subject: assessmentId,
      details: { people: people.length, rowsSkipped: badRows },
    });
    return 'taken-in';
  });
  if (outcome === 'taken-in') await leaveNoTrace(services.db);
  return outcome;
}

/** Whether the assessment is open, stays so until the transaction ends, and invites all of these people. */
async function isWelcome(
  trx: Atomic,
  { placeId }: InPlace,
  assessmentId: string,
  people: readonly FilePerson[],
): Promise<boolean> {
  if (!(await holdOpen(trx, placeId, assessmentId))) return false;
  const { sectors = [], forms = [] } = (await findPlaceAssessment(trx, placeId, assessmentId)) ?? {};
  return people.every(({ sector, form }) => sectors.includes(sector) && forms.includes(form));
}

/** In the order of their random ids, so that where a row is stored does not tell where it stood in the file. */
function asResponses(
  { keys, newId }: Pick<Services, 'keys' | 'newId'>,
  assessmentId: string,
  people: readonly FilePerson[],
) {
  return people
    .map(({ form, sector, tier, answers, comments }) => ({
      id: newId(),
      form,
      sector,
      tier,
      // Of something that is no code and that nobody is told.
      returnCodeHash: hashReturnCode(keys, assessmentId, newId()),
      answers: Object.fromEntries(
        Object.entries(answers).map(([question, answer]) => [question, String(answer)]),
      ),
      comments,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Throws a preview away. */
export async function cancelPreview(
  services: Services,
  by: InPlace,
  assessmentId: string,
  id: string,
): Promise<'cancelled' | 'not-there'> {
  const outcome = await doInPlace(services, by, 'import', async (trx) => {
    const found = await findImport(trx, by.placeId, assessmentId, id);
    if (!found || !isOwnPreview(services, by, found)) return 'not-there';
    await deletePreview(trx, assessmentId, id);
    return 'cancelled';
  });
  await leaveNoTrace(services.db);
  return outcome;
}

/** Takes back everything that came with an import, while the assessment is open. */
export async function undoImport(
  services: Services,
  by: InPlace,
  assessmentId: string,
  id: string,
): Promise<'undone' | 'not-open' | 'not-there'> {
  const { placeId, accountId } = by;
  const outcome = await doInPlace(services, by, 'import', async (trx) => {
    const found = await findImport(trx, placeId, assessmentId, id);
    if (found?.state !== 'imported') return 'not-there';
    if (!(await holdOpen(trx, placeId, assessmentId))) return 'not-open';
    await deleteImport(trx, assessmentId, id);
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'import.undone',
      placeId,
      subject: assessmentId,
      details: { people: found.people },
    });
    return 'undone';
  });
  if (outcome === 'undone') await leaveNoTrace(services.db);
  return outcome;
}

/** Throws away previews that nobody came back to. */
export function forgetOldPreviews({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  return deleteOldPreviews(db, oldest(clock()));
}
