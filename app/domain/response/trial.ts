/** How long the answers of someone who tries the survey are kept, in hours. */
export const TRIAL_HOURS = 24;

const HOUR_MS = 3_600_000;

/**
 * When trial answers begun at a moment are deleted: a full hour, between 24 and 25 hours later, so that what is
 * stored does not tell when exactly somebody began.
 * @returns ISO-8601 UTC text on the hour
 */
export function endOfTrial(begun: Date): string {
  return new Date((Math.ceil(begun.getTime() / HOUR_MS) + TRIAL_HOURS) * HOUR_MS).toISOString();
}
