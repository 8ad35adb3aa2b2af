import type { Queryable } from 'db/tables';
import type { Atomic } from 'db/queries/audit';
import { countShownNotes, countUpvoters } from 'db/queries/workshop-notes';
import { keepRound, listRounds, listVotes } from 'db/queries/workshop-votes';
import { findEvent } from 'db/queries/workshop-events';
import { listSteps, type StoredStep } from 'db/queries/workshop-steps';
import { type ConsensusRule, type LiveState, NEW_WORKSHOP, progressOf } from '~/domain/workshop/live-state';
import {
  type CommandRefusal,
  nextWorkshopState,
  stateAfterUndo,
  type WorkshopCommand,
} from '~/domain/workshop/next-state';
import { mayReveal, type TallyTerms, tallyRound } from '~/domain/workshop/tally';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import type { InPlace } from './places.server';
import { copyActions } from './workshop-followups.server';
import { choicesOf, inWorkshop, type Workshop } from './workshops.server';

/**
 * What came of a command.
 * - `done`: it is done and committed, so too where the same click came twice.
 * - `changed`: somebody else moved the workshop on since; nothing was done.
 * - `refused`: it cannot be done as things stand.
 * - `not-there`: no such workshop, or who asks may not run it.
 */
export type CommandOutcome =
  'done' | 'changed' | 'not-there' | { readonly refused: CommandRefusal | 'nothing-to-undo' | 'told' };

/**
 * Does what a facilitator asks for, if the workshop still stands as they saw it.
 * @param seen the sequence number of the last event that they saw
 */
export function commandWorkshop(
  services: Services,
  by: InPlace,
  workshopId: string,
  seen: number,
  command: WorkshopCommand | { readonly kind: 'undo' },
): Promise<CommandOutcome> {
  return inWorkshop<CommandOutcome>(services, by, workshopId, async (trx, workshop, tell) => {
    const last = await findEvent(trx, by.placeId, workshopId, workshop.sequence);
    if (workshop.sequence !== seen && !(await standsAsSeen(trx, by, workshop, seen)))
      return workshop.sequence === seen + 1 && last?.kind === command.kind ? 'done' : 'changed';

    if (command.kind === 'undo') {
      const undone = await undoing(trx, by, workshop, last?.undoTo ?? null);
      if ('refused' in undone) return undone;
      await tell('undo', undone.state, undone.undoTo);
      return 'done';
    }
    const steps = await listSteps(trx, workshopId);
    const revealing =
      command.kind === 'reveal' ? await roundAtHand(trx, services, workshop, steps) : undefined;
    const next = nextWorkshopState(workshop.state, command, {
      steps: Object.fromEntries(steps.map(({ id, kind }) => [id, kind])),
      enough: revealing?.enough ?? false,
    });
    if (!next.ok) return { refused: next.refusal };
    await revealing?.keep();
    // A timer is no step of its own: undoing goes behind it.
    await tell(
      command.kind,
      next.state,
      command.kind === 'timer' ? (last?.undoTo ?? null) : workshop.sequence,
    );
    // Nothing of a rehearsal is kept.
    if (!workshop.rehearsal && command.kind === 'end') await copyActions(trx, services, by, workshop);
    if (!workshop.rehearsal && (command.kind === 'start' || command.kind === 'end'))
      await recordAudit(trx, services, {
        actor: by.accountId,
        action: command.kind === 'start' ? 'workshop.started' : 'workshop.ended',
        placeId: by.placeId,
        subject: workshopId,
        details: { title: workshop.title },
      });
    return 'done';
  });
}

/** Whether only outcomes were changed since: an agreement, an action, votes on paper, words. Nobody has moved on then. */
async function standsAsSeen(
  trx: Atomic,
  { placeId }: InPlace,
  { id, state }: Workshop,
  seen: number,
): Promise<boolean> {
  const event = await findEvent(trx, placeId, id, seen);
  return event !== undefined && JSON.stringify(event.state) === JSON.stringify(state);
}

/** The state that undoing would lead to now, or why it cannot be undone. */
export async function undoing(
  db: Queryable,
  { placeId }: Pick<InPlace, 'placeId'>,
  { id, state, votesGone }: Workshop,
  undoTo: number | null,
): Promise<{ state: LiveState; undoTo: number | null } | { refused: 'nothing-to-undo' | 'told' }> {
  if (undoTo === null || votesGone) return { refused: 'nothing-to-undo' };
  const target = undoTo === 0 ? undefined : await findEvent(db, placeId, id, undoTo);
  const after = stateAfterUndo(state, (target?.state as LiveState | undefined) ?? NEW_WORKSHOP);
  return after ? { state: after, undoTo: target?.undoTo ?? null } : { refused: 'told' };
}

/** Whether the round that everybody is at may be revealed, and how its result is kept. */
export async function roundAtHand(
  trx: Atomic,
  { instrument }: Pick<Services, 'instrument'>,
  workshop: Workshop,
  steps: readonly StoredStep[],
): Promise<{ enough: boolean; keep: () => Promise<void> } | undefined> {
  const step = steps.find(({ id }) => id === workshop.state.step);
  if (!step || step.kind === 'talk') return undefined;
  const { round, told } = progressOf(workshop.state, step.id);
  if (step.kind === 'words') {
    const enough =
      round === 1
        ? (await countShownNotes(trx, workshop.id, step.id)) > 0
        : (await countUpvoters(trx, workshop.id, step.id)) >= workshop.threshold;
    return { enough, keep: () => Promise.resolve() };
  }
  const votes = await listVotes(trx, workshop.id, step.id, round);
  const kept = (await listRounds(trx, workshop.id)).find(
    (one) => one.stepId === step.id && one.round === round,
  );
  const paper = kept?.paper ?? {};
  const terms: TallyTerms = {
    choices: choicesOf(instrument, workshop.questionSet, step).map(({ value }) => value),
    threshold: workshop.threshold,
    weighted: workshop.tables === 'people',
    rule: step.kind === 'question' ? (step.rule as ConsensusRule) : null,
  };
  return {
    enough: mayReveal(votes, paper, terms),
    // What was told once stays as it was told.
    keep: () =>
      told >= round
        ? Promise.resolve()
        : keepRound(trx, workshop.id, {
            stepId: step.id,
            round,
            result: tallyRound(votes, paper, terms),
          }),
  };
}
