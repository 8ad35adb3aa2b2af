import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeptNoLonger, KEEP_MONTHS, keepWords, keptUntil, readKeepMonths } from './keeping';

const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const months = fc.constantFrom(...KEEP_MONTHS);

describe('the time that answers are kept', () => {
  it('ends on the same day and at the same time so many months later', () => {
    expect(keptUntil('2026-11-27T17:00:00.000Z', 6)).toBe('2027-05-27T17:00:00.000Z');
    expect(keptUntil('2026-11-27T17:00:00.000Z', 24)).toBe('2028-11-27T17:00:00.000Z');
  });

  it('ends on the last day of a month that is too short', () => {
    expect(keptUntil('2026-08-31T09:00:00.000Z', 6)).toBe('2027-02-28T09:00:00.000Z');
    expect(keptUntil('2027-08-30T09:00:00.000Z', 6)).toBe('2028-02-29T09:00:00.000Z');
    expect(keptUntil('2028-02-29T09:00:00.000Z', 12)).toBe('2029-02-28T09:00:00.000Z');
  });

  it('is over from that very moment', () => {
    const kept = { closedAt: '2026-11-27T17:00:00.000Z', keepMonths: 6 };
    expect(isKeptNoLonger(kept, '2027-05-27T16:59:59.999Z')).toBe(false);
    expect(isKeptNoLonger(kept, '2027-05-27T17:00:00.000Z')).toBe(true);
  });

  it('is never shorter than was said by more than three days, nor longer, and never ends before a shorter one', () => {
    const DAY = 86_400_000;
    fc.assert(
      fc.property(moment, months, months, (closedAt, one, other) => {
        const until = keptUntil(closedAt, one);
        const days = (Date.parse(until) - Date.parse(closedAt)) / DAY;
        const said = (one / 12) * 365.25;
        expect(Math.abs(days - said)).toBeLessThan(4.5);
        expect(until.slice(10)).toBe(closedAt.slice(10));
        if (one < other) expect(until < keptUntil(closedAt, other)).toBe(true);
      }),
    );
  });

  it('never ends earlier for what closed later', () => {
    fc.assert(
      fc.property(moment, moment, months, (one, other, time) => {
        const [first, last] = [one, other].sort() as [string, string];
        if (first.slice(0, 10) === last.slice(0, 10) || first.slice(10) <= last.slice(10)) {
          expect(keptUntil(first, time) <= keptUntil(last, time)).toBe(true);
        }
      }),
    );
  });

  it('is one of those there are, and shorter than what respondents were told', () => {
    expect(['6', ' 24 ', '60'].map((typed) => readKeepMonths(typed))).toEqual([6, 24, 60]);
    expect(['', '7', '-6', '6.0', '600'].map((typed) => readKeepMonths(typed))).toEqual(
      Array(5).fill(undefined),
    );
    expect(['12', '24', '36'].map((typed) => readKeepMonths(typed, 24))).toEqual([12, undefined, undefined]);
  });

  it('is told in years where it is whole ones', () => {
    expect(KEEP_MONTHS.map(keepWords)).toEqual(['6 months', '1 year', '2 years', '3 years', '5 years']);
  });
});
