import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfTrial, TRIAL_HOURS } from './trial';

describe('the end of a trial', () => {
  it('is on the full hour, a day later', () => {
    expect(endOfTrial(new Date('2025-03-01T12:34:56.789Z'))).toBe('2025-03-02T13:00:00.000Z');
    expect(endOfTrial(new Date('2025-03-01T12:00:00.000Z'))).toBe('2025-03-02T12:00:00.000Z');
    expect(endOfTrial(new Date('2025-12-31T23:59:59.999Z'))).toBe('2026-01-02T00:00:00.000Z');
  });

  it('gives everybody the whole time they were promised, and less than an hour more', () => {
    const moment = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (begun) => {
        const end = new Date(endOfTrial(begun));
        const hours = (end.getTime() - begun.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(TRIAL_HOURS);
        expect(hours).toBeLessThan(TRIAL_HOURS + 1);
        expect(end.toISOString()).toMatch(/:00:00\.000Z$/);
      }),
    );
  });

  it('tells of all who began within the same hour the same', () => {
    const minutes = ['01', '17', '59'].map((minute) => endOfTrial(new Date(`2025-03-01T12:${minute}:00Z`)));
    expect(new Set(minutes).size).toBe(1);
  });
});
