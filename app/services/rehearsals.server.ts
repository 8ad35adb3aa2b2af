import { createHash } from 'node:crypto';
import {
  deleteOldRehearsals,
  deleteRehearsal,
  insertSimulatedDevices,
  listRehearsals,
  type RehearsalRow,
} from 'db/queries/rehearsals';
import type { Atomic } from 'db/queries/audit';
import { listSteps, replaceSteps } from 'db/queries/workshop-steps';
import { findWorkshopRow, insertWorkshop, type StoredWorkshop } from 'db/queries/workshops';
import { NEW_WORKSHOP } from '~/domain/workshop/live-state';
import { type ChanceOf, simulatedDevices } from '~/domain/workshop/simulated';
import { drawWorkshopCode } from '~/domain/workshop/workshop-code';
import { workshopTopic } from '~/live/topics';
import type { Services } from './context.server';
import { doInPlace, type InPlace } from './places.server';

/** A place may have so many at a time: they cost as much as workshops. */
export const MOST_REHEARSALS = 5;

/** For how long one that nothing is done with stays, in milliseconds. */
const STAYS_MS = 24 * 60 * 60_000;

/**
 * What came of asking for a rehearsal.
 * - `too-many`: the place has as many as it may have; one has to be ended first.
 * - `no-steps`: there is nothing on the agenda to rehearse.
 * - `not-there`: no such workshop, or who asks may not run it.
 */
export type RehearsalOutcome =
  { readonly started: string } | { readonly refused: 'too-many' | 'no-steps' } | 'not-there';

/**
 * Copies settings and agenda of a workshop to a rehearsal with made-up participants, which leaves the workshop as it is and
 * has nothing to do with any assessment.
 * @param participants how many devices are made up
 */
export function startRehearsal(
  services: Services,
  by: InPlace,
  workshopId: string,
  participants: number,
): Promise<RehearsalOutcome> {
  const { newId, instrument } = services;
  return doInPlace<RehearsalOutcome>(services, by, 'run-workshops', async (trx) => {
    const workshop = await findWorkshopRow(trx, by.placeId, workshopId);
    if (!workshop) return 'not-there';
    const steps = await listSteps(trx, workshopId);
    if (steps.length === 0) return { refused: 'no-steps' };
    if ((await listRehearsals(trx, by.placeId)).length >= MOST_REHEARSALS) return { refused: 'too-many' };
    const id = newId();
    await insertCopy(trx, services, workshop, id);
    await replaceSteps(
      trx,
      id,
      steps.map((step) => ({ ...step, id: newId() })),
    );
    const devices = simulatedDevices(
      Array.from({ length: participants }, newId),
      {
        sectors: workshop.sectors,
        tiers: workshop.askTier ? instrument.tiers.map((tier) => tier.id) : [],
        tables: workshop.tables,
      },
      chanceIn(id),
    );
    await insertSimulatedDevices(trx, id, devices);
    return { started: id };
  });
}

const MOST_ATTEMPTS = 8;

async function insertCopy(
  trx: Atomic,
  { clock, newId }: Pick<Services, 'clock' | 'newId'>,
  workshop: StoredWorkshop,
  id: string,
): Promise<void> {
  const now = clock().toISOString();
  const copy = {
    ...workshop,
    id,
    // Nothing of it may ever stand beside results.
    assessmentId: null,
    edition: null,
    rehearsal: true,
    state: NEW_WORKSHOP,
    createdOn: now.slice(0, 10),
    changedAt: now,
  };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const code = drawWorkshopCode(Buffer.from(newId(), 'hex'));
    if (code !== undefined && (await insertWorkshop(trx, { ...copy, code }))) return;
  }
  throw new Error('no free workshop code was found');
}

/** The rehearsals of a place. Ask for the place first: this does not look at who asks. */
export const listRehearsalsOf = ({ db }: Pick<Services, 'db'>, placeId: string): Promise<RehearsalRow[]> =>
  listRehearsals(db, placeId);

/** Deletes a rehearsal with all of it, and tells its views; 'not-there' for anything that is none. */
export async function endRehearsal(
  services: Services,
  by: InPlace,
  id: string,
): Promise<'ended' | 'not-there'> {
  const outcome = await doInPlace(services, by, 'run-workshops', async (trx) =>
    (await deleteRehearsal(trx, by.placeId, id)) ? 'ended' : 'not-there',
  );
  if (outcome === 'ended') services.live.poke(workshopTopic(id));
  return outcome;
}

/** Deletes the rehearsals that nothing was done with for a day. @returns how many */
export const forgetOldRehearsals = ({ db, clock }: Services): Promise<number> =>
  deleteOldRehearsals(db, new Date(clock().getTime() - STAYS_MS).toISOString());

/** Chance that is the same for every process and after every start, and another for each rehearsal. */
export const chanceIn =
  (rehearsalId: string): ChanceOf =>
  (about) =>
    createHash('sha256').update(`${rehearsalId} ${about}`).digest().readUInt32BE(0) / 2 ** 32;
