import { ukDayWords } from '../assessment/uk-time';
import type { Action, ActionState, Standing } from './action';
import { isOpen, isOverdue } from './action';
import type { ActionProblem, TypedAction } from './typed-action';
import { LONGEST_OWNER, LONGEST_WHAT } from './typed-action';

export const ACTION_STATE_NAMES: Readonly<Record<ActionState, string>> = {
  'to-do': 'To do',
  'under-way': 'Under way',
  done: 'Done',
  dropped: 'Dropped',
};

/** Said to whoever would add actions before anybody could answer. */
export const TOO_EARLY_FOR_ACTIONS =
  'This assessment has not opened yet. Actions are agreed once there are results.';

/** When an action is due, in words: "Overdue: it was due on …", "Due today", "Due on …", "No due date". */
export function dueWords(action: Standing & Pick<Action, 'dueOn'>, today: string): string {
  const { dueOn } = action;
  if (dueOn === null) return 'No due date';
  if (isOverdue(action, today)) return `Overdue: it was due on ${ukDayWords(dueOn)}`;
  if (!isOpen(action)) return `It was due on ${ukDayWords(dueOn)}`;
  return dueOn === today ? 'Due today' : `Due on ${ukDayWords(dueOn)}`;
}

/** Where an action stands, in words. */
export const standingWords = ({ state, carriedOn = false }: Standing): string =>
  carriedOn ? 'Carried on in a later round' : ACTION_STATE_NAMES[state];

/** How many actions are open, and of those overdue: "3 open, 1 overdue". */
export const openWords = ({ open, overdue }: { open: number; overdue: number }): string =>
  overdue > 0 ? `${open} open, ${overdue} overdue` : `${open} open, none overdue`;

/** What is wrong with a field of an action, and how to mend it. */
export function actionProblemWords(field: keyof TypedAction, problem: ActionProblem): string {
  switch (problem) {
    case 'missing':
      return field === 'what'
        ? 'Say what is to be done'
        : 'Enter the role of who sees to it, such as Director of adult social services';
    case 'too-long':
      return `Shorten this to ${field === 'what' ? LONGEST_WHAT : LONGEST_OWNER} characters or fewer`;
    case 'no-such-day':
      return 'Enter a real date, such as 3 November 2026 or 3/11/2026, or leave it empty';
    case 'past':
      return 'This date has passed. Enter today or a later day, or leave it empty';
    case 'unknown':
      return field === 'state' ? 'Choose where it stands' : 'Choose a dimension from the list, or none';
    case 'not-on-dimension':
      return 'This practice is not about the dimension. Show the practices on it and choose one, or none';
  }
}

/** "1 action", "12 actions", or "3 of 12 actions" where not all are listed. */
export const countedActions = (listed: number, all: number): string =>
  `${listed === all ? '' : `${listed} of `}${all} ${all === 1 ? 'action' : 'actions'}`;
