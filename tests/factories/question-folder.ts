import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
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
} from 'questions/types';
import { makeCaseStudy, makePractice, makeRating } from './case-study';
import { makeQuestionSet } from './question-set';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

interface Contents {
  readonly set: QuestionSet;
  readonly reports: readonly Report[];
  readonly sectors: { readonly sectors: readonly Sector[]; readonly tiers: readonly Tier[] };
  readonly relatedBarriers: Readonly<Record<string, readonly string[]>>;
  readonly caseStudies: readonly CaseStudy[];
  /** The first reader's. */
  readonly codings: readonly Coding[];
  /** The second reader's; where it is left out, the same as the first one's. */
  readonly secondCodings?: readonly Coding[];
  readonly settlings: readonly Settling[];
  readonly placeNotes: readonly PlaceNote[];
  /** Where they are left out, there is no such file. */
  readonly patterns?: readonly Pattern[];
  /** The text of report R1. */
  readonly reportText: string;
  /** More files, or others in place of those made from the above, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a test changes before the folder is written. */
export type Change = (contents: Mutable<Contents>) => void;

/** A folder of question files in which nothing is wrong, or what a change makes of it; removed after the test. */
export function makeQuestionFolder(change: Change = () => {}): { folder: string; reportsFolder: string } {
  const contents = structuredClone(inOrder()) as Mutable<Contents>;
  change(contents);
  const parent = mkdtempSync(join(tmpdir(), 'concord-questions-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'questions');
  const reportsFolder = join(parent, 'reports');
  const files: Record<string, string> = {
    [`sets/${contents.set.id}.yaml`]: yaml(contents.set),
    'reports.yaml': yaml(contents.reports),
    'sectors.yaml': yaml(contents.sectors),
    'barriers-to-dimensions.yaml': yaml(contents.relatedBarriers),
    ...Object.fromEntries(contents.caseStudies.map((one) => [`case-studies/${one.id}.yaml`, yaml(one)])),
    'place-notes.yaml': yaml(contents.placeNotes),
    ...(contents.patterns ? { 'patterns.yaml': yaml(contents.patterns) } : {}),
    ...codingFiles('first', contents.codings),
    ...codingFiles('second', contents.secondCodings ?? contents.codings),
    ...codingFiles('settled', contents.settlings),
    ...contents.files,
  };
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  write(join(reportsFolder, 'r1.txt'), contents.reportText);
  return { folder, reportsFolder };
}

function codingFiles(
  kind: string,
  codings: readonly { readonly caseStudy: string }[],
): Record<string, string> {
  return Object.fromEntries(codings.map((one) => [`codings/${kind}/${one.caseStudy}.yaml`, yaml(one)]));
}

function inOrder(): Contents {
  const set = makeQuestionSet();
  const caseStudy = makeCaseStudy({
    ratings: [makeRating('a.one', 3), makeRating('barrier.a', 2)],
    practices: [makePractice('exampleshire-2020-charter', ['a.one'])],
  });
  return {
    set,
    reports: [
      {
        code: 'R1',
        title: 'A made-up report',
        authors: 'Nobody N',
        publisher: 'No House',
        published: '2020-02',
        kind: 'made up',
        kindNote: 'Nobody wrote it.',
        file: 'r1.txt',
      },
    ],
    sectors: {
      sectors: [{ id: 'residents', name: 'Residents', help: 'You live here', form: 'resident' }],
      tiers: [{ id: 'resident-carer', name: 'Resident or carer', help: 'You live here' }],
    },
    relatedBarriers: Object.fromEntries(set.dimensions.map(({ id }) => [id, ['barrier.a', 'barrier.b']])),
    caseStudies: [caseStudy],
    codings: [
      {
        caseStudy: caseStudy.id,
        ratings: caseStudy.ratings.map(({ question, level, basis }) => ({ question, level, basis })),
      },
    ],
    settlings: [],
    placeNotes: [],
    reportText: 'Working together\nNothing much is told here.\n',
    files: {},
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function yaml(value: unknown): string {
  return stringify(snakeKeys(value));
}

function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), snakeKeys(inner)]));
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
