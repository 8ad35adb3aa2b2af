import { describe, expect, it } from 'vitest';
import { readSettings, type TypedSettings } from './settings';

const typed = (more: Partial<TypedSettings> = {}): TypedSettings => ({
  title: 'Alliance workshop',
  minutes: '90',
  sectors: [
    { id: 'acute', asked: true },
    { id: 'voluntary', asked: true },
    { id: 'residents', asked: false },
  ],
  askTier: false,
  tables: 'one',
  threshold: '5',
  ...more,
});
const problems = (more: Partial<TypedSettings>, own: number | null = null) => {
  const read = readSettings(typed(more), own);
  return read.ok ? {} : read.problems;
};

describe('the settings of a workshop', () => {
  it('are read with the sectors that people are asked for, all, some or none', () => {
    expect(readSettings(typed(), null)).toEqual({
      ok: true,
      settings: {
        title: 'Alliance workshop',
        minutes: 90,
        sectors: ['acute', 'voluntary'],
        askTier: false,
        tables: 'one',
        threshold: 5,
      },
    });
    expect(problems({ sectors: [{ id: 'acute', asked: false }] })).toEqual({});
    expect(problems({ sectors: [{ id: 'acute', asked: true }] })).toEqual({ sectors: 'one-sector' });
  });

  it('are refused by field', () => {
    expect(problems({ title: '  ', minutes: '4', tables: 'all', threshold: '2' })).toEqual({
      title: 'missing',
      minutes: 'out-of-range',
      tables: 'missing',
      threshold: 'out-of-range',
    });
    expect(problems({ minutes: '481', threshold: '21' })).toEqual({
      minutes: 'out-of-range',
      threshold: 'out-of-range',
    });
  });

  it('have on an assessment a threshold no smaller than its own', () => {
    expect(problems({ threshold: '7' }, 8)).toEqual({ threshold: 'out-of-range' });
    expect(problems({ threshold: '30' }, 30)).toEqual({});
  });
});
