import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionFolder } from '../folder';

/** The most lines a heading wraps over. */
const HEADING_LINES = 4;

/** A report's text, and where its headings stand. */
export interface ReportText {
  readonly code: string;
  readonly text: string;
  /**
   * The places where a heading begins, as the number of lines before it (blank ones not counted): it is a whole line,
   * or up to four in a row joined, read as `plain` has them. Empty where there is no such heading.
   */
  placesOf(heading: string): readonly number[];
}

/** Where texts were looked for: those found by report code, and the codes of those that were not. */
export interface ReportTexts {
  readonly found: ReadonlyMap<string, ReportText>;
  readonly missing: readonly string[];
}

/** Reads the reports' texts from a folder; they are not ours to hand on, so each may be missing. Null: none are read. */
export function readReportTexts({ reports }: QuestionFolder, folder: string | null): ReportTexts {
  const found = new Map<string, ReportText>();
  const missing: string[] = [];
  for (const { code, file } of reports?.value ?? []) {
    const path = folder === null ? undefined : join(folder, file);
    if (path !== undefined && existsSync(path)) found.set(code, reportText(code, readFileSync(path, 'utf8')));
    else missing.push(code);
  }
  return { found, missing };
}

/** Prepares a report's text for searching. */
export function reportText(code: string, text: string): ReportText {
  const lines = text
    .split(/\r?\n|\f/)
    .map(plain)
    .filter((line) => line !== '');
  const known = new Map<string, readonly number[]>();
  return {
    code,
    text,
    placesOf(heading) {
      const places = known.get(heading) ?? findHeading(plain(heading), lines);
      known.set(heading, places);
      return places;
    },
  };
}

/**
 * Text without what differs between a printed page and what was copied from it: white space, hyphens and dashes (a
 * word broken at a line's end loses its own), the curl of quotes, ligatures. Capitals and other marks stay.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\s\p{Pd}\u00ad]+/gu, '');
}

function findHeading(wanted: string, lines: readonly string[]): number[] {
  return lines.flatMap((line, index) => {
    let joined = line;
    for (let next = index + 1; next < index + HEADING_LINES && joined !== wanted; next += 1) {
      if (!wanted.startsWith(joined)) break;
      joined += lines[next] ?? '';
    }
    return joined === wanted ? [index] : [];
  });
}
