import { findAssessment } from 'db/queries/assessments';
import {
  countSent,
  listAssessmentsWithEditions,
  listEditions,
  type StoredEdition,
} from 'db/queries/editions';
import { isOfThisMethod, readShown } from '~/domain/edition/read-shown';
import { sameEdition } from '~/domain/edition/check-edition';
import { showEdition } from '~/domain/edition/shown';
import { compareRounds } from '~/domain/rounds/compare-rounds';
import { toldGroups } from '~/domain/rounds/told-groups';
import type { Services } from './context.server';
import { bothParts, countedIn, countResponses, setOf } from './edition-parts.server';
import { comparedRounds } from './rounds.server';

/** What was found when an edition was computed again. */
export interface CheckedEdition {
  assessmentId: string;
  number: number;
  /**
   * - `same`: its answers give the same bytes.
   * - `follows`: what it shows follows from what was counted; its answers have changed since, as they may.
   * - `differs`: at these places of the shown or protected part.
   * - `reduced`: what was counted is no longer kept.
   * - `older`: it was worked out by an earlier method, and cannot be worked out again.
   */
  found: 'same' | 'follows' | 'differs' | 'reduced' | 'older';
  where: string[];
}

/** Computes every stored edition again from what was counted, and the latest of each assessment from its answers. */
export async function* checkEditions(services: Services): AsyncGenerator<CheckedEdition> {
  for (const assessmentId of await listAssessmentsWithEditions(services.db)) {
    const editions = await listEditions(services.db, assessmentId);
    for (const edition of editions) {
      const isLast = edition === editions.at(-1);
      yield {
        assessmentId,
        number: edition.number,
        ...(await checkEdition(services, edition, editions[edition.number - 2], isLast)),
      };
    }
  }
}

async function checkEdition(
  services: Services,
  edition: StoredEdition,
  previous: StoredEdition | undefined,
  isLast: boolean,
): Promise<Pick<CheckedEdition, 'found' | 'where'>> {
  const counted = countedIn(edition);
  if (!counted || (previous && !countedIn(previous))) return { found: 'reduced', where: [] };
  if (!isOfThisMethod(edition)) return { found: 'older', where: [] };
  const set = setOf(services, edition.questionSet);
  const stored = readShown(edition.shown);
  const rounds = await comparedRounds(services, stored.rounds);
  if (!rounds) return { found: 'reduced', where: [] };
  const { threshold } = stored;
  const source = { set, threshold, protected: counted, previous: previous && bothParts(previous) };
  const told = showEdition(source, stored.details, stored.tiers !== null);
  const now = {
    assessmentId: edition.assessmentId,
    edition: edition.number,
    set,
    threshold,
    shown: told,
    groups: toldGroups({ set, threshold, shown: told, protected: counted }),
  };
  const shown = { ...told, rounds: rounds.map((round) => compareRounds(now, round)) };
  const where = differences('shown', edition.shown, shown);
  if (where.length > 0) return { found: 'differs', where };
  if (!isLast) return { found: 'follows', where };
  const again = await countResponses(services, edition.assessmentId, set, async () => undefined);
  if (again.digest !== edition.digest) {
    const assessment = await findAssessment(services.db, edition.assessmentId);
    const { sent, changed } = await countSent(services.db, edition.assessmentId);
    // Between editions people may answer, change and withdraw; with none of that, answers were tampered with.
    const mayDiffer = assessment?.state === 'open' || changed > 0 || sent < stored.n;
    return mayDiffer ? { found: 'follows', where } : { found: 'differs', where: ['answers'] };
  }
  // Which responses were new then is kept, not found out again.
  const { own } = again.protected;
  const recounted = differences('protected', edition.protected!, {
    ...again.protected,
    changes: counted.changes,
    ...(own && counted.own && { own: { ...own, changes: counted.own.changes } }),
  });
  return recounted.length > 0 ? { found: 'differs', where: recounted } : { found: 'same', where };
}

function differences(part: string, stored: string, again: unknown): string[] {
  if (stored === JSON.stringify(again)) return [];
  const paths = sameEdition(JSON.parse(stored), again);
  return (paths.length > 0 ? paths : ['the order of its bytes']).map((path) => `${part}: ${path}`);
}
