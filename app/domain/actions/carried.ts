import type { Action } from './action';
import { isOpen, isOverdue } from './action';

/** An action with the round of the place that it belongs to. */
export interface RoundAction extends Action {
  /** The assessment's title. */
  readonly round: string;
  /** The day on which the assessment was drafted, YYYY-MM-DD. */
  readonly roundMadeOn: string;
}

/**
 * What an action was in earlier rounds, the last first. An action whose earlier form is not there any more ends there.
 * @param actions all of the place
 */
export function earlierForms<T extends Pick<Action, 'id' | 'carriedFrom'>>(
  actions: readonly T[],
  action: Pick<Action, 'id' | 'carriedFrom'>,
): T[] {
  const byId = new Map(actions.map((one) => [one.id, one]));
  const found: T[] = [];
  const seen = new Set([action.id]);
  let next = action.carriedFrom;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const earlier = byId.get(next);
    if (!earlier) break;
    found.push(earlier);
    next = earlier.carriedFrom;
  }
  return found;
}

/** The actions that go on with this one in later rounds. */
export const laterForms = <T extends Pick<Action, 'carriedFrom'>>(
  actions: readonly T[],
  { id }: Pick<Action, 'id'>,
): T[] => actions.filter(({ carriedFrom }) => carriedFrom === id);

/** The actions of a place, each with whether a later round goes on with it. */
export function withCarriedOn<T extends Pick<Action, 'id' | 'carriedFrom'>>(
  actions: readonly T[],
): (T & { carriedOn: boolean })[] {
  const goneOnWith = new Set(actions.map(({ carriedFrom }) => carriedFrom));
  return actions.map((action) => ({ ...action, carriedOn: goneOnWith.has(action.id) }));
}

/**
 * How many actions of each round are open, and how many of them overdue, by assessment id; rounds without any are absent.
 * @param actions all of the place
 * @param today YYYY-MM-DD in the UK
 */
export function countOpen(
  actions: readonly Action[],
  today: string,
): Record<string, { open: number; overdue: number }> {
  const counts: Record<string, { open: number; overdue: number }> = {};
  for (const action of withCarriedOn(actions).filter(isOpen)) {
    const count = (counts[action.assessmentId] ??= { open: 0, overdue: 0 });
    count.open += 1;
    if (isOverdue(action, today)) count.overdue += 1;
  }
  return counts;
}

/**
 * The open actions of earlier rounds that a round could go on with: those that no round goes on with yet, and that do
 * not come from this round themselves.
 *
 * @param actions all of the place
 * @param round the assessment, and the day on which it was drafted
 */
export function toCarryOver<T extends RoundAction>(
  actions: readonly T[],
  round: { readonly id: string; readonly createdOn: string },
): T[] {
  return withCarriedOn(actions).filter(
    (action) =>
      action.assessmentId !== round.id &&
      action.roundMadeOn <= round.createdOn &&
      isOpen(action) &&
      earlierForms(actions, action).every(({ assessmentId }) => assessmentId !== round.id),
  );
}
