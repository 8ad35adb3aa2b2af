import { currentSet, type QuestionFolder, readQuestionFolder } from './folder';
import { QuestionFileError } from './problem';
import type { DoubleCoding, Instrument } from './types';

/**
 * Reads and validates the question folder, synchronously: sets, reports, sectors and tiers, related barriers, case
 * studies with their codings, notes of places, and the words for patterns. Throws a QuestionFileError with every
 * problem found (file, line, what is wrong, what to do). It looks at the shape of each file alone; `checkInstrument`
 * also looks at what must hold between them.
 */
export function loadInstrument(folder: string): Instrument {
  return instrumentOf(readQuestionFolder(folder));
}

/** The instrument of a question folder that was read. Throws a QuestionFileError with every problem of its reading. */
export function instrumentOf(files: QuestionFolder): Instrument {
  const { problems, sets, reports, sectors, relatedBarriers, caseStudies, placeNotes, patterns } = files;
  const current = currentSet(sets);
  if (problems.length > 0 || !reports || !sectors || !relatedBarriers) throw new QuestionFileError(problems);
  if (!current) {
    throw new QuestionFileError([
      { file: 'sets', what: 'there is no question set', fix: 'Add sets/<id>.yaml' },
    ]);
  }
  return {
    sets: Object.fromEntries(sets.map(({ value }) => [value.id, value])),
    current: current.value,
    reports: reports.value,
    ...sectors.value,
    relatedBarriers: relatedBarriers.value,
    caseStudies: caseStudies.map(({ value }) => value),
    codings: caseStudies.map(({ value: { id } }) => codingOf(id, files)),
    placeNotes: placeNotes?.value ?? [],
    patterns: patterns?.value ?? [],
  };
}

/** What the two readers of a case study coded. A coding that is missing, which the checks refuse, is read as empty. */
function codingOf(caseStudy: string, folder: QuestionFolder): DoubleCoding {
  const { firstCodings, secondCodings, settlings } = folder;
  const of = <T extends { caseStudy: string }>(files: readonly { value: T }[]) =>
    files.find(({ value }) => value.caseStudy === caseStudy)?.value;
  const nothing = { caseStudy, ratings: [] };
  return {
    caseStudy,
    first: of(firstCodings) ?? nothing,
    second: of(secondCodings) ?? nothing,
    differences: of(settlings)?.differences ?? [],
  };
}
