import { findPlaceAssessment, listAssessments } from 'db/queries/assessments';
import { listFollowups } from 'db/queries/workshop-followups';
import { findTookPart, listEndedOn, listHeldAt } from 'db/queries/workshop-records';
import { countDevices } from 'db/queries/workshop-votes';
import { findWorkshopRow, listWorkshops } from 'db/queries/workshops';
import type { LiveState } from '~/domain/workshop/live-state';
import { outcomeOf, type WorkshopOutcome } from '~/domain/workshop/outcomes';
import { type TookPart, tookPartOf } from '~/domain/workshop/took-part';
import type { WorkshopView } from '~/domain/workshop/view';
import type { Services } from './context.server';
import { listShownNotes, type ToldNote } from './workshop-words.server';
import { ofWorkshop, viewOf } from './workshops.server';

type Reading = Pick<Services, 'db' | 'instrument'>;

/** A workshop in the list of its place. */
export interface ListedWorkshop {
  id: string;
  title: string;
  stage: LiveState['stage'];
  /** ISO-8601 UTC; null: it was never started. */
  heldAt: string | null;
  /** The title of the assessment it is about; null: none. */
  assessment: string | null;
}

/** The workshops of a place, the newest first, without rehearsals. Ask for the place first. */
export async function listWorkshopsOf({ db }: Reading, placeId: string): Promise<ListedWorkshop[]> {
  const [workshops, heldAt, assessments] = await Promise.all([
    listWorkshops(db, placeId),
    listHeldAt(db, placeId),
    listAssessments(db, placeId),
  ]);
  return workshops.map(({ id, title, stage, assessmentId }) => ({
    id,
    title,
    stage,
    heldAt: stage === 'draft' ? null : (heldAt[id] ?? null),
    assessment: assessments.find((one) => one.id === assessmentId)?.title ?? null,
  }));
}

/** When a workshop was started (ISO-8601 UTC); null where it is a draft. Ask for it first. */
export async function findHeldAt(
  { db }: Reading,
  { id, placeId, state }: WorkshopView,
): Promise<string | null> {
  return state.stage === 'draft' ? null : ((await listHeldAt(db, placeId))[id] ?? null);
}

/** The title of the assessment that a workshop is about; null where that is gone. Ask for the place first. */
export async function findAssessmentTitle(
  { db }: Reading,
  placeId: string,
  assessmentId: string,
): Promise<string | null> {
  return (await findPlaceAssessment(db, placeId, assessmentId))?.title ?? null;
}

/** What is kept of a workshop beside its view. */
export interface WorkshopRecord {
  heldAt: string | null;
  tookPart: TookPart;
  /** By the id of a step of words; those that may not be seen (yet) are absent. */
  notes: Record<string, ToldNote[]>;
  followups: Awaited<ReturnType<typeof listFollowups>>;
}

/** What a workshop leaves. Ask for it first. */
export async function recordOf(services: Reading, workshop: WorkshopView): Promise<WorkshopRecord> {
  const { db } = services;
  const { id, placeId, steps, threshold } = workshop;
  const kept = (await findTookPart(db, placeId, id)) as TookPart | null;
  const words = steps.filter(({ kind }) => kind === 'words');
  const notes = await Promise.all(
    words.map(async (step) => [step.id, await listShownNotes(services, workshop, step.id)] as const),
  );
  return {
    heldAt: await findHeldAt(services, workshop),
    tookPart: kept ?? tookPartOf(await countDevices(db, id), threshold),
    notes: Object.fromEntries(notes.filter(([, shown]) => shown.length > 0)),
    followups: await listFollowups(db, id),
  };
}

/**
 * What the workshops on an assessment came to that have ended, the latest first; no rehearsals. Ask first whether who
 * asks may read its results.
 * @param forMembers whether who reads is a member of the place: to others the title, which somebody typed, is not told
 */
export async function listOutcomes(
  services: Reading,
  placeId: string,
  assessmentId: string,
  forMembers: boolean,
): Promise<WorkshopOutcome[]> {
  const { db } = services;
  const ended = await listEndedOn(db, placeId, assessmentId);
  const outcomes = await Promise.all(
    ended.map(async ({ id, heldAt }) => {
      const row = await findWorkshopRow(db, placeId, id);
      if (!row) return [];
      const outcome = outcomeOf(await viewOf(services, ofWorkshop(row)), heldAt);
      return [forMembers ? outcome : { ...outcome, title: '' }];
    }),
  );
  return outcomes.flat();
}
