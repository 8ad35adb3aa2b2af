import { holdNote, moveNote } from 'db/queries/workshop-note-moderation';
import {
  mayMerge,
  type NoteMove,
  type NoteRefusal,
  noteAfter,
  type NoteState,
} from '~/domain/workshop/moderation';
import type { Services } from './context.server';
import type { InPlace } from './places.server';
import { inOutcomes } from './workshop-outcomes.server';

/**
 * - `done`: so it stands, and stood already where it was sent twice.
 * - `changed`: somebody else decided otherwise meanwhile.
 * - `gone`: whoever wrote it took it back.
 * - `not-there`: no such workshop, or who asks may not run it.
 */
export type NoteOutcome = 'done' | 'changed' | 'gone' | 'not-there' | { readonly refused: NoteRefusal };

/**
 * Shows, hides, merges or separates a text that somebody sent. What it says is never changed.
 * @param was how the note stood when it was read
 * @param into the note that it should count with, where it is merged
 */
export function moderateNote(
  services: Services,
  by: InPlace,
  workshopId: string,
  { noteId, move, was, into }: { noteId: string; move: NoteMove; was: NoteState; into: string | undefined },
): Promise<NoteOutcome> {
  return inOutcomes<NoteOutcome>(services, by, workshopId, 'words', async (trx, { state }, told) => {
    const note = await holdNote(trx, workshopId, noteId);
    if (!note) return 'gone';
    if (state.stage === 'draft') return { refused: 'not-now' };
    const target = into === undefined ? undefined : await holdNote(trx, workshopId, into);
    const after = noteAfter(note, move, {
      into: target?.stepId === note.stepId ? target : undefined,
      merging: mayMerge(state, note.stepId),
    });
    if (after.ok && after.state === note.state && after.mergedInto === note.mergedInto) return 'done';
    if (note.state !== was) return 'changed';
    if (!after.ok) return { refused: after.refusal };
    await moveNote(trx, workshopId, { id: noteId, state: after.state, mergedInto: after.mergedInto });
    await told();
    return 'done';
  });
}
