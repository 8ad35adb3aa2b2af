import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ukClock } from '../assessment/uk-time';
import { readAuditDays } from './filter';

const typed = (iso: string) => {
  const { year, month, day } = ukClock(iso);
  return `${day}/${month}/${year}`;
};
const moment = fc
  .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the days of a filter of the audit log', () => {
  it('are whole days of UK time, both included', () => {
    expect(readAuditDays({ from: '1 July 2026', to: '1/7/2026' })).toEqual({
      ok: true,
      span: { from: '2026-06-30T23:00:00.000Z', until: '2026-07-01T23:00:00.000Z' },
    });
    expect(readAuditDays({ from: '', to: '2026-12-31' })).toEqual({
      ok: true,
      span: { until: '2027-01-01T00:00:00.000Z' },
    });
    expect(readAuditDays({ from: ' ', to: '' })).toEqual({ ok: true, span: {} });
  });

  it('hold a moment exactly when its UK day is not before the first nor after the last', () => {
    fc.assert(
      fc.property(moment, moment, moment, (from, to, at) => {
        const dayOf = (iso: string) => {
          const { year, month, day } = ukClock(iso);
          return year * 10_000 + month * 100 + day;
        };
        const read = readAuditDays({ from: typed(from), to: typed(to) });
        if (dayOf(to) < dayOf(from)) {
          expect(read).toEqual({ ok: false, problems: { to: 'before-from' } });
          return;
        }
        if (!read.ok) throw new Error('refused');
        const within = read.span.from! <= at && at < read.span.until!;
        expect(within).toBe(dayOf(from) <= dayOf(at) && dayOf(at) <= dayOf(to));
      }),
    );
  });

  it('that are none are told apart', () => {
    expect(readAuditDays({ from: 'yesterday', to: '31/2/2026' })).toEqual({
      ok: false,
      problems: { from: 'no-such-day', to: 'no-such-day' },
    });
  });
});
