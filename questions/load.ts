import { currentSet, readQuestionFolder } from './folder';
import { QuestionFileError } from './problem';
import type { Instrument } from './types';

/**
 * Reads and validates the question folder, synchronously: sets, reports, sectors and tiers, related barriers and case
 * studies. Throws a QuestionFileError with every problem found (file, line, what is wrong, what to do).
 * It looks at the shape of each file alone; `checkInstrument` also looks at what must hold between them.
 */
export function loadInstrument(folder: string): Instrument {
  const { problems, sets, reports, sectors, relatedBarriers, caseStudies } = readQuestionFolder(folder);
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
  };
}
