/** For how many months after an assessment closed people's answers may be kept. */
export const KEEP_MONTHS: readonly number[] = [6, 12, 24, 36, 60];
export const USUAL_KEEP_MONTHS = 24;

/**
 * Until when answers are kept, as ISO-8601 UTC: the same day and time so many months later, or the last day of that
 * month where it has no such day. From that moment on they are deleted.
 * @param closedAt ISO-8601 UTC
 * @param months 1 or more
 */
export function keptUntil(closedAt: string, months: number): string {
  const closed = new Date(closedAt);
  const end = new Date(closed);
  // By way of a day that every month has.
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(closed.getUTCDate(), lastDay));
  return end.toISOString();
}

/** Whether answers are no longer to be kept. @param now ISO-8601 UTC */
export function isKeptNoLonger(
  { closedAt, keepMonths }: { closedAt: string; keepMonths: number },
  now: string,
): boolean {
  return keptUntil(closedAt, keepMonths) <= now;
}

/** A keeping time as a form has it: one of those there are, and below what was told where something was. */
export function readKeepMonths(typed: string, told: number = Infinity): number | undefined {
  return KEEP_MONTHS.find((months) => String(months) === typed.trim() && months < told);
}

/** A keeping time in words. */
export function keepWords(months: number): string {
  if (months === 12) return '1 year';
  return months % 12 === 0 ? `${months / 12} years` : `${months} months`;
}
