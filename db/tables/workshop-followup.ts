/** `action`: something to do; `parked`: a question for another day. */
export type FollowupKind = 'action' | 'parked';

/** What a workshop leaves to be done or answered. */
export interface WorkshopFollowupTable {
  id: string;
  workshop_id: string;
  /** The step it came up in; null: none. */
  step_id: string | null;
  kind: FollowupKind;
  what: string;
  /** Who sees to it: a role, never asked for as a name. */
  owner_role: string;
  /** YYYY-MM-DD; null: no date. */
  due_on: string | null;
  /** From 1: the order in which they were written down. */
  number: number;
}
