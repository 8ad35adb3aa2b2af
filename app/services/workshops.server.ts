import type { Atomic } from 'db/queries/audit';
import { insertEvent } from 'db/queries/workshop-events';
import { listSteps, type StoredStep } from 'db/queries/workshop-steps';
import { findWorkshopRow, holdWorkshop, type StoredWorkshop } from 'db/queries/workshops';
import { listRounds, type StoredRound } from 'db/queries/workshop-votes';
import type { PlaceUse } from '~/domain/access/uses';
import {
  type ConsensusRule,
  type LiveState,
  openRound,
  progressOf,
  type RoundResult,
} from '~/domain/workshop/live-state';
import type { Choice, StepView, WorkshopView } from '~/domain/workshop/view';
import { workshopTopic } from '~/live/topics';
import type { Services } from './context.server';
import { doInPlace, findPlace, type InPlace, type OwnPlace } from './places.server';

/** A workshop as it is stored, with its state as this product knows it. */
export type Workshop = Omit<StoredWorkshop, 'state'> & { state: LiveState };

export const ofWorkshop = (stored: StoredWorkshop) => stored as Workshop;

/** A workshop of a place, for somebody who may do this there; undefined for everybody else, and where there is none. */
export async function findWorkshopIn(
  services: Pick<Services, 'db' | 'instrument'>,
  by: InPlace,
  workshopId: string,
  use: PlaceUse,
): Promise<{ place: OwnPlace; workshop: WorkshopView } | undefined> {
  const place = await findPlace(services, by, use);
  const stored = place && (await findWorkshopRow(services.db, by.placeId, workshopId));
  return stored && { place, workshop: await viewOf(services, ofWorkshop(stored)) };
}

/** All that the views of a workshop may be told. Ask first whether who asks may see it. */
export async function viewOf(
  { db, instrument }: Pick<Services, 'db' | 'instrument'>,
  workshop: Workshop,
): Promise<WorkshopView> {
  const [steps, rounds] = await Promise.all([listSteps(db, workshop.id), listRounds(db, workshop.id)]);
  const { changedAt: _, stage: __, votesGone: ___, ...told } = workshop;
  return { ...told, steps: steps.map((step) => stepView(instrument, workshop, step, rounds)) };
}

function stepView(
  instrument: Services['instrument'],
  { state, questionSet }: Workshop,
  step: StoredStep,
  rounds: readonly StoredRound[],
): StepView {
  const progress = progressOf(state, step.id);
  const own = rounds.filter(({ stepId }) => stepId === step.id);
  const isTold = (round: number) =>
    round < progress.round || (round === progress.round && progress.phase === 'revealed');
  const { position: _, options: __, rule, ...content } = step;
  return {
    ...content,
    rule: rule as ConsensusRule,
    choices: choicesOf(instrument, questionSet, step),
    progress,
    rounds: own.flatMap(({ round, result }) =>
      result !== null && isTold(round) ? [{ round, result: result as RoundResult }] : [],
    ),
    paper: own.find(({ round }) => round === progress.round)?.paper ?? {},
  };
}

/** What a step is voted on: a question's levels, or options; empty where there is no vote. */
export function choicesOf(
  instrument: Services['instrument'],
  questionSet: string,
  { kind, subject, options }: Pick<StoredStep, 'kind' | 'subject' | 'options'>,
): Choice[] {
  if (kind === 'energy') return options.map(({ id, label }) => ({ value: id, label, text: '' }));
  if (kind !== 'question') return [];
  const set = instrument.sets[questionSet];
  const question = set?.dimensions.flatMap(({ questions }) => questions).find(({ id }) => id === subject);
  if (!set || !question) throw new Error(`question ${subject} is not in the question files`);
  return set.levels.map(({ level, name }, index) => ({
    value: String(level),
    label: name,
    text: question.descriptors[index]!,
  }));
}

/**
 * Changes something of a workshop in one transaction, for somebody who may run it, and pokes its views once that is
 * committed.
 * @param work is handed the workshop, which nobody else changes meanwhile, and `tell`, which stores the change as the next
 *   event: what was done, and how the workshop stands then where that changes too
 */
export async function inWorkshop<T>(
  services: Services,
  by: InPlace,
  workshopId: string,
  work: (trx: Atomic, workshop: Workshop, tell: Tell) => Promise<T>,
): Promise<T | 'not-there'> {
  let changed = false;
  const outcome = await doInPlace(services, by, 'run-workshops', async (trx) => {
    const stored = await holdWorkshop(trx, by.placeId, workshopId);
    if (!stored) return 'not-there' as const;
    let { sequence } = stored;
    return work(trx, ofWorkshop(stored), async (kind, state, undoTo) => {
      changed = true;
      const at = services.clock().toISOString();
      const { stage } = state;
      const change = { kind, state, stage, open: openRound(state), undoTo, at };
      sequence = await insertEvent(trx, { ...stored, sequence }, change);
      return sequence;
    });
  });
  if (changed) services.live.poke(workshopTopic(workshopId));
  return outcome;
}

/** @param undoTo the event to whose state undoing leads back; 0: the state before all; null: not to be undone */
export type Tell = (kind: string, state: LiveState, undoTo: number | null) => Promise<number>;
