import { listEditions, type StoredEdition } from 'db/queries/editions';
import { type EditionHead, listEarlierRounds, listEditionHeads } from 'db/queries/rounds';
import type { QuestionSet } from 'questions/types';
import { readShown } from '~/domain/edition/read-shown';
import type { RoundChange } from '~/domain/edition/edition';
import type { Round } from '~/domain/rounds/compare-rounds';
import type { Services } from './context.server';
import { groupsIn, setOf } from './edition-parts.server';
import type { ResultsReader } from './results-reader.server';

/**
 * The earlier rounds that an assessment of a place can be compared with: the latest edition of each that closed
 * before it, the latest round first. Rounds whose counts are no longer kept are left out.
 *
 * @throws where the question set of one is not in the question files.
 */
export async function earlierRounds(
  services: Pick<Services, 'db' | 'instrument'>,
  assessment: { readonly id: string; readonly placeId: string },
): Promise<Round[]> {
  const stored = await listEarlierRounds(services.db, assessment.placeId, assessment.id);
  return stored.flatMap((edition) => roundOf(services, edition) ?? []);
}

/**
 * The very editions that an edition was compared with (`rounds` of its shown part), in their order: for computing it
 * again, when the earlier assessments may have later editions.
 *
 * @returns undefined where one of them is gone, or its counts are no longer kept.
 */
export async function comparedRounds(
  services: Pick<Services, 'db' | 'instrument'>,
  rounds: readonly Pick<RoundChange, 'assessmentId' | 'edition'>[],
): Promise<Round[] | undefined> {
  const found: Round[] = [];
  for (const { assessmentId, edition } of rounds) {
    const stored = await listEditions(services.db, assessmentId);
    const round = roundOf(
      services,
      stored.find(({ number }) => number === edition),
    );
    if (!round) return undefined;
    found.push(round);
  }
  return found;
}

function roundOf(
  services: Pick<Services, 'instrument'>,
  edition: StoredEdition | undefined,
): Round | undefined {
  const groups = edition && groupsIn(services, edition);
  if (!groups) return undefined;
  const shown = readShown(edition.shown);
  return {
    assessmentId: edition.assessmentId,
    edition: edition.number,
    set: setOf(services, edition.questionSet),
    threshold: shown.threshold,
    shown,
    groups,
  };
}

/** What an earlier round is called and asked. */
export interface RoundHead extends Pick<EditionHead, 'assessmentId' | 'title' | 'computedOn'> {
  questionSet: QuestionSet;
}

/**
 * What the earlier rounds that an edition was compared with are called, to somebody who may read it, in their order.
 * A round that is not there any more, or waits to be deleted, is left out.
 */
export async function findRoundHeads(
  services: Pick<Services, 'db' | 'instrument'>,
  { placeId }: ResultsReader,
  rounds: readonly Pick<RoundChange, 'assessmentId' | 'edition'>[],
): Promise<RoundHead[]> {
  const heads = await listEditionHeads(services.db, { placeId });
  return rounds.flatMap(({ assessmentId, edition }) => {
    const head = heads.find((one) => one.assessmentId === assessmentId && one.number === edition);
    if (!head) return [];
    const { title, computedOn } = head;
    return [{ assessmentId, title, computedOn, questionSet: setOf(services, head.questionSet) }];
  });
}
