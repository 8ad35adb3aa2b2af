import { listPlaceActions } from 'db/queries/actions';
import { findPlaceAssessment } from 'db/queries/assessments';
import { listFollowups } from 'db/queries/workshop-followups';
import { listNotes } from 'db/queries/workshop-note-moderation';
import { findEvent } from 'db/queries/workshop-events';
import { listSteps } from 'db/queries/workshop-steps';
import { findWorkshopRow } from 'db/queries/workshops';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import type { Followup } from '~/domain/workshop/followup';
import { mayMerge, type Note } from '~/domain/workshop/moderation';
import { offeredMoves, type OfferedMoves } from '~/domain/workshop/offered';
import { isRecorded } from '~/domain/workshop/typed-agreement';
import { currentStep, shownResult, type StepView, type WorkshopView } from '~/domain/workshop/view';
import type { Services } from './context.server';
import { findPlace, type InPlace, type OwnPlace } from './places.server';
import { roundAtHand, undoing } from './workshop-commands.server';
import { countWorkshop } from './workshop-counts.server';
import { listShownNotes } from './workshop-words.server';
import { ofWorkshop, viewOf, type Workshop } from './workshops.server';

/** What stands on a facilitator's console. */
export interface Console {
  place: OwnPlace;
  workshop: WorkshopView;
  counts: WorkshopCounts;
  offered: OfferedMoves;
  /** The kind of the command that undoing takes back; null: nothing can be undone. */
  undo: string | null;
  /** Whether the round at hand is closed and has too few votes to be revealed. */
  tooFew: boolean;
  /** The words that were sent to the step at hand; null where it is of another kind. */
  words: Words | null;
  followups: Followup[];
  /** Where the actions go when it ends; null where it is not on an assessment, or a rehearsal. */
  assessment: { id: string; title: string; copied: number } | null;
}

export interface Words {
  /** By their random ids: never in the order in which they came. */
  notes: Note[];
  /** How many voted for each that is shown, by id; null before that is revealed. */
  upvotes: Record<string, number> | null;
  mayMerge: boolean;
}

/** The console of a workshop; undefined for whoever may not run it, and where there is none. */
export async function findConsole(
  services: Services,
  by: InPlace,
  workshopId: string,
): Promise<Console | undefined> {
  const place = await findPlace(services, by, 'run-workshops');
  const stored = place && (await findWorkshopRow(services.db, by.placeId, workshopId));
  if (!place || !stored) return undefined;
  const own = ofWorkshop(stored);
  const workshop = await viewOf(services, own);
  const step = currentStep(workshop);
  const [counts, words, undo, followups, enough] = await Promise.all([
    countWorkshop(services, workshopId),
    step?.kind === 'words' ? wordsOf(services, workshop, step) : null,
    undoneBy(services, by, own),
    listFollowups(services.db, workshopId),
    hasEnough(services, own, step),
  ]);
  return {
    place,
    workshop,
    counts,
    offered: offeredMoves(workshop.state, {
      steps: workshop.steps.map((one) => ({ id: one.id, kind: one.kind, recorded: isRecorded(one) })),
      enough,
      waiting: words?.notes.filter(({ state }) => state === 'waiting').length ?? 0,
      word: (step && shownResult(step)?.result.agreement?.word) ?? null,
    }),
    undo,
    tooFew: step?.progress.phase === 'closed' && !enough,
    words,
    followups,
    assessment: await copiedTo(services, by, workshop, followups),
  };
}

async function wordsOf({ db }: Services, workshop: WorkshopView, step: StepView): Promise<Words> {
  const [notes, shown] = await Promise.all([
    listNotes(db, workshop.id, step.id),
    listShownNotes({ db }, workshop, step.id),
  ]);
  const upvotes = shown.flatMap(({ id, upvotes: votes }) => (votes === null ? [] : [[id, votes] as const]));
  return {
    notes: notes.map(({ stepId: _, ...note }) => note),
    upvotes: upvotes.length > 0 ? Object.fromEntries(upvotes) : null,
    mayMerge: mayMerge(workshop.state, step.id),
  };
}

/** What undoing would take back. It may be behind events that changed outcomes alone. */
async function undoneBy({ db }: Services, by: InPlace, workshop: Workshop): Promise<string | null> {
  const last = await findEvent(db, by.placeId, workshop.id, workshop.sequence);
  const undoTo = last?.undoTo ?? null;
  if (undoTo === null || 'refused' in (await undoing(db, by, workshop, undoTo))) return null;
  return (await findEvent(db, by.placeId, workshop.id, undoTo + 1))?.kind ?? null;
}

/** Asked of closed rounds alone: while votes come in, it would tell how they are spread between choices and not knowing. */
async function hasEnough(
  services: Services,
  workshop: Workshop,
  step: StepView | undefined,
): Promise<boolean> {
  if (step?.progress.phase !== 'closed') return false;
  return services.db.transaction().execute(async (trx) => {
    const steps = await listSteps(trx, workshop.id);
    return (await roundAtHand(trx, services, workshop, steps))?.enough ?? false;
  });
}

async function copiedTo(
  { db }: Services,
  { placeId }: InPlace,
  { assessmentId, rehearsal }: WorkshopView,
  followups: readonly Followup[],
): Promise<Console['assessment']> {
  const assessment =
    assessmentId === null || rehearsal ? undefined : await findPlaceAssessment(db, placeId, assessmentId);
  if (!assessment) return null;
  const there = await listPlaceActions(db, placeId);
  const copied = followups.filter(({ id }) => there.some((action) => action.id === id)).length;
  return { id: assessment.id, title: assessment.title, copied };
}
