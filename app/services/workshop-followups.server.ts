import { createHash } from 'node:crypto';
import type { Atomic } from 'db/queries/audit';
import {
  deleteFollowup,
  type FollowupRow,
  insertFollowup,
  listFollowups,
  updateFollowup,
} from 'db/queries/workshop-followups';
import { listSteps } from 'db/queries/workshop-steps';
import {
  type Followup,
  type FollowupContent,
  type FollowupKind,
  markOf,
  MOST_FOLLOWUPS,
} from '~/domain/workshop/followup';
import type { WorkshopView } from '~/domain/workshop/view';
import { takeInActions } from './action-changes.server';
import type { Services } from './context.server';
import type { InPlace } from './places.server';
import { inOutcomes } from './workshop-outcomes.server';
import type { Workshop } from './workshops.server';

/**
 * - `done`: it is written down, so too where the same was sent twice.
 * - `changed`: somebody else changed it meanwhile; nothing was done.
 * - `gone`: somebody else removed it.
 * - `too-many`: there are as many as a workshop can have.
 * - `not-now`: the workshop has not begun.
 * - `not-there`: no such workshop, or who asks may not run it.
 */
export type FollowupOutcome = 'done' | 'changed' | 'gone' | 'too-many' | 'not-now' | 'not-there';

/** What a workshop leaves, in the order in which it was written down. Ask first whether who asks may see the workshop. */
export const listWorkshopFollowups = (
  { db }: Pick<Services, 'db'>,
  { id }: Pick<WorkshopView, 'id'>,
): Promise<Followup[]> => listFollowups(db, id);

/**
 * Writes down an action or a parked question, at the step that everybody is at.
 * @param ticket random, made with the form: the same sent twice is added once, and another text with it is another
 */
export function addFollowup(
  services: Services,
  by: InPlace,
  workshopId: string,
  kind: FollowupKind,
  content: FollowupContent,
  ticket: string,
): Promise<FollowupOutcome> {
  return inOutcomes<FollowupOutcome>(services, by, workshopId, 'follow-up', async (trx, workshop, told) => {
    if (workshop.state.stage === 'draft') return 'not-now';
    const all = await listFollowups(trx, workshopId);
    const id = createHash('sha256')
      .update(JSON.stringify([workshopId, ticket, kind, markOf(content)]))
      .digest('hex')
      .slice(0, 32);
    if (all.some((one) => one.id === id)) return 'done';
    if (all.length >= MOST_FOLLOWUPS) return 'too-many';
    const number = Math.max(0, ...all.map((one) => one.number)) + 1;
    const followup: FollowupRow = { id, stepId: workshop.state.step, kind, ...content, number };
    await insertFollowup(trx, workshopId, followup);
    await told();
    // What is agreed on the way out of the room goes where the others went.
    if (workshop.state.stage === 'ended') await copyActions(trx, services, by, workshop, [followup]);
    return 'done';
  });
}

/** Changes one. @param mark `markOf` it as it was read */
export function changeFollowup(
  services: Services,
  by: InPlace,
  workshopId: string,
  { id, mark, content }: { id: string; mark: string; content: FollowupContent },
): Promise<FollowupOutcome> {
  return inOutcomes<FollowupOutcome>(services, by, workshopId, 'follow-up', async (trx, _, told) => {
    const before = (await listFollowups(trx, workshopId)).find((one) => one.id === id);
    if (!before) return 'gone';
    if (markOf(before) === markOf(content)) return 'done';
    if (markOf(before) !== mark) return 'changed';
    await updateFollowup(trx, workshopId, { id, ...content });
    await told();
    return 'done';
  });
}

/** Removes one; an action that was copied to an assessment stays there. @param mark `markOf` it as it was read */
export function removeFollowup(
  services: Services,
  by: InPlace,
  workshopId: string,
  { id, mark }: { id: string; mark: string },
): Promise<FollowupOutcome> {
  return inOutcomes<FollowupOutcome>(services, by, workshopId, 'follow-up', async (trx, _, told) => {
    const before = (await listFollowups(trx, workshopId)).find((one) => one.id === id);
    if (!before) return 'done';
    if (markOf(before) !== mark) return 'changed';
    await deleteFollowup(trx, workshopId, id);
    await told();
    return 'done';
  });
}

/**
 * Copies the actions of a workshop on an assessment to the actions of that assessment, each once: an id is the same in
 * both. Nothing of a rehearsal is copied, and nothing to an assessment that cannot have actions. Call it after all other
 * changes of the transaction, since it writes to the audit log.
 */
export async function copyActions(
  trx: Atomic,
  services: Services,
  by: InPlace,
  { id, assessmentId, rehearsal, questionSet }: Workshop,
  followups?: readonly Followup[],
): Promise<void> {
  if (assessmentId === null || rehearsal) return;
  const steps = await listSteps(trx, id);
  const dimensions = services.instrument.sets[questionSet]?.dimensions ?? [];
  const dimensionOf = (stepId: string | null) => {
    const step = steps.find((one) => one.id === stepId && one.kind === 'question');
    const has = dimensions.find(({ questions }) =>
      questions.some((question) => question.id === step?.subject),
    );
    return has?.id ?? null;
  };
  const actions = (followups ?? (await listFollowups(trx, id))).filter(({ kind }) => kind === 'action');
  await takeInActions(
    trx,
    services,
    by,
    assessmentId,
    actions.map((action) => ({ ...action, dimension: dimensionOf(action.stepId) })),
  );
}
