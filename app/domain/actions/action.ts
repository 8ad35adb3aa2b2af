/** Where an action stands. */
export const ACTION_STATES = ['to-do', 'under-way', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** What partners agreed to do. */
export interface Action {
  readonly id: string;
  readonly assessmentId: string;
  readonly what: string;
  /** Who sees to it: a role, not a name. */
  readonly ownerRole: string;
  /** YYYY-MM-DD; null: no date. */
  readonly dueOn: string | null;
  readonly state: ActionState;
  /** The id of a dimension, or "barrier"; null: none. */
  readonly dimension: string | null;
  /** The id of a practice of the library; null: none. */
  readonly practice: string | null;
  /** The id of the action of an earlier round that this one goes on with; null: none. */
  readonly carriedFrom: string | null;
  /** From 1, one more at each change. */
  readonly version: number;
  /** YYYY-MM-DD. */
  readonly createdOn: string;
}

/** What can be said of an action, and changed. */
export type ActionContent = Pick<Action, 'what' | 'ownerRole' | 'dueOn' | 'state' | 'dimension' | 'practice'>;

const CONTENT = ['what', 'ownerRole', 'dueOn', 'state', 'dimension', 'practice'] as const;

export const sameContent = (one: ActionContent, other: ActionContent): boolean =>
  CONTENT.every((field) => one[field] === other[field]);

/** How an action stands; `carriedOn` where a later round goes on with it. */
export interface Standing extends Pick<Action, 'state'> {
  readonly carriedOn?: boolean;
}

/** Still to be done, and in this round. */
export const isOpen = ({ state, carriedOn = false }: Standing): boolean =>
  !carriedOn && (state === 'to-do' || state === 'under-way');

/**
 * Whether an action should have been done by now: on its due date it is not late yet.
 * @param today YYYY-MM-DD in the UK
 */
export const isOverdue = (action: Standing & Pick<Action, 'dueOn'>, today: string): boolean =>
  isOpen(action) && action.dueOn !== null && action.dueOn < today;

/** What to look for among actions; a part that is left out leaves nothing out. */
export interface ActionFilter {
  readonly state?: ActionState | 'open' | undefined;
  /** The id of a dimension, or "barrier". */
  readonly dimension?: string | undefined;
  readonly overdue?: boolean | undefined;
}

/** The actions that a filter lets through, in their order. */
export function filterActions<T extends Action & Standing>(
  actions: readonly T[],
  filter: ActionFilter,
  today: string,
): readonly T[] {
  const { state, dimension, overdue } = filter;
  return actions.filter(
    (action) =>
      (state === undefined || (state === 'open' ? isOpen(action) : action.state === state)) &&
      (dimension === undefined || action.dimension === dimension) &&
      (!overdue || isOverdue(action, today)),
  );
}

/** The earliest due date first, those without one last; of one day, by what is to be done. The same whatever the order. */
export function byDueDate<T extends Pick<Action, 'id' | 'dueOn' | 'what'>>(actions: readonly T[]): T[] {
  return [...actions].sort(
    (a, b) =>
      compare(a.dueOn ?? NO_DATE, b.dueOn ?? NO_DATE) || compare(a.what, b.what) || compare(a.id, b.id),
  );
}

const NO_DATE = '9999-99-99';
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
