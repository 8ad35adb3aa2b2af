import { keepRound, listRounds } from 'db/queries/workshop-votes';
import { progressOf } from '~/domain/workshop/live-state';
import type { PaperVotes } from '~/domain/workshop/tally';
import { paperMark } from '~/domain/workshop/typed-paper';
import type { Services } from './context.server';
import type { InPlace } from './places.server';
import { inOutcomes } from './workshop-outcomes.server';

/**
 * - `done`: they are kept, so too where the same were sent twice.
 * - `changed`: somebody else typed in others meanwhile; nothing was done.
 * - `not-now`: the round takes no votes on paper (any more): it is not the one at hand, or its result was seen.
 * - `not-there`: no such workshop, or who asks may not run it.
 */
export type PaperOutcome = 'done' | 'changed' | 'not-now' | 'not-there';

/**
 * Keeps votes on paper of the round at hand, in place of those typed in before.
 * @param paper votes by values that the step knows, without those of no votes
 * @param mark `paperMark` of the votes on paper that were read
 */
export function keepPaperVotes(
  services: Services,
  by: InPlace,
  workshopId: string,
  { stepId, round, paper, mark }: { stepId: string; round: number; paper: PaperVotes; mark: string },
): Promise<PaperOutcome> {
  return inOutcomes<PaperOutcome>(services, by, workshopId, 'paper', async (trx, { state }, told) => {
    const progress = progressOf(state, stepId);
    const isOpen = progress.phase === 'open' || progress.phase === 'closed';
    if (state.stage !== 'running' || state.step !== stepId || !isOpen) return 'not-now';
    if (progress.round !== round || progress.told >= round) return 'not-now';
    const rounds = await listRounds(trx, workshopId);
    const before = rounds.find((one) => one.stepId === stepId && one.round === round)?.paper ?? {};
    if (paperMark(before) === paperMark(paper)) return 'done';
    if (paperMark(before) !== mark) return 'changed';
    await keepRound(trx, workshopId, { stepId, round, paper });
    await told();
    return 'done';
  });
}
