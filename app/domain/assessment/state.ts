/** Where an assessment of a place stands. `scheduled`: it opens by itself at its opening time. */
export type AssessmentState = 'draft' | 'scheduled' | 'open' | 'closed' | 'archived';

/** What a lead asks for, or, with `WhenDue`, the clock. */
export type AssessmentCommand = 'open' | 'close' | 'reopen' | 'openWhenDue' | 'closeWhenDue' | 'backToDraft';

/**
 * - `not-from-here`: the command makes no sense in this state.
 * - `not-due`: the time for it has not come, or there is none.
 * - `closing-passed`: it would be open after its own closing time.
 */
export type MoveRefusal = 'not-from-here' | 'not-due' | 'closing-passed';

export type Move = { ok: true; state: AssessmentState } | { ok: false; refusal: MoveRefusal };

/** ISO-8601 UTC, as `Date.prototype.toISOString` writes it, so that comparing text compares times. */
export interface MoveTimes {
  now: string;
  /** Null: opened by hand. */
  opensAt: string | null;
  /** Null: closed by hand. */
  closesAt: string | null;
}

/**
 * The state after a command, or why there is none. `open` schedules a draft whose opening time is still to come, and
 * opens a scheduled assessment at once. A closed one may be reopened as often as wanted; nothing leads out of the
 * archive.
 */
export function nextAssessmentState(
  state: AssessmentState,
  command: AssessmentCommand,
  { now, opensAt, closesAt }: MoveTimes,
): Move {
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
      return tooLate ? refused('closing-passed') : to('open');
  }
}

const to = (state: AssessmentState): Move => ({ ok: true, state });
const refused = (refusal: MoveRefusal): Move => ({ ok: false, refusal });

/** Whether partners can agree actions yet: from the day it first opens, since it may be opened again after its results. */
export const mayHaveActions = (state: AssessmentState): boolean => state !== 'draft' && state !== 'scheduled';
