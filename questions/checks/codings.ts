import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { CaseStudy, Coding, Level, Settlement, Settling } from '../types';
import type { QuestionFile } from '../yaml-file';

/** Where the codings of a case study stand, from the first to what they were settled to. */
const FOLDERS = { first: 'codings/first', second: 'codings/second', settled: 'codings/settled' } as const;

type Levels = ReadonlyMap<string, Level>;

/**
 * Each case study was coded twice. Where both readers gave a question the same level, or none, that is its rating;
 * where they differed, or were both wrong, one line says how that was settled, and the case study has it so.
 */
export function checkCodings(folder: QuestionFolder): Problem[] {
  const { caseStudies, firstCodings, secondCodings, settlings } = folder;
  return [
    ...[...firstCodings, ...secondCodings].flatMap(checkNoneTwice),
    ...caseStudies.flatMap((file) => checkCaseStudy(file, folder)),
    ...[...firstCodings, ...secondCodings, ...settlings].flatMap((file) => checkStray(file, caseStudies)),
  ];
}

function checkCaseStudy(file: QuestionFile<CaseStudy>, folder: QuestionFolder): Problem[] {
  const { id, ratings } = file.value;
  const of = <T extends { caseStudy: string }>(files: readonly QuestionFile<T>[]) =>
    files.find(({ value }) => value.caseStudy === id);
  const found = {
    first: of(folder.firstCodings),
    second: of(folder.secondCodings),
    settled: of(folder.settlings),
  };
  const missing = (['first', 'second'] as const).filter((reader) => found[reader] === undefined);
  if (!found.first || !found.second) {
    return missing.map((reader) =>
      file.problemAt(
        ['id'],
        `there is no ${reader} coding of ${id} that can be read`,
        `Add ${FOLDERS[reader]}/${id}.yaml`,
      ),
    );
  }
  const first = levelsOf(found.first.value.ratings);
  const second = levelsOf(found.second.value.ratings);
  const rated = levelsOf(ratings);
  const questions = new Set([...first.keys(), ...second.keys(), ...rated.keys()]);
  return [
    ...[...questions].flatMap((question) => {
      const one = first.get(question);
      const agreed = one === second.get(question);
      const settled = found.settled?.value.differences.find((line) => line.question === question);
      const path = ['ratings', ratings.findIndex((rating) => rating.question === question)];
      const at = rated.has(question) ? path : ['ratings'];
      if (!agreed && !settled) {
        const what = `the two codings differ on ${question}, and nothing says how that was settled`;
        return [file.problemAt(at, what, `Say so in ${FOLDERS.settled}/${id}.yaml`)];
      }
      const level = settled ? levelOf(settled) : one;
      if (level === rated.get(question)) return [];
      const what = `${question} has ${inWords(rated.get(question))}, and was ${settled ? 'settled' : 'coded twice'} with ${inWords(level)}`;
      return [file.problemAt(at, what, 'Correct it here or in the codings')];
    }),
    ...(found.settled ? checkSettled(found.settled, first, second) : []),
  ];
}

/** What was settled are differences, or corrections of what both readers have, each once. */
function checkSettled(file: QuestionFile<Settling>, first: Levels, second: Levels): Problem[] {
  const settled = file.value.differences.map(({ question }) => question);
  return file.value.differences.flatMap((line, index) => {
    const { question } = line;
    const path = ['differences', index];
    if (settled.indexOf(question) !== index)
      return [file.problemAt(path, `${question} is settled twice`, 'Keep one of the lines')];
    const changesNothing =
      first.get(question) === second.get(question) && first.get(question) === levelOf(line);
    return changesNothing
      ? [file.problemAt(path, `both codings have ${question} so already`, 'Remove the line')]
      : [];
  });
}

function checkNoneTwice({ value, problemAt }: QuestionFile<Coding>): Problem[] {
  const coded = value.ratings.map(({ question }) => question);
  return coded.flatMap((question, index) =>
    coded.indexOf(question) === index
      ? []
      : [problemAt(['ratings', index], `${question} is coded twice`, 'Keep one of the codings')],
  );
}

function checkStray(
  { value, problemAt }: QuestionFile<{ readonly caseStudy: string }>,
  caseStudies: readonly QuestionFile<CaseStudy>[],
): Problem[] {
  if (caseStudies.some((file) => file.value.id === value.caseStudy)) return [];
  const what = `there is no case study ${value.caseStudy} that can be read`;
  return [problemAt(['case_study'], what, `Add case-studies/${value.caseStudy}.yaml`)];
}

const levelsOf = (ratings: readonly { question: string; level: Level }[]): Levels =>
  new Map(ratings.map(({ question, level }) => [question, level]));

const levelOf = ({ level }: Settlement) => (level === 'none' ? undefined : level);

const inWords = (level: Level | undefined) => (level === undefined ? 'no rating' : `level ${level}`);
