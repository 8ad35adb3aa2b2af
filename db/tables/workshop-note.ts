import type { Generated } from 'kysely';

/** `waiting`: nobody but facilitators sees it; `merged`: it counts with another. */
export type NoteState = 'waiting' | 'shown' | 'hidden' | 'merged';

/** Free text that a participant sent to a step of words. */
export interface WorkshopNoteTable {
  id: string;
  workshop_id: string;
  step_id: string;
  /** Who may still take it back; null once devices are deleted. */
  device_id: string | null;
  body: string;
  state: NoteState;
  merged_into: string | null;
  /** Devices that found it important, kept as a number when they are deleted; 0 until then. */
  upvotes: Generated<number>;
}

/** A participant finds a note important. */
export interface WorkshopUpvoteTable {
  note_id: string;
  device_id: string;
}
