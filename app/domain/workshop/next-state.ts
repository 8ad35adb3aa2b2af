import { type LiveState, openRound, progressOf, type StepKind, type StepProgress } from './live-state';

/**
 * What a facilitator does with a workshop.
 * - `start`: lets people join. `end`: ends it.
 * - `go`: takes everybody to a step, or with null back to the welcome.
 * - `open`: takes votes (or texts): the next round, or the same once more where its result was never revealed.
 * - `close`, `reveal`: ends the round, and shows what it came to.
 * - `timer`: until when; null stops it.
 */
export type WorkshopCommand =
  | { readonly kind: 'start' | 'end' | 'open' | 'close' | 'reveal' }
  | { readonly kind: 'go'; readonly step: string | null }
  | { readonly kind: 'timer'; readonly until: string | null };

/** What a command is weighed with. */
export interface CommandFacts {
  /** The kinds of its steps, by id. */
  readonly steps: Readonly<Record<string, StepKind>>;
  /** Whether the round at hand has enough votes to be revealed. */
  readonly enough: boolean;
}

/**
 * - `not-now`: the command makes no sense as things stand.
 * - `vote-open`: first the round under way has to be closed.
 * - `too-few`: fewer votes than the threshold.
 * - `no-such-step`: the step is not on the agenda (any more).
 */
export type CommandRefusal = 'not-now' | 'vote-open' | 'too-few' | 'no-such-step';

export type Next =
  { readonly ok: true; readonly state: LiveState } | { readonly ok: false; readonly refusal: CommandRefusal };

/** Texts are taken once, and voted on once. */
const ROUNDS_OF_WORDS = 2;

/** The state after a command, or why there is none. The only place that knows the legal moves. */
export function nextWorkshopState(state: LiveState, command: WorkshopCommand, facts: CommandFacts): Next {
  if (command.kind === 'start')
    return state.stage === 'draft' ? to({ ...state, stage: 'running' }) : refused('not-now');
  if (state.stage !== 'running') return refused('not-now');
  switch (command.kind) {
    case 'end':
      return openRound(state)
        ? refused('vote-open')
        : to({ ...state, stage: 'ended', step: null, timer: null });
    case 'go':
      if (openRound(state)) return refused('vote-open');
      if (command.step !== null && !Object.hasOwn(facts.steps, command.step)) return refused('no-such-step');
      return to({ ...state, step: command.step, timer: null });
    case 'timer':
      return to({ ...state, timer: command.until });
    case 'open':
    case 'close':
    case 'reveal':
      return moveRound(state, command.kind, facts);
  }
}

function moveRound(
  state: LiveState,
  move: 'open' | 'close' | 'reveal',
  { steps, enough }: CommandFacts,
): Next {
  const kind = state.step === null ? undefined : steps[state.step];
  if (state.step === null || kind === undefined || kind === 'talk') return refused('not-now');
  const progress = progressOf(state, state.step);
  const set = (next: StepProgress, timer: string | null) =>
    to({ ...state, progress: { ...state.progress, [state.step!]: next }, timer });
  switch (move) {
    case 'open': {
      if (progress.phase === 'open') return refused('not-now');
      // A result that was seen stands: opening its round again would show by the difference who voted late.
      const round = Math.max(progress.round, progress.told + 1);
      if (kind === 'words' && round > ROUNDS_OF_WORDS) return refused('not-now');
      return set({ ...progress, phase: 'open', round }, null);
    }
    case 'close':
      return progress.phase === 'open' ? set({ ...progress, phase: 'closed' }, null) : refused('not-now');
    case 'reveal':
      if (progress.phase !== 'closed') return refused('not-now');
      if (!enough) return refused('too-few');
      return set(
        { ...progress, phase: 'revealed', told: Math.max(progress.told, progress.round) },
        state.timer,
      );
  }
}

/**
 * The state that undoing leads back to: an earlier one, but for what was revealed meanwhile, which stays told.
 * @returns undefined where it would take votes again for a round whose result was seen
 */
export function stateAfterUndo(now: LiveState, earlier: LiveState): LiveState | undefined {
  const progress = Object.fromEntries(
    Object.entries({ ...now.progress, ...earlier.progress }).map(([step, { told }]) => {
      const before = progressOf(earlier, step);
      return [step, { ...before, told: Math.max(told, progressOf(now, step).told) }] as const;
    }),
  );
  const after: LiveState = { ...earlier, progress, timer: null };
  const open = openRound(after);
  return open && progressOf(after, open.step).told >= open.round ? undefined : after;
}

const to = (state: LiveState): Next => ({ ok: true, state });
const refused = (refusal: CommandRefusal): Next => ({ ok: false, refusal });
