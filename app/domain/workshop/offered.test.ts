import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LiveState, NEW_WORKSHOP, type StepKind } from './live-state';
import { nextWorkshopState, stateAfterUndo, type WorkshopCommand } from './next-state';
import { type NextMove, offeredMoves, type OfferFacts } from './offered';

const KINDS: Record<string, StepKind> = {
  vision: 'question',
  money: 'question',
  where: 'energy',
  free: 'words',
  rest: 'talk',
};
const steps = Object.entries(KINDS).map(([id, kind]) => ({ id, kind, recorded: false }));
const NOTHING: OfferFacts = { steps, enough: false, waiting: 0, word: null };

const commands: WorkshopCommand[] = [
  ...(['start', 'end', 'open', 'close', 'reveal'] as const).map((kind) => ({ kind })),
  ...[null, ...Object.keys(KINDS)].map((step) => ({ kind: 'go' as const, step })),
];

/** A state that facilitators can bring a workshop to, undoing included. */
const reachable = fc
  .array(fc.tuple(fc.constantFrom(...commands, 'undo' as const), fc.boolean()), { maxLength: 30 })
  .map((moves) => {
    const past: LiveState[] = [NEW_WORKSHOP];
    for (const [command, enough] of moves) {
      const now = past.at(-1)!;
      if (command === 'undo') {
        const before = past.at(-2);
        const after = before && stateAfterUndo(now, before);
        if (after) past.splice(-2, 2, after);
        continue;
      }
      const next = nextWorkshopState(now, command, { steps: KINDS, enough });
      if (next.ok) past.push(next.state);
    }
    return past.at(-1)!;
  });
const anyFacts = fc.record({
  steps: fc
    .tuple(...steps.map((step) => fc.boolean().map((recorded) => ({ ...step, recorded }))))
    .map((all) => all as OfferFacts['steps']),
  enough: fc.boolean(),
  waiting: fc.nat({ max: 3 }),
  word: fc.constantFrom(null, 'agreed' as const, 'leaning' as const, 'split' as const),
});

describe('what a console offers', () => {
  it('is all that would be accepted, and nothing that would be refused', () => {
    fc.assert(
      fc.property(reachable, anyFacts, (state, facts) => {
        const { primary, others } = offeredMoves(state, facts);
        const offered = [...others, ...(primary ? [primary] : [])];
        const isOffered = (command: NextMove) =>
          offered.some((move) => JSON.stringify(move) === JSON.stringify(command));
        for (const command of commands) {
          const { ok } = nextWorkshopState(state, command, { steps: KINDS, enough: facts.enough });
          const isHere = command.kind === 'go' && command.step === state.step;
          expect(isOffered(command as NextMove), JSON.stringify(command)).toBe(ok && !isHere);
        }
        expect(new Set(offered.map((move) => JSON.stringify(move))).size).toBe(offered.length);
      }),
    );
  });

  it('always has one that comes next, until the end', () => {
    fc.assert(
      fc.property(reachable, anyFacts, (state, facts) => {
        expect(offeredMoves(state, facts).primary === null).toBe(state.stage === 'ended');
      }),
    );
  });

  it('leads from the start to the end by pressing one button', () => {
    const walk = (facts: (state: LiveState, recorded: Set<string>) => Partial<OfferFacts>) => {
      let state = NEW_WORKSHOP;
      const recorded = new Set<string>();
      const pressed: string[] = [];
      for (let press = 0; press < 60; press += 1) {
        const { primary } = offeredMoves(state, { ...NOTHING, enough: true, ...facts(state, recorded) });
        if (!primary) break;
        pressed.push(primary.kind === 'go' ? `go ${primary.step}` : primary.kind);
        if (primary.kind === 'agree' || primary.kind === 'read') recorded.add(state.step!);
        else {
          const next = nextWorkshopState(state, primary as WorkshopCommand, { steps: KINDS, enough: true });
          if (next.ok) state = next.state;
        }
      }
      return pressed.join(', ');
    };
    const walked = walk((state, recorded) => ({
      word: state.step === 'vision' && state.progress.vision?.round === 1 ? 'split' : 'agreed',
      steps: steps.map((step) => ({ ...step, recorded: recorded.has(step.id) })),
      waiting: state.step === 'free' && !recorded.has('free') ? 2 : 0,
    }));
    expect(walked).toBe(
      'start, go vision, open, close, reveal, open, close, reveal, agree, ' +
        'go money, open, close, reveal, agree, go where, open, close, reveal, ' +
        'go free, open, close, read, reveal, open, close, reveal, go rest, end',
    );
  });

  it('is to take more votes where too few have voted', () => {
    const state: LiveState = {
      ...NEW_WORKSHOP,
      stage: 'running',
      step: 'vision',
      progress: { vision: { phase: 'closed', round: 1, told: 0 } },
    };
    expect(offeredMoves(state, NOTHING).primary).toEqual({ kind: 'open' });
  });

  it('goes on from the welcome where it was left', () => {
    const at = (progress: LiveState['progress']) =>
      offeredMoves({ ...NEW_WORKSHOP, stage: 'running', progress }, NOTHING).primary;
    expect(at({})).toEqual({ kind: 'go', step: 'vision' });
    expect(at({ vision: { phase: 'closed', round: 1, told: 0 } })).toEqual({ kind: 'go', step: 'vision' });
    expect(at({ vision: { phase: 'revealed', round: 1, told: 1 } })).toEqual({ kind: 'go', step: 'money' });
    expect(offeredMoves({ ...NEW_WORKSHOP, stage: 'running' }, { ...NOTHING, steps: [] }).primary).toEqual({
      kind: 'end',
    });
  });
});
