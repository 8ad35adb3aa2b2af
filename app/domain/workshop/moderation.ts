import { type LiveState, progressOf } from './live-state';

/** `waiting`: nobody but facilitators sees it; `merged`: it counts with another. */
export type NoteState = 'waiting' | 'shown' | 'hidden' | 'merged';

/** A text that somebody sent to a step of words, as facilitators see it: never whose it is. */
export interface Note {
  readonly id: string;
  readonly body: string;
  readonly state: NoteState;
  /** The note that it counts with; null unless `merged`. */
  readonly mergedInto: string | null;
}

/** What a facilitator does with a note. `separate`: takes a merged one out again, to wait. */
export const NOTE_MOVES = ['show', 'hide', 'merge', 'separate'] as const;
export type NoteMove = (typeof NOTE_MOVES)[number];

/**
 * - `voted`: people vote on the words by now, and what they vote on stays as it is.
 * - `no-target`: the note that it should count with is not shown: whoever wrote one that waits may still take it back.
 */
export type NoteRefusal = 'voted' | 'no-target' | 'not-now';

/**
 * Whether notes of a step may still be merged and separated: until its second round, in which they are voted on. After
 * that, merging two would tell how many had voted for both.
 */
export function mayMerge(state: LiveState, stepId: string): boolean {
  const { round, told } = progressOf(state, stepId);
  return Math.max(round, told) < 2;
}

/** How a note stands after a move, or why there is none. @param into the note that it should count with, where it is merged */
export function noteAfter(
  note: Note,
  move: NoteMove,
  { into, merging }: { into?: Note | undefined; merging: boolean },
): { ok: true; state: NoteState; mergedInto: string | null } | { ok: false; refusal: NoteRefusal } {
  if (move === 'show' || move === 'hide') {
    if (note.state === 'merged') return { ok: false, refusal: 'not-now' };
    return { ok: true, state: move === 'show' ? 'shown' : 'hidden', mergedInto: null };
  }
  if (!merging) return { ok: false, refusal: 'voted' };
  if (move === 'separate')
    return note.state === 'merged'
      ? { ok: true, state: 'waiting', mergedInto: null }
      : { ok: false, refusal: 'not-now' };
  const isTarget = into?.state === 'shown' && into.id !== note.id;
  return isTarget ? { ok: true, state: 'merged', mergedInto: into.id } : { ok: false, refusal: 'no-target' };
}
