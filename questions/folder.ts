import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { CamelKeys } from './camel-keys';
import type { Problem } from './problem';
import {
  caseStudySchema,
  checksumsSchema,
  codingSchema,
  patternsSchema,
  placeNotesSchema,
  questionSetSchema,
  relatedBarriersSchema,
  reportsSchema,
  sectorsSchema,
  settlingSchema,
} from './schema';
import type {
  CaseStudy,
  Coding,
  Pattern,
  PlaceNote,
  QuestionSet,
  Report,
  Sector,
  Settling,
  Tier,
} from './types';
import { type QuestionFile, readYamlFile } from './yaml-file';

/** Every question file that could be read. A file whose shape is wrong is left out, and its problems are listed. */
export interface QuestionFolder {
  readonly problems: readonly Problem[];
  readonly sets: readonly QuestionFile<QuestionSet>[];
  readonly checksums: QuestionFile<Readonly<Record<string, string>>> | undefined;
  readonly reports: QuestionFile<readonly Report[]> | undefined;
  readonly sectors:
    QuestionFile<{ readonly sectors: readonly Sector[]; readonly tiers: readonly Tier[] }> | undefined;
  readonly relatedBarriers: QuestionFile<Readonly<Record<string, readonly string[]>>> | undefined;
  readonly caseStudies: readonly QuestionFile<CaseStudy>[];
  readonly placeNotes: QuestionFile<readonly PlaceNote[]> | undefined;
  readonly firstCodings: readonly QuestionFile<Coding>[];
  readonly secondCodings: readonly QuestionFile<Coding>[];
  readonly settlings: readonly QuestionFile<Settling>[];
  readonly patterns: QuestionFile<readonly Pattern[]> | undefined;
}

const CHECKSUMS = 'checksums.yaml';
const PLACE_NOTES = 'place-notes.yaml';
const PATTERNS = 'patterns.yaml';

/** Reads the question folder. Never throws for what is in it: a missing or wrong file is a problem in the list. */
export function readQuestionFolder(folder: string): QuestionFolder {
  const problems: Problem[] = [];

  function read<S extends z.ZodType>(
    file: string,
    schema: S,
  ): QuestionFile<CamelKeys<z.output<S>>> | undefined {
    const reading = readYamlFile(folder, file, schema);
    if ('file' in reading) return reading.file;
    problems.push(...reading.problems);
    return undefined;
  }

  /** The files of a subfolder, each of which is named by the id it holds. */
  function readEach<S extends z.ZodType>(
    subfolder: string,
    schema: S,
    key: string,
    idOf: (value: CamelKeys<z.output<S>>) => string,
  ): QuestionFile<CamelKeys<z.output<S>>>[] {
    return yamlFilesIn(join(folder, subfolder)).flatMap((name) => {
      const file = read(`${subfolder}/${name}`, schema);
      if (file === undefined) return [];
      const id = idOf(file.value);
      if (`${id}.yaml` === name) return [file];
      problems.push(
        file.problemAt([key], `\`${key}\` is ${id}`, `Name the file ${id}.yaml, or correct the id`),
      );
      return [];
    });
  }

  return {
    sets: readEach('sets', questionSetSchema, 'id', (set) => set.id),
    checksums: existsSync(join(folder, 'sets', CHECKSUMS))
      ? read(`sets/${CHECKSUMS}`, checksumsSchema)
      : undefined,
    reports: read('reports.yaml', reportsSchema),
    sectors: read('sectors.yaml', sectorsSchema),
    relatedBarriers: read('barriers-to-dimensions.yaml', relatedBarriersSchema),
    caseStudies: readEach('case-studies', caseStudySchema, 'id', (caseStudy) => caseStudy.id),
    placeNotes: existsSync(join(folder, PLACE_NOTES)) ? read(PLACE_NOTES, placeNotesSchema) : undefined,
    firstCodings: readEach('codings/first', codingSchema, 'case_study', (coding) => coding.caseStudy),
    secondCodings: readEach('codings/second', codingSchema, 'case_study', (coding) => coding.caseStudy),
    settlings: readEach('codings/settled', settlingSchema, 'case_study', (settling) => settling.caseStudy),
    patterns: existsSync(join(folder, PATTERNS)) ? read(PATTERNS, patternsSchema) : undefined,
    problems,
  };
}

/** Question sets from the oldest to the newest, and the like: concord-2 stands before concord-10. */
const inNaturalOrder = new Intl.Collator('en', { numeric: true }).compare;

function yamlFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== CHECKSUMS)
    .sort(inNaturalOrder);
}

/** The set offered to new respondents: the last published one or, while none is, the last draft. */
export function currentSet(sets: QuestionFolder['sets']): QuestionFile<QuestionSet> | undefined {
  return sets.findLast(({ value }) => value.status === 'published') ?? sets.at(-1);
}
