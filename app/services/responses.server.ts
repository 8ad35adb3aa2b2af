import {
  type Entry,
  lastSequence,
  readStanding,
  saveEntries,
  type SaveOutcome,
  type Standing,
} from 'db/queries/answers';
import { type Assessment, findAssessment } from 'db/queries/assessments';
import {
  deleteExpiredResponses,
  findResponse,
  findResponseByReturnCode,
  insertResponse,
  markSent,
  updateAboutYou,
  withdrawResponse,
} from 'db/queries/responses';
import type { FormId, QuestionSet } from 'questions/types';
import type { AboutYou } from '~/domain/response/about-you';
import { endOfTrial } from '~/domain/response/trial';
import type { Services } from './context.server';
import { hashReturnCode, returnCodeFor, typedReturnCode } from './return-codes.server';

export type { Entry };

/** Everything one respondent's pages show, read by the id that only their own device holds. */
export interface OwnResponse extends Standing {
  id: string;
  aboutYou: AboutYou;
  state: 'begun' | 'sent';
  assessment: {
    id: string;
    kind: 'trial' | 'place';
    open: boolean;
    threshold: number;
    commentsAsked: boolean;
    /** Ids of the sectors invited. */
    sectors: string[];
    /** Names of those that may be chosen from; empty: not asked. */
    organisations: string[];
    /** ISO-8601 UTC; null when it is closed by hand, or never. */
    closesAt: string | null;
    /** Empty for a trial, as the next two are null. */
    title: string;
    placeName: string | null;
    joinCode: string | null;
  };
  questionSet: QuestionSet;
}

const MOST_ATTEMPTS = 8;

/** A response that was begun, now or before with the same ticket. */
export interface Begun {
  outcome: 'begun';
  responseId: string;
  returnCode: string;
}

/** Why a response could not be begun. */
export interface NotBegun {
  outcome: 'closed' | 'not-invited' | 'code-needed';
}

/** The same for the same ticket: whoever sends a form twice means one response. */
const responseIdOf = ({ keys }: Pick<Services, 'keys'>, assessmentId: string, ticket: string) =>
  keys.mac('response-id', assessmentId, ticket).subarray(0, 16).toString('hex');

/** Whether a response was begun with this ticket, and is still there. */
export async function findBegun(services: Services, assessmentId: string, ticket: string): Promise<boolean> {
  const id = responseIdOf(services, assessmentId, ticket);
  return (await findResponse(services.db, id, now(services.clock))) !== undefined;
}

/**
 * Begins a response. The ticket comes with the form: sending the same form twice begins one response, with one
 * return code.
 * @param entry by what somebody comes in; with `codes` a single-use code was spent for it (`entry-codes.server.ts`)
 * @returns 'closed' where the assessment is unknown or not open; 'not-invited' where it is a place's, and the form or
 *   the sector is none of those it invites; 'code-needed' where nobody gets in by the open link
 */
export async function beginResponse(
  services: Services,
  assessmentId: string,
  ticket: string,
  aboutYou: AboutYou,
  entry: Assessment['entry'] = 'link',
): Promise<Begun | NotBegun> {
  const { db, keys, clock } = services;
  const assessment = await findAssessment(db, assessmentId);
  if (!assessment || assessment.state !== 'open') return { outcome: 'closed' };
  const { kind, forms, sectors } = assessment;
  if (assessment.entry === 'codes' && entry !== 'codes') return { outcome: 'code-needed' };
  if (kind === 'place' && !(forms.includes(aboutYou.form) && sectors.includes(aboutYou.sector))) {
    return { outcome: 'not-invited' };
  }
  const responseId = responseIdOf(services, assessmentId, ticket);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const returnCode = returnCodeFor(keys, ticket, attempt);
    const returnCodeHash = hashReturnCode(keys, assessmentId, returnCode);
    const insert = () =>
      insertResponse(db, {
        id: responseId,
        assessmentId,
        ...aboutYou,
        returnCodeHash,
        expiresAt: assessment.kind === 'trial' ? endOfTrial(clock()) : null,
      });
    let inserted = await insert();
    if (inserted === 'exists' && !(await findResponse(db, responseId, now(clock)))) {
      // The form comes from a page that was open for longer than its answers were kept.
      await deleteExpiredResponses(db, now(clock));
      inserted = await insert();
    }
    if (inserted === 'closed') return { outcome: 'closed' };
    if (inserted === 'inserted') return { outcome: 'begun', responseId, returnCode };
    if (inserted === 'code-taken') continue;
    // Begun before: with this code, unless somebody else had it then.
    const holder = await findResponseByReturnCode(db, assessmentId, returnCodeHash, now(clock));
    if (holder?.id !== responseId) continue;
    await updateAboutYou(db, responseId, aboutYou, now(clock));
    return { outcome: 'begun', responseId, returnCode };
  }
  throw new Error('no free return code was found');
}

