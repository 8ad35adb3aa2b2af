import { type Day, momentInUk, readDay } from '../assessment/uk-time';

/** The two days of a filter as people type them; empty for none. */
export interface TypedDays {
  from: string;
  to: string;
}

/** Moments in ISO-8601 UTC: at `from` or later, and before `until`. */
export interface AuditSpan {
  from?: string;
  until?: string;
}

export type DayProblem = 'no-such-day' | 'before-from';

/** Reads the days of a filter, both of them included, in UK time. */
export function readAuditDays(
  typed: TypedDays,
): { ok: true; span: AuditSpan } | { ok: false; problems: { [K in keyof TypedDays]?: DayProblem } } {
  const from = dayOf(typed.from);
  const to = dayOf(typed.to);
  const problems: { [K in keyof TypedDays]?: DayProblem } = {
    ...(from === 'wrong' && { from: 'no-such-day' as const }),
    ...(to === 'wrong' && { to: 'no-such-day' as const }),
  };
  if (from === 'wrong' || to === 'wrong') return { ok: false, problems };
  const span = {
    ...(from && { from: midnightBefore(from) }),
    ...(to && { until: midnightBefore(dayAfter(to)) }),
  };
  if (span.from !== undefined && span.until !== undefined && span.until <= span.from) {
    return { ok: false, problems: { to: 'before-from' } };
  }
  return { ok: true, span };
}

function dayOf(typed: string): Day | undefined | 'wrong' {
  return typed.trim() === '' ? undefined : (readDay(typed) ?? 'wrong');
}

/** Clocks in the UK change at one or two in the morning, so every day has its midnight. */
const midnightBefore = (day: Day): string => momentInUk({ ...day, hour: 0, minute: 0 })!;

function dayAfter({ year, month, day }: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
