import type { FormId } from 'questions/types';

/**
 * How many of a dimension's questions a person must have answered, with a level, for the dimension to have a score;
 * a form that asks fewer than this of a dimension gives it none. (analysis.md, "Scores"; framework.md, "Forms".)
 */
export const NEEDED_FOR_DIMENSION: Readonly<Record<FormId, number>> = { full: 2, workshop: 1, resident: 2 };

/**
 * A form that can score fewer dimensions than this has no overall: the resident form scores one, and that one is not
 * how a person sees the place. The same number as for case studies (analysis.md, "Comparison with the case studies").
 */
export const DIMENSIONS_NEEDED_FOR_OVERALL = 6;

/** The share of the dimensions that the form can score which must have a score, for there to be an overall. */
export const SHARE_NEEDED_FOR_OVERALL = 0.75;

/** The share of the barriers asked that must have a level, for there to be a pressure. */
export const SHARE_NEEDED_FOR_PRESSURE = 0.75;