/**
 * Finds the response of a return code within one assessment.
 * @returns 'unreadable' where what was typed is not four words of the list, 'unknown' where nobody holds that code
 */
export async function resumeResponse(
  { db, keys, clock }: Services,
  assessmentId: string,
  typed: string,
): Promise<
  { outcome: 'found'; responseId: string; returnCode: string } | { outcome: 'unreadable' | 'unknown' }
> {
  const returnCode = typedReturnCode(typed);
  if (!returnCode) return { outcome: 'unreadable' };
  const hash = hashReturnCode(keys, assessmentId, returnCode);
  const found = await findResponseByReturnCode(db, assessmentId, hash, now(clock));
  return found ? { outcome: 'found', responseId: found.id, returnCode } : { outcome: 'unknown' };
}

/** Reads a respondent's own answers; undefined where they are gone: unknown, withdrawn or expired. */
export async function findOwnResponse(
  { db, clock, instrument }: Services,
  responseId: string,
): Promise<OwnResponse | undefined> {
  const [row, standing] = await Promise.all([
    findResponse(db, responseId, now(clock)),
    readStanding(db, responseId),
  ]);
  if (!row) return undefined;
  const questionSet = instrument.sets[row.assessment.questionSet];
  if (!questionSet)
    throw new Error(`question set ${row.assessment.questionSet} is not in the question files`);
  return {
    id: responseId,
    aboutYou: {
      form: row.form as FormId,
      sector: row.sector,
      tier: row.tier,
      jointPost: row.jointPost,
      organisation: row.organisation,
    },
    state: row.state,
    assessment: {
      id: row.assessmentId,
      kind: row.assessment.kind,
      open: row.assessment.state === 'open',
      threshold: row.assessment.threshold,
      commentsAsked: row.assessment.commentsAsked,
      sectors: row.assessment.sectors,
      organisations: row.assessment.organisations,
      closesAt: row.assessment.closesAt,
      title: row.assessment.title,
      placeName: row.assessment.placeName,
      joinCode: row.assessment.joinCode,
    },
    questionSet,
    ...standing,
  };
}

/**
 * Stores answers and comments; the newest by (sequence, device) of each question stands, so that sending twice or
 * out of order changes nothing. Acknowledged means committed.
 */
export function saveOwnEntries(
  { db, clock }: Services,
  responseId: string,
  entries: Entry[],
): Promise<SaveOutcome[]> {
  return saveEntries(db, { responseId, entries, now: now(clock) });
}

/**
 * Stores what a plain form post changed, numbered after everything stored so far.
 * @returns false where the response is gone or its assessment is not open; then nothing was stored
 */
export async function savePostedChanges(
  services: Services,
  responseId: string,
  changes: Pick<Entry, 'kind' | 'questionId' | 'value'>[],
): Promise<boolean> {
  if (changes.length === 0) return true;
  const sequence = (await lastSequence(services.db, responseId)) + 1;
  // A device of its own for every post, so that two at the same moment still have an order.
  const device = services.newId().slice(0, 16);
  const entries = changes.map((change) => ({ ...change, sequence, device }) as Entry);
  const outcomes = await saveOwnEntries(services, responseId, entries);
  return outcomes.every((outcome) => outcome !== 'refused');
}

/** Changes what a respondent said of themselves. False where the response is gone or its assessment is not open. */
export function changeAboutYou(
  { db, clock }: Services,
  responseId: string,
  aboutYou: AboutYou,
): Promise<boolean> {
  return updateAboutYou(db, responseId, aboutYou, now(clock));
}

/** Sends a response; sending it again changes nothing. False where it is gone or the assessment is not open. */
export function sendResponse({ db, clock }: Services, responseId: string): Promise<boolean> {
  return markSent(db, responseId, now(clock));
}

/** Takes a response back with all its answers and comments; nothing of it stays. False where the assessment is not open. */
export function withdrawOwnResponse({ db }: Services, responseId: string): Promise<boolean> {
  return withdrawResponse(db, responseId);
}

/** Deletes trial responses whose day is over. */
export function forgetExpiredTrials({ db, clock }: Services): Promise<number> {
  return deleteExpiredResponses(db, now(clock));
}

const now = (clock: Services['clock']) => clock().toISOString();
