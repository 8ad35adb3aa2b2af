import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LiveState, NEW_WORKSHOP, openRound, progressOf, type StepKind } from './live-state';
import { nextWorkshopState, stateAfterUndo, type WorkshopCommand } from './next-state';

const STEPS: Record<string, StepKind> = {
  first: 'question',
  second: 'question',
  energy: 'energy',
  words: 'words',
  talk: 'talk',
};

type Move = (WorkshopCommand | { kind: 'undo' }) & { enough?: boolean };

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom<Move>({ kind: 'start' }, { kind: 'end' }, { kind: 'undo' }, { kind: 'undo' }),
  ...[0, 1, 2].map(() => fc.constantFrom<Move>({ kind: 'open' }, { kind: 'close' })),
  ...[0, 1].map(() => fc.boolean().map((enough): Move => ({ kind: 'reveal', enough }))),
  fc.constantFrom<Move>(
    ...[...Object.keys(STEPS), null, 'nowhere'].map((step) => ({ kind: 'go', step }) as const),
  ),
  fc.constantFrom<Move>({ kind: 'timer', until: '2026-01-01T10:00:00Z' }, { kind: 'timer', until: null }),
);
/** Mostly moves that make sense, so that workshops get far, and any among them. */
const anyMoves = fc
  .array(
    fc.oneof(
      fc.array(anyMove, { maxLength: 4 }),
      fc
        .constantFrom('first', 'energy', 'words')
        .map((step): Move[] => [
          { kind: 'go', step },
          { kind: 'open' },
          { kind: 'close' },
          { kind: 'reveal', enough: true },
        ]),
    ),
    { maxLength: 12 },
  )
  .map((parts): Move[] => [{ kind: 'start' }, ...parts.flat()]);

interface Event {
  state: LiveState;
  undoTo: number | null;
}

/** Makes moves as the service does, which stores each as an event. @returns the states, those refused left out */
function play(
  moves: readonly Move[],
  look: (before: LiveState, move: Move, after: LiveState) => void = () => {},
) {
  const events: Event[] = [];
  let state = NEW_WORKSHOP;
  for (const move of moves) {
    const last = events.at(-1);
    let event: Event | undefined;
    if (move.kind === 'undo') {
      const undoTo = last?.undoTo ?? null;
      const target = undoTo === null || undoTo === 0 ? undefined : events[undoTo - 1]!;
      const after = undoTo === null ? undefined : stateAfterUndo(state, target?.state ?? NEW_WORKSHOP);
      if (after) event = { state: after, undoTo: target?.undoTo ?? null };
    } else {
      const next = nextWorkshopState(state, move, { steps: STEPS, enough: move.enough ?? false });
      if (next.ok)
        event = { state: next.state, undoTo: move.kind === 'timer' ? (last?.undoTo ?? null) : events.length };
    }
    if (!event) continue;
    events.push(event);
    const before = state;
    state = event.state;
    look(before, move, state);
  }
  return { events, state };
}

/** Far-fetched ones too, so that a rule holds by itself and not only by how one gets there. */
const anyProgress = fc.record({
  phase: fc.constantFrom('ready', 'open', 'closed', 'revealed' as const),
  round: fc.integer({ min: 0, max: 4 }),
  told: fc.integer({ min: 0, max: 4 }),
});
const anyState: fc.Arbitrary<LiveState> = fc.record({
  stage: fc.constantFrom('draft', 'running', 'running', 'running', 'ended' as const),
  step: fc.constantFrom(null, ...Object.keys(STEPS)),
  progress: fc.dictionary(fc.constantFrom(...Object.keys(STEPS)), anyProgress),
  timer: fc.constant(null),
});

const takesToldVotes = (state: LiveState) => {
  const open = openRound(state);
  return open !== null && progressOf(state, open.step).told >= open.round;
};

describe('a workshop, whatever is done to it', () => {
  it('never takes votes for a round whose result was seen', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        play(moves, (_, __, after) => expect(takesToldVotes(after)).toBe(false));
      }),
      { numRuns: 600 },
    );
    fc.assert(
      fc.property(anyState, anyState, fc.boolean(), (now, earlier, enough) => {
        const opened = nextWorkshopState(now, { kind: 'open' }, { steps: STEPS, enough });
        if (opened.ok) expect(takesToldVotes(opened.state)).toBe(false);
        const undone = stateAfterUndo(now, earlier);
        if (undone) expect(takesToldVotes(undone)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it('never forgets that a result was seen', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        play(moves, (before, _, after) => {
          for (const step of Object.keys(STEPS))
            expect(progressOf(after, step).told).toBeGreaterThanOrEqual(progressOf(before, step).told);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('has at most one round open, that of the step everybody sees', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        play(moves, (_, __, after) => {
          const open = Object.entries(after.progress).filter(([, { phase }]) => phase === 'open');
          if (open.length > 0) {
            expect(open.map(([step]) => step)).toEqual([after.step]);
            expect(after.stage).toBe('running');
          }
        });
      }),
      { numRuns: 600 },
    );
  });

  it('numbers rounds one after the other, and opens no talk and no third round of words', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const opened: Record<string, number> = {};
        play(moves, (_, __, after) => {
          const open = openRound(after);
          if (!open) return;
          const before = opened[open.step] ?? 0;
          expect(open.round).toBeLessThanOrEqual(before + 1);
          opened[open.step] = Math.max(before, open.round);
        });
        expect(opened).not.toHaveProperty('talk');
        expect(opened.words ?? 0).toBeLessThanOrEqual(2);
      }),
      { numRuns: 600 },
    );
  });

  it('takes nothing more once it has ended, but that the end is taken back', () => {
    fc.assert(
      fc.property(anyState, anyMove, fc.boolean(), (state, move, enough) => {
        if (move.kind === 'undo') return;
        const next = nextWorkshopState({ ...state, stage: 'ended' }, move, { steps: STEPS, enough });
        expect(next).toEqual({ ok: false, refusal: 'not-now' });
      }),
    );
  });

  it('shows a result only of a round that was closed, with enough votes, and that it then knows was seen', () => {
    fc.assert(
      fc.property(anyState, fc.boolean(), (state, enough) => {
        const next = nextWorkshopState(state, { kind: 'reveal' }, { steps: STEPS, enough });
        if (!next.ok) return;
        expect([state.stage, enough, progressOf(state, state.step!).phase]).toEqual([
          'running',
          true,
          'closed',
        ]);
        const { told, round, phase } = progressOf(next.state, state.step!);
        expect(phase).toBe('revealed');
        expect(told).toBeGreaterThanOrEqual(round);
      }),
      { numRuns: 600 },
    );
  });

  it('can be undone back to its beginning, but for what was seen', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const { events } = play([...moves, ...moves.map((): Move => ({ kind: 'undo' }))]);
        const { state, undoTo } = events.at(-1)!;
        const sawNothing = Object.values(state.progress).every(({ told }) => told === 0);
        if (sawNothing) expect([state.stage, undoTo]).toEqual(['draft', null]);
      }),
      { numRuns: 500 },
    );
  });
});
