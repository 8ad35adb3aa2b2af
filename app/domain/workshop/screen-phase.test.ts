import { describe, expect, it } from 'vitest';
import { AGREEMENT_RULES } from '../agreement/agreement-words';
import { doneWords, joinedWords } from './count-words';
import type { LiveState, Phase, RoundResult } from './live-state';
import { screenPhase } from './screen-phase';
import type { StepView } from './view';

const result: RoundResult = {
  unit: 'votes',
  choices: [1, 2, 3, 0, 0],
  unsure: 0,
  devices: 6,
  paper: 0,
  agreement: null,
  groups: [],
};

const stepAt = (phase: Phase, round: number, more: Partial<StepView> = {}): StepView => ({
  id: 's',
  kind: 'question',
  subject: null,
  title: 'A question',
  prompts: [],
  choices: [],
  minutes: 5,
  rule: AGREEMENT_RULES.agreed,
  progress: { phase, round, told: 0 },
  rounds: [],
  paper: {},
  agreedLevel: null,
  reasons: '',
  dissent: '',
  version: 1,
  ...more,
});

const running: LiveState = { stage: 'running', step: 's', progress: {}, timer: null };
const kindOf = (state: Partial<LiveState>, step = stepAt('ready', 0)) =>
  screenPhase({ state: { ...running, ...state }, steps: [step] }).kind;

describe('what is projected', () => {
  it('is the way in before the first step, and the end after the last', () => {
    expect(kindOf({ stage: 'draft', step: null })).toBe('soon');
    expect(kindOf({ step: null })).toBe('welcome');
    expect(kindOf({ stage: 'ended', step: null })).toBe('ended');
  });

  it('follows a step, and never shows a result before its reveal', () => {
    const rounds = [{ round: 1, result }];
    for (const phase of ['ready', 'open', 'closed'] as const) {
      const shown = screenPhase({ state: running, steps: [stepAt(phase, 2, { rounds })] });
      expect(shown.kind).toBe(phase);
      expect(shown).not.toHaveProperty('told');
    }
    expect(kindOf({}, stepAt('ready', 0, { kind: 'talk' }))).toBe('talk');
  });

  it('lays a round over the one before', () => {
    const rounds = [1, 2].map((round) => ({ round, result }));
    const shown = screenPhase({ state: running, steps: [stepAt('revealed', 2, { rounds })] });
    expect(shown).toMatchObject({ kind: 'revealed', told: { round: 2 }, earlier: { round: 1 } });
    const first = screenPhase({ state: running, steps: [stepAt('revealed', 1, { rounds })] });
    expect(first).toMatchObject({ told: { round: 1 }, earlier: undefined });
  });

  it('turns to the discussion while a timer runs, and to what was agreed once it is written down', () => {
    const timer = '2026-11-02T10:00:00.000Z';
    const step = stepAt('revealed', 1, { rounds: [{ round: 1, result }] });
    expect(kindOf({ timer }, step)).toBe('discussing');
    expect(kindOf({ timer }, { ...step, agreedLevel: 3 })).toBe('agreed');
    expect(kindOf({}, { ...step, dissent: 'Two see it otherwise.' })).toBe('agreed');
  });
});

it('counts who joined and who is done, with one form for one', () => {
  expect(joinedWords({ devices: 0, people: 0 })).toBe('Nobody has joined yet');
  expect(joinedWords({ devices: 1, people: 1 })).toBe('1 person has joined');
  expect(joinedWords({ devices: 12, people: 64 })).toBe('12 devices have joined, for 64 people');
  expect(doneWords(stepAt('open', 1), { voted: 58, devices: 64 })).toBe('58 of 64 have voted');
  expect(doneWords(stepAt('open', 1, { kind: 'words' }), { voted: 3, devices: 64 })).toBe(
    '3 of 64 have written',
  );
});
