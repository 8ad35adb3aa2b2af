import { createHash } from 'node:crypto';
import {
  insertSimulatedNote,
  insertSimulatedUpvote,
  listOpenRehearsals,
  listRehearsingDevices,
  type OpenRehearsal,
  type RehearsingDevice,
} from 'db/queries/rehearsals';
import { listShownNoteRows } from 'db/queries/workshop-shown-notes';
import { saveVote } from 'db/queries/workshop-votes';
import {
  type ChanceOf,
  secondsUntilDone,
  simulatedLevel,
  simulatedOption,
  simulatedText,
  simulatedUpvotes,
} from '~/domain/workshop/simulated';
import { votesTopic } from '~/live/topics';
import type { Services } from './context.server';
import { chanceIn } from './rehearsals.server';

/**
 * Lets the made-up participants of every rehearsal do what is due by now in the round that is open. What each does and
 * when follows from ids alone, so that several processes may do this at once, and one that was away catches up.
 * @returns how many devices did something
 */
export async function simulateParticipants(services: Services): Promise<number> {
  let active = 0;
  for (const rehearsal of await listOpenRehearsals(services.db)) {
    const done = await inRehearsal(services, rehearsal);
    if (done > 0) services.live.poke(votesTopic(rehearsal.id));
    active += done;
  }
  return active;
}

async function inRehearsal({ db, clock }: Services, rehearsal: OpenRehearsal): Promise<number> {
  const { id: workshopId, stepId, round, kind } = rehearsal;
  const chanceOf = chanceIn(workshopId);
  const asked = { step: stepId, round };
  const elapsed = (clock().getTime() - Date.parse(rehearsal.openedAt)) / 1000;
  const devices = await listRehearsingDevices(db, rehearsal);
  const due = devices.filter(({ id, isDone }) => {
    const seconds = secondsUntilDone(asked, id, chanceOf);
    return !isDone && seconds !== null && seconds <= elapsed;
  });
  if (due.length === 0) return 0;
  if (kind !== 'words') {
    for (const device of due) {
      const value = valueOf(rehearsal, device, chanceOf);
      if (value !== undefined)
        await saveVote(db, {
          workshopId,
          stepId,
          round,
          deviceId: device.id,
          value,
          sequence: 1,
          tab: 'rehearsal',
        });
    }
    return due.length;
  }
  return round === 1
    ? writeTexts(db, rehearsal, due, devices.length, chanceOf)
    : voteForTexts(db, rehearsal, due, chanceOf);
}

const valueOf = (
  { kind, stepId, round, options }: OpenRehearsal,
  device: RehearsingDevice,
  chanceOf: ChanceOf,
): string | undefined =>
  kind === 'question'
    ? simulatedLevel({ step: stepId, round }, device, chanceOf)
    : simulatedOption({ step: stepId, round }, device.id, options, chanceOf);

async function writeTexts(
  db: Services['db'],
  { id: workshopId, stepId }: OpenRehearsal,
  due: readonly RehearsingDevice[],
  devices: number,
  chanceOf: ChanceOf,
): Promise<number> {
  let written = 0;
  for (const { id: deviceId } of due) {
    const body = simulatedText(stepId, deviceId, devices, chanceOf);
    if (body === null) continue;
    // The same for every process, so that none is written twice.
    const id = createHash('sha256').update(`${stepId} ${deviceId}`).digest('hex').slice(0, 32);
    await insertSimulatedNote(db, { id, workshopId, stepId, deviceId, body });
    written += 1;
  }
  return written;
}

async function voteForTexts(
  db: Services['db'],
  { id: workshopId, stepId }: OpenRehearsal,
  due: readonly RehearsingDevice[],
  chanceOf: ChanceOf,
): Promise<number> {
  const notes = (await listShownNoteRows(db, workshopId, stepId)).map(({ id }) => id);
  if (notes.length === 0) return 0;
  for (const { id: deviceId } of due)
    for (const noteId of simulatedUpvotes(stepId, deviceId, notes, chanceOf))
      await insertSimulatedUpvote(db, { workshopId, stepId, deviceId, noteId });
  return due.length;
}
