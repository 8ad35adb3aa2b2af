/** What one respondent said to each of several questions, in the same order for all; null or undefined: no level. */
export type Row = readonly (number | null | undefined)[];

/** What one respondent said to each of several questions, where all of them have a level. */
export type CompleteRow = readonly number[];

/** The rows of those who gave every question a level, in their order; rows of no questions are left out. */
export function completeRows(rows: readonly Row[]): readonly CompleteRow[] {
  return rows.filter((row): row is CompleteRow => row.length > 0 && row.every((value) => value != null));
}

/** The levels given to each question, from rows of one length; empty for no rows. */
export function columnsOf(rows: readonly Row[]): readonly (readonly number[])[] {
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row[column] ?? []));
}

/** The variance of a sample, with n - 1. Throws a RangeError for fewer than two values. */
export function varianceOf(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError('a variance needs two values or more');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
