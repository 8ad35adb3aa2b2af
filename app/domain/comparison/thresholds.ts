/** A case study has an overall only where it has a point on at least this many dimensions (analysis.md). */
export const DIMENSIONS_NEEDED_FOR_CASE_STUDY_OVERALL = 6;
