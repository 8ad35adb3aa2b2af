import {
  type Assessment,
  ensureTrialAssessment,
  findPlaceAssessment,
  insertAssessment,
  listAssessments,
  updateClosing,
  updateContext,
  updateSetUp,
} from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import { shortenKeeping, updateShared } from 'db/queries/keeping';
import type { FormId } from 'questions/types';
import type { PlaceUse } from '~/domain/access/uses';
import type { PlaceContext } from '~/domain/assessment/context';
import { drawJoinCode } from '~/domain/assessment/join-code';
import type { SetUp } from '~/domain/assessment/set-up';
import { FORMS } from '~/domain/response/form-items';
import { type AuditEvent, recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInPlace, findPlace, type InPlace, type OwnPlace } from './places.server';

/** An assessment of a place, as its pages show it. */
export interface PlaceAssessment extends Omit<Assessment, 'forms' | 'context' | 'joinCode'> {
  /** The main form first, then the resident form where it is offered. */
  forms: FormId[];
  context: PlaceContext;
  joinCode: string;
}

/** An assessment of a place with its words as this product knows them. */
export const ofPlace = (assessment: Assessment) => assessment as PlaceAssessment;

/** The id of the "Try it" assessment of a question set: always open, owned by nobody. */
export const trialId = (questionSet: string) => `trial-${questionSet}`;

/** Makes sure that the current question set can be tried. Safe to run by several processes at once. */
export async function prepareTrial({ db, instrument, clock }: Services): Promise<void> {
  await ensureTrialAssessment(db, {
    questionSet: instrument.current.id,
    forms: FORMS,
    sectors: instrument.sectors.map((sector) => sector.id),
    threshold: 5,
    createdOn: clock().toISOString().slice(0, 10),
  });
}

/** The assessments of a place, the newest first. Ask for the place first: this does not look at who asks. */
export async function listAssessmentsOf({ db }: Services, placeId: string): Promise<PlaceAssessment[]> {
  return (await listAssessments(db, placeId)).map(ofPlace);
}

/** An assessment and its place; undefined where the account may not do this there, or the place has no such assessment. */
export async function findAssessmentIn(
  services: Pick<Services, 'db'>,
  by: InPlace,
  assessmentId: string,
  use: PlaceUse,
): Promise<{ place: OwnPlace; assessment: PlaceAssessment } | undefined> {
  const place = await findPlace(services, by, use);
  const assessment = place && (await findPlaceAssessment(services.db, place.id, assessmentId));
  return place && assessment ? { place, assessment: ofPlace(assessment) } : undefined;
}

const MOST_ATTEMPTS = 8;

/**
 * Drafts an assessment with the current question set and a join code of its own.
 * @returns its id; undefined where whoever asks may not do this in the place
 */
export async function draftAssessment(
  services: Services,
  by: InPlace,
  setUp: SetUp,
): Promise<string | undefined> {
  const { newId, clock, instrument } = services;
  const id = newId();
  const drafted = await doInPlace(services, by, 'set-up', async (trx) => {
    const draft = {
      ...setUp,
      id,
      placeId: by.placeId,
      questionSet: instrument.current.id,
      createdOn: clock().toISOString().slice(0, 10),
    };
    for (let attempt = 0; ; attempt += 1) {
      if (attempt === MOST_ATTEMPTS) throw new Error('no free join code was found');
      const joinCode = drawJoinCode(Buffer.from(newId(), 'hex'));
      if (joinCode !== undefined && (await insertAssessment(trx, { ...draft, joinCode }))) break;
    }
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'assessment.drafted',
      placeId: by.placeId,
      subject: id,
      details: summaryOf(setUp),
    });
    return 'drafted' as const;
  });
  return drafted === 'not-there' ? undefined : id;
}

/** What came of a change; 'too-late' where the state of the assessment no longer allows it. */
export type ChangeOutcome = 'changed' | 'too-late' | 'not-there';

/** Changes the set-up of a draft. */
export function changeAssessment(
  services: Services,
  by: InPlace,
  assessmentId: string,
  setUp: SetUp,
): Promise<ChangeOutcome> {
  return change(services, by, assessmentId, 'assessment.changed', summaryOf(setUp), (trx) =>
    updateSetUp(trx, by.placeId, assessmentId, setUp),
  );
}

/** Changes when an open assessment closes: ISO-8601 UTC still to come, or null to close it by hand. */
export function changeClosing(
  services: Services,
  by: InPlace,
  assessmentId: string,
  closesAt: string | null,
): Promise<ChangeOutcome> {
  return change(services, by, assessmentId, 'assessment.closing-changed', { closesAt }, (trx) =>
    updateClosing(trx, by.placeId, assessmentId, closesAt),
  );
}

/** Keeps what the lead tells of the place, in any state; it is never scored. */
export function changeContext(
  services: Services,
  by: InPlace,
  assessmentId: string,
  context: PlaceContext,
): Promise<ChangeOutcome> {
  const details = { fields: Object.keys(context).length };
  return change(services, by, assessmentId, 'assessment.context-changed', details, (trx) =>
    updateContext(trx, by.placeId, assessmentId, context),
  );
}

/** Keeps answers for a shorter time than respondents were told; never for a longer one. */
export function shortenKeepingTime(
  services: Services,
  by: InPlace,
  assessmentId: string,
  keepMonths: number,
): Promise<ChangeOutcome> {
  return change(services, by, assessmentId, 'assessment.keeping-shortened', { keepMonths }, (trx) =>
    shortenKeeping(trx, by.placeId, assessmentId, keepMonths),
  );
}

/**
 * Lets the results go into the releases of programmes, or no longer, in any state.
 * @returns 'too-late' where that is so already
 */
export function changeSharing(
  services: Services,
  by: InPlace,
  assessmentId: string,
  shared: boolean,
): Promise<ChangeOutcome> {
  const action = `assessment.sharing-${shared ? 'given' : 'withdrawn'}`;
  const update = (trx: Atomic) => updateShared(trx, by.placeId, assessmentId, shared);
  return change(services, by, assessmentId, action, {}, update, 'share-with-programmes');
}

/**
 * What somebody changes in an assessment, and the note of it in the audit log. `update`: false where it is too late.
 */
function change(
  services: Services,
  by: InPlace,
  assessmentId: string,
  action: string,
  details: NonNullable<AuditEvent['details']>,
  update: (trx: Atomic) => Promise<boolean>,
  use: PlaceUse = 'set-up',
): Promise<ChangeOutcome> {
  return doInPlace(services, by, use, async (trx) => {
    if (!(await findPlaceAssessment(trx, by.placeId, assessmentId))) return 'not-there';
    if (!(await update(trx))) return 'too-late';
    await recordAudit(trx, services, {
      actor: by.accountId,
      action,
      placeId: by.placeId,
      subject: assessmentId,
      details,
    });
    return 'changed';
  });
}

const summaryOf = (setUp: SetUp) => ({
  title: setUp.title,
  forms: setUp.forms.join(', '),
  sectors: setUp.sectors.length,
  threshold: setUp.threshold,
  comments: setUp.commentsAsked,
  opensAt: setUp.opensAt,
  closesAt: setUp.closesAt,
  entry: setUp.entry,
  organisations: setUp.organisations.length,
  keepMonths: setUp.keepMonths,
  shared: setUp.shared,
});
