import type { Atomic } from 'db/queries/audit';
import { holdOpenRound } from 'db/queries/workshop-participants';
import { listShownNoteRows } from 'db/queries/workshop-shown-notes';
import {
  type AtStep,
  deleteUpvotes,
  deleteWaitingNote,
  insertNote,
  insertUpvote,
  listOwnNotes,
  listOwnUpvotes,
} from 'db/queries/workshop-words';
import {
  noteProblem,
  NOTES_EACH,
  TEXT_ROUND,
  tidyNote,
  UPVOTE_ROUND,
  UPVOTES_EACH,
} from '~/domain/workshop/notes';
import { votesTopic } from '~/live/topics';
import type { Services } from './context.server';

type Needs = Pick<Services, 'db' | 'keys' | 'live'>;

/** `unknown`: the workshop has no such device (any more). */
export type NoteOutcome =
  'sent' | 'notes-closed' | 'too-many-notes' | 'unknown' | { readonly problem: string };

/**
 * Sends a text to the step that takes texts now.
 * @param ticket the form's, 32 hexadecimal digits; sent twice, it is one text
 */
export function sendNote(
  services: Needs,
  at: AtStep,
  { ticket, body }: { ticket: string; body: string },
): Promise<NoteOutcome> {
  const note = tidyNote(body);
  const problem = noteProblem(note);
  if (problem !== undefined) return Promise.resolve({ problem });
  const id = services.keys.mac('workshop-device', at.deviceId, ticket).subarray(0, 16).toString('hex');
  return inRound<NoteOutcome>(services, at, TEXT_ROUND, 'notes-closed', async (trx) => {
    const own = await listOwnNotes(trx, at);
    if (own.some((sent) => sent.id === id)) return 'sent';
    if (own.length >= NOTES_EACH) return 'too-many-notes';
    await insertNote(trx, at, { id, body: note });
    return 'sent';
  });
}

/** Takes back a text that nobody has dealt with yet. Done twice, it is done. */
export async function takeBackNote(
  { db, live }: Needs,
  at: AtStep,
  noteId: string,
): Promise<'taken-back' | 'not-waiting'> {
  const isGone = await deleteWaitingNote(db, at.workshopId, at.deviceId, noteId);
  if (isGone) live.poke(votesTopic(at.workshopId));
  const left = isGone ? [] : await listOwnNotes(db, at);
  return left.some(({ id }) => id === noteId) ? 'not-waiting' : 'taken-back';
}

export type UpvoteOutcome = 'saved' | 'upvotes-closed' | 'too-many-upvotes' | 'not-shown' | 'unknown';

/** Calls a shown text important, or takes that back. Done twice, it is done once. */
export function setUpvote(
  services: Needs,
  at: AtStep,
  noteId: string,
  isImportant: boolean,
): Promise<UpvoteOutcome> {
  return inRound<UpvoteOutcome>(services, at, UPVOTE_ROUND, 'upvotes-closed', async (trx) => {
    if (!isImportant) {
      await deleteUpvotes(trx, at.workshopId, noteId, at.deviceId);
      return 'saved';
    }
    const own = await listOwnUpvotes(trx, at);
    if (own.includes(noteId)) return 'saved';
    if (own.length >= UPVOTES_EACH) return 'too-many-upvotes';
    const shown = await listShownNoteRows(trx, at.workshopId, at.stepId);
    if (!shown.some(({ id }) => id === noteId)) return 'not-shown';
    await insertUpvote(trx, noteId, at.deviceId);
    return 'saved';
  });
}

/** Does something while a round of a step is open, and stays so; else says that it is not, or that there is no such device. */
async function inRound<Outcome>(
  { db, live }: Needs,
  at: AtStep,
  round: number,
  closed: Outcome,
  work: (trx: Atomic) => Promise<Outcome>,
): Promise<Outcome | 'unknown'> {
  const outcome = await db.transaction().execute(async (trx) => {
    const held = await holdOpenRound(trx, { ...at, round });
    if (held === 'unknown') return held;
    return held === 'open' ? work(trx) : closed;
  });
  if (outcome === 'sent' || outcome === 'saved') live.poke(votesTopic(at.workshopId));
  return outcome;
}
