import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCaseStudies, reviewCaseStudies } from './checks/case-studies';
import { checkCodings } from './checks/codings';
import { checkDescriptors } from './checks/descriptors';
import { checkHeadings } from './checks/headings';
import { checkRelatedBarriers, checkSectorsAndTiers } from './checks/lists';
import { checkFigures, checkOwnWords } from './checks/own-words';
import { checkPatterns } from './checks/patterns';
import { checkPublishedSets } from './checks/published-sets';
import { checkQuestionSet, itemsOf } from './checks/question-set';
import { readReportTexts } from './checks/report-text';
import { checkReportCodes, sourcesOf } from './checks/sources';
import { type QuestionFolder, readQuestionFolder } from './folder';
import { instrumentOf } from './load';
import { describeProblem, type Problem, QuestionFileError } from './problem';
import type { Instrument } from './types';

/** Headings, wording and figures are held against the reports' texts where these are found. */
const CHECKS_AGAINST_TEXTS = ['headings', 'own words', 'figures'];

export interface Findings {
  /** What is wrong; empty when the question files can be used. */
  readonly problems: readonly Problem[];
  /** Flags for a person to review, never errors. */
  readonly notes: readonly string[];
  /** What was not checked, and why. */
  readonly skipped: readonly string[];
  /** How many of what were found, by a plain name. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Checks everything in the question folder: the shape of each file and what must hold between them. `reportsFolder` is
 * where the reports' texts are looked for, by default `../shared/reports` beside the repository, and null to leave them out; checks that need a
 * text that is not there are skipped by name. Never throws for what is in the files.
 */
export function checkInstrument(
  folder: string,
  options: { readonly reportsFolder?: string | null } = {},
): Findings {
  const { reportsFolder = resolve(folder, '../../shared/reports') } = options;
  return checkFolder(readQuestionFolder(folder), reportsFolder);
}

function checkFolder(files: QuestionFolder, reportsFolder: string | null): Findings {
  const texts = readReportTexts(files, reportsFolder);
  return {
    problems: [
      ...files.problems,
      ...checkSetsExist(files),
      ...files.sets.flatMap((set) => [...checkQuestionSet(set), ...checkDescriptors(set)]),
      ...checkPublishedSets(files),
      ...checkReportCodes(files),
      ...checkRelatedBarriers(files),
      ...checkSectorsAndTiers(files),
      ...checkCaseStudies(files),
      ...checkCodings(files),
      ...checkPatterns(files),
      ...checkHeadings(files, texts),
      ...checkOwnWords(files, texts),
      ...checkFigures(files, texts),
    ],
    notes: reviewCaseStudies(files),
    skipped: skippedFor(texts.missing, texts.found.size),
    counts: countsOf(files),
  };
}

/**
 * The instrument, checked: what the application starts with. The reports' texts are not looked at, since they are not
 * part of an installation. Throws a QuestionFileError with every problem found.
 */
export function openInstrument(folder: string): Instrument {
  const files = readQuestionFolder(folder);
  const { problems } = checkFolder(files, null);
  if (problems.length > 0) throw new QuestionFileError(problems);
  return instrumentOf(files);
}

function checkSetsExist({ sets, problems }: QuestionFolder): Problem[] {
  if (sets.length > 0 || problems.some(({ file }) => file.startsWith('sets/'))) return [];
  return [{ file: 'sets', what: 'there is no question set', fix: 'Add sets/<id>.yaml' }];
}

function skippedFor(missing: readonly string[], found: number): string[] {
  if (missing.length === 0) return [];
  const why = found === 0 ? 'report texts not present' : `the texts of ${missing.join(', ')} are not present`;
  return CHECKS_AGAINST_TEXTS.map((check) => `${check}: skipped, ${why}`);
}

function countsOf(files: QuestionFolder): Record<string, number> {
  const items = files.sets.flatMap(({ value }) => itemsOf(value));
  const barriers = items.filter(({ prefix }) => prefix === 'barrier.').length;
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  return {
    'question sets': files.sets.length,
    questions: items.length - barriers,
    barriers,
    reports: files.reports?.value.length ?? 0,
    citations: sourcesOf(files).length,
    'case studies': files.caseStudies.length,
    ratings: total(files.caseStudies.map(({ value }) => value.ratings.length)),
    practices: total(files.caseStudies.map(({ value }) => value.practices.length)),
    'notes of places': files.placeNotes?.value.length ?? 0,
    patterns: files.patterns?.value.length ?? 0,
  };
}

/** Prints what was found in a folder, and leaves exit code 1 where something is wrong. */
function main(folder: string): void {
  const { problems, notes, skipped, counts } = checkInstrument(folder);
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${name}: ${count}`)
      .join(', '),
  );
  for (const line of skipped) console.log(line);
  for (const note of notes) console.log(`to review: ${note}`);
  for (const problem of problems) console.error(describeProblem(problem));
  console.log(problems.length === 0 ? 'The question files are in order.' : `${problems.length} problems.`);
  if (problems.length > 0) process.exitCode = 1;
}

const here = fileURLToPath(import.meta.url);
const [, startedAs, folder = dirname(here)] = process.argv;
if (startedAs !== undefined && realpathSync(startedAs) === here) main(folder);
