import { TRIAL_HOURS } from './trial';

const DAY_SECONDS = 24 * 3600;

/** How long a device opens the answers of a trial: until they are surely deleted. */
export const TRIAL_ACCESS_SECONDS = (TRIAL_HOURS + 1) * 3600;

/** How long after the closing a device still opens the answers, to read them and the own profile. */
const AFTER_CLOSING_SECONDS = 30 * DAY_SECONDS;
const WITHOUT_CLOSING_SECONDS = 180 * DAY_SECONDS;
/** Browsers keep no cookie for longer. */
const LONGEST_SECONDS = 400 * DAY_SECONDS;

/**
 * How long a device opens the answers to an assessment of a place, in seconds: until 30 days after its closing time,
 * or for 180 days where it has none.
 * @param closesAt ISO-8601 UTC
 */
export function ownAccessSeconds(closesAt: string | null, now: Date): number {
  if (closesAt === null) return WITHOUT_CLOSING_SECONDS;
  const left = Math.max(0, Math.ceil((Date.parse(closesAt) - now.getTime()) / 1000));
  return Math.min(left + AFTER_CLOSING_SECONDS, LONGEST_SECONDS);
}
