import type { FormId } from 'questions/types';

/** What is wrong with a file of answers, or with a row of it. Plain JSON, since a preview is kept for a while. */
export type Fault =
  | { readonly code: 'not-csv'; readonly what: string }
  | { readonly code: 'empty-file' | 'nobody' | 'no-questions' }
  | { readonly code: 'too-many-rows' | 'too-many-columns'; readonly most: number }
  | { readonly code: 'missing-column' | 'unknown-column' | 'column-twice' | 'comments-not-asked' }
  | { readonly code: 'empty-row' | 'no-answer' }
  | { readonly code: 'too-many-cells'; readonly width: number; readonly cells: number }
  | { readonly code: 'no-name' }
  | { readonly code: 'name-twice'; readonly before: number }
  | { readonly code: 'unknown-sector' | 'sector-not-invited' | 'unknown-tier' | 'residents-only' }
  | { readonly code: 'unknown-form' | 'form-not-offered' }
  | { readonly code: 'not-an-answer' }
  | { readonly code: 'not-asked'; readonly form: FormId }
  | { readonly code: 'comment-too-long'; readonly length: number };

/** A fault and where it is. */
export interface Problem {
  /** As a spreadsheet counts, the first row being 1. */
  readonly row: number;
  /** From 1; null where it is about the whole row or file. */
  readonly column: number | null;
  /** What the first row calls the column; '' where it is the first row itself, or no column. */
  readonly name: string;
  /** What was there, cut short. */
  readonly found: string;
  readonly fault: Fault;
}

/** The most that is kept of what was there: enough to find it again. */
const MOST_FOUND = 40;

/** What was in a cell, cut short. */
export const cutShort = (cell: string): string =>
  cell.length > MOST_FOUND ? `${cell.slice(0, MOST_FOUND)}...` : cell;

/** The letters a spreadsheet puts above a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
