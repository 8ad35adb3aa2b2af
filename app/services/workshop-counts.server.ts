import { countWaitingNotes, countWriters, findStepKind, findStoredState } from 'db/queries/workshop-counts';
import { countUpvoters } from 'db/queries/workshop-notes';
import { countDevices, countVotes } from 'db/queries/workshop-votes';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import { type LiveState, progressOf } from '~/domain/workshop/live-state';
import type { Services } from './context.server';

/**
 * How many take part in a workshop, and how many have voted (or sent words) in the round at hand, also once it is closed.
 * Ask first whether who asks may see it. Where there is no such workshop all counts are 0.
 */
export async function countWorkshop(
  { db }: Pick<Services, 'db'>,
  workshopId: string,
): Promise<WorkshopCounts> {
  const [state, sectors, waiting] = await Promise.all([
    findStoredState(db, workshopId),
    countDevices(db, workshopId),
    countWaitingNotes(db, workshopId),
  ]);
  const sum = (of: (row: (typeof sectors)[number]) => number) =>
    sectors.reduce((total, row) => total + of(row), 0);
  return {
    devices: sum(({ devices }) => devices),
    people: sum(({ people }) => people),
    bySector: Object.fromEntries(sectors.map(({ sector, devices }) => [sector ?? '', devices])),
    voted: await countVoted(db, workshopId, state as LiveState | undefined),
    waiting,
  };
}

async function countVoted(
  db: Services['db'],
  workshopId: string,
  state: LiveState | undefined,
): Promise<number> {
  if (!state || state.step === null) return 0;
  const { round } = progressOf(state, state.step);
  if (round === 0) return 0;
  if ((await findStepKind(db, workshopId, state.step)) !== 'words')
    return countVotes(db, workshopId, state.step, round);
  return round === 1 ? countWriters(db, workshopId, state.step) : countUpvoters(db, workshopId, state.step);
}
