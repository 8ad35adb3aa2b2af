import { currentSet, type QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { CaseStudy, Practice, Rating } from '../types';
import type { Path, QuestionFile } from '../yaml-file';
import { itemsOf } from './question-set';
import { sourcesOfCaseStudy } from './sources';

const EVIDENCE_WORDS = { fewest: 15, most: 45 };
const STORY_WORDS = { fewest: 80, most: 200 };

/** The report that tells most of its sites. */
const RICH_REPORT = 'KF20';
const PRACTICES_IN_RICH_REPORT = 6;

/** The fewest and the most ratings to expect of a case study, by how much its report tells of one. */
const EXPECTED_RATINGS: Readonly<Record<string, Readonly<Record<'maturity' | 'barrier', [number, number]>>>> =
  {
    KF20: { maturity: [22, 33], barrier: [4, 10] },
    KF18: { maturity: [4, 20], barrier: [0, 4] },
    CC19: { maturity: [3, 15], barrier: [0, 4] },
    CC15: { maturity: [2, 10], barrier: [0, 4] },
    CC14: { maturity: [2, 10], barrier: [0, 4] },
  };

type CaseStudyFile = QuestionFile<CaseStudy>;

/** What must hold of every case study, but for what its report's own text has to show. */
export function checkCaseStudies(folder: QuestionFolder): Problem[] {
  const set = currentSet(folder.sets)?.value;
  const questions = new Set(set === undefined ? [] : itemsOf(set).map(({ item }) => item.id));
  return [
    ...folder.caseStudies.flatMap((file) => [
      ...checkQuestionIds(file, questions),
      ...checkLengths(file),
      ...checkReport(file),
      ...checkEnoughPractices(file),
      ...checkRelated(file, folder.caseStudies),
    ]),
    ...checkPlaceNotes(folder, questions),
    ...checkPracticeIds(folder),
  ];
}

/** Flags for a person to review, which are never errors: what to expect of a case study is no quota. */
export function reviewCaseStudies({ caseStudies }: QuestionFolder): string[] {
  return caseStudies.flatMap(({ value: { name, report, ratings, practices } }) => {
    const told = `${name} (${report})`;
    const barriers = ratings.filter(isOfBarrier).length;
    const expected = EXPECTED_RATINGS[report];
    return [
      ...(practices.length > 0 ? [] : [`${told} has no practice`]),
      ...(expected ? outside('maturity', ratings.length - barriers, expected.maturity, told) : []),
      ...(expected ? outside('barrier', barriers, expected.barrier, told) : []),
    ];
  });
}

function outside(
  kind: 'maturity' | 'barrier',
  count: number,
  [fewest, most]: readonly [number, number],
  name: string,
): string[] {
  return count >= fewest && count <= most
    ? []
    : [`${name} has ${count} ${kind} ratings, where ${fewest} to ${most} are expected`];
}

function isOfBarrier({ question }: Rating): boolean {
  return question.startsWith('barrier.');
}

function checkQuestionIds(
  { value: { ratings, practices }, problemAt }: CaseStudyFile,
  known: Set<string>,
): Problem[] {
  const rated = new Set<string>();
  const ofRatings = ratings.flatMap(({ question }, index) => {
    const path = ['ratings', index, 'question'];
    if (!known.has(question)) return [problemAt(path, `there is no question ${question}`, 'Correct the id')];
    if (rated.has(question))
      return [problemAt(path, `${question} is rated twice`, 'Keep one of the ratings')];
    rated.add(question);
    return [];
  });
  return [...ofRatings, ...checkQuestionsOf(practices, known, ['practices'], problemAt)];
}

function checkPlaceNotes({ placeNotes }: QuestionFolder, known: Set<string>): Problem[] {
  return placeNotes ? checkQuestionsOf(placeNotes.value, known, [], placeNotes.problemAt) : [];
}

/** Practices bear on questions that there are; they stand in a list at a path. */
function checkQuestionsOf(
  practices: readonly Practice[],
  known: Set<string>,
  at: Path,
  problemAt: CaseStudyFile['problemAt'],
): Problem[] {
  return practices.flatMap(({ questions }, index) =>
    questions.flatMap((question, place) => {
      const path = [...at, index, 'questions', place];
      return known.has(question)
        ? []
        : [problemAt(path, `there is no question ${question}`, 'Correct the id')];
    }),
  );
}

function checkLengths({ value: { story, ratings }, problemAt }: CaseStudyFile): Problem[] {
  const check = (
    path: (string | number)[],
    name: string,
    text: string,
    { fewest, most }: typeof STORY_WORDS,
  ) => {
    const words = text.split(/\s+/).filter((word) => word !== '').length;
    if (words >= fewest && words <= most) return [];
    return [problemAt(path, `${name} has ${words} words`, `Make it ${fewest} to ${most} words`)];
  };
  return [
    ...check(['story'], 'the story', story, STORY_WORDS),
    ...ratings.flatMap(({ question, evidence }, index) =>
      check(['ratings', index, 'evidence'], `the evidence for ${question}`, evidence, EVIDENCE_WORDS),
    ),
  ];
}

function checkReport({ value: caseStudy, problemAt }: CaseStudyFile): Problem[] {
  return sourcesOfCaseStudy(caseStudy)
    .filter(({ source }) => source.report !== caseStudy.report)
    .map(({ source, path }) =>
      problemAt(
        path,
        `${source.report} is cited in a case study of ${caseStudy.report}`,
        'Cite its own report',
      ),
    );
}

function checkEnoughPractices({ value: { report, practices }, problemAt }: CaseStudyFile): Problem[] {
  if (report !== RICH_REPORT || practices.length >= PRACTICES_IN_RICH_REPORT) return [];
  const what = `a case study of ${report} has ${practices.length} practices`;
  return [problemAt(['practices'], what, `Record at least ${PRACTICES_IN_RICH_REPORT}`)];
}

function checkPracticeIds({ caseStudies, placeNotes }: QuestionFolder): Problem[] {
  const homes = new Map<string, string>();
  const lists = [
    ...caseStudies.map(({ file, value, problemAt }) => ({
      file,
      practices: value.practices,
      at: ['practices'],
      problemAt,
    })),
    ...(placeNotes ? [{ ...placeNotes, practices: placeNotes.value, at: [] }] : []),
  ];
  return lists.flatMap(({ file, practices, at, problemAt }) =>
    practices.flatMap(({ id }, index) => {
      const home = homes.get(id);
      if (home === undefined) homes.set(id, file);
      const what = `the practice id ${id} stands in ${home} already`;
      return home === undefined
        ? []
        : [problemAt([...at, index, 'id'], what, 'Give each practice its own id')];
    }),
  );
}

function checkRelated({ value, problemAt }: CaseStudyFile, files: readonly CaseStudyFile[]): Problem[] {
  return value.related.flatMap(({ id }, index) => {
    if (id !== value.id && files.some((other) => other.value.id === id)) return [];
    return [problemAt(['related', index], `there is no other case study ${id}`, 'Correct or remove it')];
  });
}
