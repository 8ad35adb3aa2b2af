import { describe, expect, it } from 'vitest';
import type { WhereToStart } from '../patterns/where-to-start';
import { energyWinner, lastVotedStart, outcomeOf } from './outcomes';
import type { StepView } from './view';

const round = (number: number, choices: readonly number[]) => ({
  round: number,
  result: { unit: 'votes', choices, unsure: 0, devices: 9, paper: 0, agreement: null, groups: [] } as const,
});
const step = (more: Partial<StepView>): StepView => ({
  id: 's',
  kind: 'energy',
  subject: null,
  title: '',
  prompts: [],
  choices: ['money', 'vision'].map((value) => ({ value, label: value, text: '' })),
  minutes: 5,
  rule: { shareWithinOne: 0.7, agreementA: 0.5 },
  progress: { phase: 'revealed', round: 1, told: 1 },
  rounds: [],
  paper: {},
  agreedLevel: null,
  reasons: '',
  dissent: '',
  version: 1,
  ...more,
});

describe('where a group put its energy', () => {
  it('is what has most votes in the last round', () => {
    expect(energyWinner(step({ rounds: [round(1, [9, 1]), round(2, [3, 7])] }))).toBe('vision');
  });

  it('is nothing where several have as many, nobody chose, or nothing was revealed', () => {
    expect(energyWinner(step({ rounds: [round(1, [5, 5])] }))).toBeNull();
    expect(energyWinner(step({ rounds: [round(1, [0, 0])] }))).toBeNull();
    expect(energyWinner(step({}))).toBeNull();
    expect(energyWinner(step({ kind: 'question', rounds: [round(1, [1, 9])] }))).toBeNull();
  });
});

describe('what a workshop came to', () => {
  const workshop = (steps: readonly StepView[], id = 'w') =>
    outcomeOf({ id, title: 'W', steps }, '2027-05-03');

  it('has the levels that were agreed, by question', () => {
    const question = (subject: string, agreedLevel: number | null) =>
      step({ kind: 'question', subject, agreedLevel });
    const { agreed } = workshop([question('a', 3), question('b', null), question('a', 4)]);
    expect(agreed).toEqual({ a: 4 });
  });

  it('decides where to start by the latest vote for what the results suggest', () => {
    const start = {
      foundation: { dimension: 'relationships', score: 2.1, among: [] },
      amenable: null,
      candidates: [{ dimension: 'money', score: 2.5 }],
    } as unknown as WhereToStart;
    const won = (dimension: string) =>
      workshop(
        [step({ choices: [{ value: dimension, label: '', text: '' }], rounds: [round(1, [9])] })],
        dimension,
      );
    expect(lastVotedStart(start, [won('option-1'), won('money'), won('relationships')])).toMatchObject({
      dimension: 'money',
      score: 2.5,
      workshop: { id: 'money' },
    });
    expect(lastVotedStart(start, [won('relationships')])).toMatchObject({ score: 2.1 });
    expect(lastVotedStart(start, [won('option-1')])).toBeNull();
  });
});
