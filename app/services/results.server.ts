import { findResultsHead, findShownEdition, type ResultsHead } from 'db/queries/editions';
import type { QuestionSet } from 'questions/types';
import type { PlaceContext } from '~/domain/assessment/context';
import { readShown } from '~/domain/edition/read-shown';
import type { ShownEdition } from '~/domain/edition/edition';
import type { Services } from './context.server';
import { setOf } from './edition-parts.server';
import { type EditionProgress, findEditionProgress } from './editions.server';
import type { ResultsReader } from './results-reader.server';

/** The results of an assessment as pages, links and exports may show them. */
export interface Results {
  status: 'ready';
  head: Omit<ResultsHead, 'context'>;
  number: number;
  /** YYYY-MM-DD. */
  computedOn: string;
  questionSet: QuestionSet;
  shown: ShownEdition;
  /** What the lead told of the place. */
  context: PlaceContext;
  /** Of the edition last asked for, which may be a later one that is not there yet or needs more new answers. */
  progress: EditionProgress | undefined;
}

/** There are none: not closed yet, being computed, or too few people answered. */
export interface NoResults {
  status: 'none';
  head: Omit<ResultsHead, 'context'>;
  progress: EditionProgress | undefined;
}

/**
 * The results of an assessment, to somebody who may read them.
 *
 * @param number of the edition; the latest where left out.
 * @returns undefined where there is no such edition.
 */
export async function findResults(
  services: Pick<Services, 'db' | 'instrument'>,
  { placeId, assessmentId }: ResultsReader,
  number?: number,
): Promise<Results | NoResults | undefined> {
  const { db } = services;
  const [found, row, progress] = await Promise.all([
    findResultsHead(db, placeId, assessmentId),
    findShownEdition(db, placeId, assessmentId, number),
    findEditionProgress(services, assessmentId),
  ]);
  if (!found) return undefined;
  const { context, ...head } = found;
  if (!row) {
    return number === undefined ? { status: 'none', head, progress } : undefined;
  }
  return {
    status: 'ready',
    head,
    number: row.number,
    computedOn: row.computedOn,
    questionSet: setOf(services, row.questionSet),
    shown: readShown(row.shown),
    context,
    progress,
  };
}
