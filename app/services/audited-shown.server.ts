import { setImmediate as afterOthers } from 'node:timers/promises';
import type { StoredEdition } from 'db/queries/editions';
import type { QuestionSet } from 'questions/types';
import { auditedEdition } from '~/domain/disclosure/audited-edition';
import type { ProtectedEdition, ShownEdition } from '~/domain/edition/edition';
import { compareRounds } from '~/domain/rounds/compare-rounds';
import { toldGroups } from '~/domain/rounds/told-groups';
import { loadSolver } from '~/lib/linear-programs.server';
import type { Services } from './context.server';
import { bothParts } from './edition-parts.server';
import { earlierRounds } from './rounds.server';

/** How long the auditor works before requests get their turn: short enough that nobody notices. */
const TURN_MS = 8;
/** How often it says that it is still at it. */
const REPORT_MS = 10_000;

interface NewEdition {
  assessment: { id: string; placeId: string | null; threshold: number };
  number: number;
  set: QuestionSet;
  protected: ProtectedEdition;
  /** All earlier editions of the assessment, by number. */
  earlier: readonly StoredEdition[];
}

/**
 * What may be shown of an edition: attacked by the auditor before it is stored, and set beside earlier rounds.
 *
 * @throws where what an earlier edition counted is no longer kept, since then it cannot be attacked together with it.
 */
export async function auditedShown(
  services: Services,
  { assessment, number, set, protected: counted, earlier }: NewEdition,
  report: () => Promise<void>,
): Promise<ShownEdition> {
  const { threshold } = assessment;
  const before = earlier.map(bothParts);
  const source = { set, threshold, protected: counted, previous: before.at(-1) };
  const shown = await inTurns(auditedEdition(source, before, await loadSolver()), report);
  if (assessment.placeId === null) return shown;
  const groups = toldGroups({ set, threshold, shown, protected: counted });
  const now = { assessmentId: assessment.id, edition: number, set, threshold, shown, groups };
  const rounds = await earlierRounds(services, { id: assessment.id, placeId: assessment.placeId });
  return { ...shown, rounds: rounds.map((round) => compareRounds(now, round)) };
}

async function inTurns<T>(work: Generator<void, T>, report: () => Promise<void>): Promise<T> {
  let turn = performance.now();
  let reported = turn;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - turn < TURN_MS) continue;
    if (performance.now() - reported > REPORT_MS) {
      await report();
      reported = performance.now();
    }
    await afterOthers();
    turn = performance.now();
  }
}
