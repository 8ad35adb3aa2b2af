import type { AssessmentState } from '../assessment/state';

/** Most codes that are made at once. */
export const MOST_CODES = 5_000;
/** Most addresses that are taken in at once. */
export const MOST_ADDRESSES = 2_000;

/** Whether codes may be made: before an assessment opens, so that they can be printed, and while it is open. */
export const takesCodes = (state: AssessmentState): boolean =>
  state === 'draft' || state === 'scheduled' || state === 'open';
