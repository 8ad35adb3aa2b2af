export type ActionState = 'to-do' | 'under-way' | 'done' | 'dropped';

/** Something that partners agreed to do after reading their results. */
export interface ActionTable {
  id: string;
  assessment_id: string;
  what: string;
  /** Who sees to it: a role, never asked for as a name. */
  owner_role: string;
  /** YYYY-MM-DD; null: no date. */
  due_on: string | null;
  state: ActionState;
  /** The dimension and the practice it comes from; null: none. */
  dimension: string | null;
  practice: string | null;
  /** The action of an earlier round that this one goes on with; null: none. */
  carried_from: string | null;
  /** From 1, one more at each change: whoever changes an older one is told. */
  version: number;
  /** YYYY-MM-DD. */
  created_on: string;
}
