/** Where an assessment of a place stands. `scheduled`: it opens by itself at its opening time. */
export type AssessmentState = 'draft' | 'scheduled' | 'open' | 'closed' | 'archived';

/** What a lead asks for, or, with `WhenDue`, the clock. */
export type AssessmentCommand =
  'open' | 'close' | 'reopen' | 'openWhenDue' | 'closeWhenDue' | 'backToDraft' | 'archive';

/**
 * - `not-from-here`: the command makes no sense in this state.
 * - `not-due`: the time for it has not come, or there is none.
 * - `closing-passed`: it would be open after its own closing time.
 * - `answers-gone`: its answers are no longer kept, so that nothing new could be set beside them.
 * - `to-be-deleted`: it waits to be deleted.
 */
export type MoveRefusal = 'not-from-here' | 'not-due' | 'closing-passed' | 'answers-gone' | 'to-be-deleted';

export type Move = { ok: true; state: AssessmentState } | { ok: false; refusal: MoveRefusal };

/** Times are ISO-8601 UTC, as `Date.prototype.toISOString` writes it, so that comparing text compares times. */
export interface MoveFacts {
  now: string;
  /** Null: opened by hand. */
  opensAt: string | null;
  /** Null: closed by hand. */
  closesAt: string | null;
  answersGone: boolean;
  /** Null: it is not to be deleted. */
  deleteAt: string | null;
}

/**
 * The state after a command, or why there is none. `open` schedules a draft whose opening time is still to come, and
 * opens a scheduled assessment at once. A closed one may be reopened as often as wanted, as long as its answers are
 * kept; nothing leads out of the archive, and one that is to be deleted does not move.
 */
export function nextAssessmentState(
  state: AssessmentState,
  command: AssessmentCommand,
  { now, opensAt, closesAt, answersGone, deleteAt }: MoveFacts,
): Move {
  if (deleteAt !== null) return refused('to-be-deleted');
  const tooLate = closesAt !== null && closesAt <= now;
  switch (command) {
    case 'open':
      if (state !== 'draft' && state !== 'scheduled') return refused('not-from-here');
      if (tooLate) return refused('closing-passed');
      return to(state === 'draft' && opensAt !== null && opensAt > now ? 'scheduled' : 'open');
    case 'backToDraft':
      return state === 'scheduled' ? to('draft') : refused('not-from-here');
    case 'openWhenDue':
      if (state !== 'scheduled') return refused('not-from-here');
      return opensAt !== null && opensAt <= now ? to('open') : refused('not-due');
    case 'close':
      return state === 'open' ? to('closed') : refused('not-from-here');
    case 'closeWhenDue':
      if (state !== 'open') return refused('not-from-here');
      return tooLate ? to('closed') : refused('not-due');
    case 'reopen':
      if (state !== 'closed') return refused('not-from-here');
      if (answersGone) return refused('answers-gone');
      return tooLate ? refused('closing-passed') : to('open');
    case 'archive':
      return state === 'closed' ? to('archived') : refused('not-from-here');
  }
}

const to = (state: AssessmentState): Move => ({ ok: true, state });
const refused = (refusal: MoveRefusal): Move => ({ ok: false, refusal });

/** Whether partners can agree actions yet: from the day it first opens, since it may be opened again after its results. */
export const mayHaveActions = (state: AssessmentState): boolean => state !== 'draft' && state !== 'scheduled';
