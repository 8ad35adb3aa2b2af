/** A change of a workshop's state. Votes are none. */
export interface WorkshopEventTable {
  workshop_id: string;
  /** From 1, without gaps. */
  sequence: number;
  /** The command, or what else was changed. */
  kind: string;
  /** JSON: the state after it (`LiveState`). */
  state: string;
  /** The event whose state undoing this one leads back to; 0: the state before all; null: it cannot be undone. */
  undo_to: number | null;
  /** ISO-8601 UTC. */
  at: string;
}
