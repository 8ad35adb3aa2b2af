import { listShownNoteRows } from 'db/queries/workshop-shown-notes';
import type { WorkshopView } from '~/domain/workshop/view';
import type { Services } from './context.server';

/** A note of a step of words, as everybody may read it. */
export interface ToldNote {
  readonly id: string;
  readonly body: string;
  /** Devices that find it important; null until the votes for notes are revealed. */
  readonly upvotes: number | null;
}

/**
 * The notes of a step of words that everybody may read now: none before the first reveal, in an order that tells nothing
 * until the votes for them are revealed, and from then on those with most votes first. None where the workshop has no
 * such step. Ask first whether who asks may see the workshop.
 */
export async function listShownNotes(
  { db }: Pick<Services, 'db'>,
  { id, steps }: Pick<WorkshopView, 'id' | 'steps'>,
  stepId: string,
): Promise<ToldNote[]> {
  const step = steps.find((one) => one.id === stepId);
  if (step?.kind !== 'words') return [];
  const { phase, round } = step.progress;
  const isRevealed = phase === 'revealed';
  if (round < 2 && !isRevealed) return [];
  const notes = await listShownNoteRows(db, id, stepId);
  return round === 2 && isRevealed
    ? notes.toSorted((one, other) => other.upvotes - one.upvotes)
    : notes.map((note) => ({ ...note, upvotes: null }));
}
