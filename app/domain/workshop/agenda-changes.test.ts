import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_RULE } from './agenda';
import {
  type AgendaChange,
  changeAgenda,
  isChanged,
  MOST_STEPS,
  placeOf,
  type PlannedStep,
} from './agenda-changes';

const step = (id: string, kind: PlannedStep['kind'] = 'talk'): PlannedStep => ({
  id,
  kind,
  subject: null,
  title: id,
  prompts: [],
  options: [],
  minutes: 5,
  rule: USUAL_RULE,
});
const agenda = ['a', 'b', 'c'].map((id) => step(id));
const draft = { stage: 'draft', begun: new Set<string>() } as const;
const idsAfter = (change: AgendaChange, at: Parameters<typeof changeAgenda>[2] = draft) => {
  const changed = changeAgenda(agenda, change, at);
  return changed.ok ? changed.steps.map(({ id }) => id).join('') : changed.refusal;
};
const { id: _, kind: __, subject: ___, ...content } = step('New title');

describe('changing an agenda', () => {
  it('moves, adds, removes and changes steps', () => {
    expect(idsAfter({ kind: 'move', step: 'c', to: 0 })).toBe('cab');
    expect(idsAfter({ kind: 'move', step: 'a', to: 9 })).toBe('bca');
    expect(idsAfter({ kind: 'add', step: step('d'), to: 1 })).toBe('adbc');
    expect(idsAfter({ kind: 'remove', step: 'b' })).toBe('ac');
    const changed = changeAgenda(agenda, { kind: 'change', step: 'b', content }, draft);
    expect(changed.ok && changed.steps[1]).toEqual({ ...step('b'), ...content });
  });

  it('leaves steps that have begun as they are, also their rule, and everything once it has ended', () => {
    const running = { stage: 'running', begun: new Set(['a']) } as const;
    expect(idsAfter({ kind: 'move', step: 'a', to: 1 }, running)).toBe('begun');
    expect(idsAfter({ kind: 'remove', step: 'a' }, running)).toBe('begun');
    expect(idsAfter({ kind: 'change', step: 'a', content }, running)).toBe('begun');
    expect(idsAfter({ kind: 'remove', step: 'b' }, running)).toBe('ac');
    expect(idsAfter({ kind: 'add', step: step('d'), to: 9 }, { stage: 'ended', begun: new Set() })).toBe(
      'ended',
    );
  });

  it('refuses a step that is not there, and one too many', () => {
    expect(idsAfter({ kind: 'remove', step: 'x' })).toBe('no-such-step');
    const full = Array.from({ length: MOST_STEPS }, (_, index) => step(String(index)));
    expect(changeAgenda(full, { kind: 'add', step: step('x'), to: 0 }, draft)).toMatchObject({
      refusal: 'full',
    });
  });

  it('knows whether a change is made already, whichever it was', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), step: fc.constantFrom('a', 'b', 'c'), to: fc.nat(4) }),
      fc.record({ kind: fc.constant('remove' as const), step: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('add' as const), step: fc.constant(step('d')), to: fc.nat(4) }),
      fc.record({
        kind: fc.constant('change' as const),
        step: fc.constantFrom('a', 'b'),
        content: fc.constant(content),
      }),
    );
    fc.assert(
      fc.property(change, (made) => {
        const after = changeAgenda(agenda, made, draft);
        expect(after.ok && isChanged(after.steps, made)).toBe(true);
        const before = isChanged(agenda, made);
        if (before) expect(after.ok && after.steps).toEqual(agenda);
      }),
    );
  });

  it('puts a new question after the last one, and anything else last', () => {
    const steps = [step('a'), step('b', 'question'), step('c', 'words')];
    expect(placeOf(steps, 'question')).toBe(2);
    expect(placeOf(agenda, 'question')).toBe(1);
    expect(placeOf([], 'question')).toBe(0);
    expect(placeOf(steps, 'talk')).toBe(3);
  });
});
