import type { Atomic } from 'db/queries/audit';
import { countDevices } from 'db/queries/workshop-votes';
import {
  clearWorkshop,
  type KeptWorkshop,
  leaveNothingOfWorkshops,
  listLeftRunning,
  listToClear,
} from 'db/queries/workshop-keeping';
import { insertEvent } from 'db/queries/workshop-events';
import { listSteps } from 'db/queries/workshop-steps';
import { deleteWorkshop, holdWorkshop } from 'db/queries/workshops';
import { openRound } from '~/domain/workshop/live-state';
import { nextWorkshopState } from '~/domain/workshop/next-state';
import { tookPartOf } from '~/domain/workshop/took-part';
import { workshopTopic } from '~/live/topics';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInPlace, type InPlace } from './places.server';
import { ofWorkshop } from './workshops.server';

const HOUR = 3_600_000;

/** For how long votes are kept after the end, and a workshop runs in which nothing happens, in hours. */
const KEPT = { votes: 24, running: 48 } as const;

/** Deletes a workshop with all that belongs to it. @returns 'deleted' too where the place has none of this id (any more) */
export async function removeWorkshop(
  services: Services,
  by: InPlace,
  workshopId: string,
): Promise<'deleted' | 'not-there'> {
  const outcome = await doInPlace<'deleted'>(services, by, 'run-workshops', async (trx) => {
    const workshop = await holdWorkshop(trx, by.placeId, workshopId);
    if (!workshop) return 'deleted';
    await deleteWorkshop(trx, by.placeId, workshopId);
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'workshop.deleted',
      placeId: by.placeId,
      subject: workshopId,
      details: { title: workshop.title },
    });
    return 'deleted';
  });
  if (outcome === 'deleted') {
    services.live.poke(workshopTopic(workshopId));
    await leaveNothingOfWorkshops(services.db);
  }
  return outcome;
}

/**
 * Ends workshops in which nothing has happened for two days, and a day after the end of each deletes its devices, votes
 * and code; a rehearsal goes as a whole.
 * @returns of how many something was deleted
 */
export async function clearWorkshops(services: Services): Promise<number> {
  const { db, clock, live } = services;
  const before = (hours: number) => new Date(clock().getTime() - hours * HOUR).toISOString();
  for (const left of await listLeftRunning(db, before(KEPT.running))) {
    const ended = await db
      .transaction()
      .execute((trx) => endLeftRunning(trx, services, left, before(KEPT.running)));
    if (ended) live.poke(workshopTopic(left.id));
  }
  let count = 0;
  for (const due of await listToClear(db, before(KEPT.votes))) {
    if (!(await db.transaction().execute((trx) => clear(trx, due)))) continue;
    count += 1;
    live.poke(workshopTopic(due.id));
  }
  if (count > 0) await leaveNothingOfWorkshops(db);
  return count;
}

async function endLeftRunning(
  trx: Atomic,
  services: Services,
  { id, placeId }: KeptWorkshop,
  since: string,
): Promise<boolean> {
  const stored = await holdWorkshop(trx, placeId, id);
  // Somebody may have come back to it since it was listed.
  if (!stored || stored.stage !== 'running' || stored.changedAt > since) return false;
  const { state } = ofWorkshop(stored);
  const steps = await listSteps(trx, id);
  const facts = { steps: Object.fromEntries(steps.map((step) => [step.id, step.kind])), enough: false };
  const closed = openRound(state) ? nextWorkshopState(state, { kind: 'close' }, facts) : undefined;
  const next = nextWorkshopState(closed?.ok ? closed.state : state, { kind: 'end' }, facts);
  if (!next.ok) return false;
  const at = services.clock().toISOString();
  await insertEvent(trx, stored, {
    kind: 'end',
    state: next.state,
    stage: 'ended',
    open: null,
    undoTo: null,
    at,
  });
  await recordAudit(trx, services, {
    actor: 'system',
    action: 'workshop.ended',
    placeId,
    subject: id,
    details: { title: stored.title },
  });
  return true;
}

async function clear(trx: Atomic, due: KeptWorkshop): Promise<boolean> {
  const workshop = await holdWorkshop(trx, due.placeId, due.id);
  if (!workshop || workshop.stage !== 'ended' || workshop.votesGone) return false;
  if (workshop.rehearsal) return deleteWorkshop(trx, due.placeId, due.id);
  const tookPart = tookPartOf(await countDevices(trx, due.id), workshop.threshold);
  await clearWorkshop(trx, due, JSON.stringify(tookPart));
  return true;
}
