import { beforeAll, beforeEach, expect, it } from 'vitest';
import { insertSimulatedDevices, insertSimulatedNote } from 'db/queries/rehearsals';
import { countDevices } from 'db/queries/workshop-votes';
import { findWorkshopRow, listWorkshops } from 'db/queries/workshops';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import {
  endRehearsal,
  forgetOldRehearsals,
  listRehearsalsOf,
  MOST_REHEARSALS,
  startRehearsal,
} from '~/services/rehearsals.server';
import { simulateParticipants } from '~/services/simulated-participants.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen, voteAll } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

describeOnEachEngine('rehearsals', (open) => {
  let services: Services;
  let by: InPlace;
  let now: number;

  beforeAll(async () => {
    services = makeServices((await open()).db, () => new Date(now));
  });

  beforeEach(async () => {
    now = Date.parse('2026-11-02T10:00:00.000Z');
    by = await makePlace(services);
  });

  async function rehearse(workshopId: string, participants = 60): Promise<string> {
    const outcome = await startRehearsal(services, by, workshopId, participants);
    if (outcome === 'not-there' || 'refused' in outcome) throw new Error(JSON.stringify(outcome));
    return outcome.started;
  }

  /** Everything stored of a workshop. */
  const storedOf = async (id: string) => ({
    workshop: await findWorkshopRow(services.db, by.placeId, id),
    view: await seen(services, by, id),
    devices: await countDevices(services.db, id),
  });

  it('copies settings and agenda, and leaves the workshop as it was', async () => {
    const steps = [makeStep(services), makeStep(services, { kind: 'talk', subject: null, title: 'Talk' })];
    const id = await makeWorkshop(services, by, steps, { title: 'Money', threshold: 6, tables: 'people' });
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: steps[0]!.id }, { kind: 'open' });
    const at = { workshopId: id, stepId: steps[0]!.id, round: 1 };
    await voteAll(services, at, await joinDevices(services, id, ['acute']), ['3']);
    const before = await storedOf(id);

    const rehearsal = await rehearse(id);
    const copy = await seen(services, by, rehearsal);
    expect(copy).toMatchObject({
      title: 'Money',
      threshold: 6,
      rehearsal: true,
      sequence: 0,
      assessmentId: null,
    });
    expect(copy.steps.map(({ title, kind }) => [title, kind])).toEqual([
      ['A question', 'question'],
      ['Talk', 'talk'],
    ]);
    expect(copy.steps.map((step) => step.id)).not.toContain(steps[0]!.id);
    expect(copy.code).toMatch(/^[B-Y2-9]{6}$/);
    const [first] = copy.steps;
    await command(
      services,
      by,
      rehearsal,
      { kind: 'start' },
      { kind: 'go', step: first!.id },
      { kind: 'open' },
    );
    now += 60 * SECOND;
    await simulateParticipants(services);
    await command(services, by, rehearsal, { kind: 'close' }, { kind: 'reveal' });
    expect((await seen(services, by, rehearsal)).steps[0]!.rounds).toHaveLength(1);
    expect(await endRehearsal(services, by, rehearsal)).toBe('ended');

    expect(await storedOf(id)).toEqual(before);
  });

  it('lets about nine in ten vote within fifteen seconds, each once, and after a pause too', async () => {
    const id = await makeWorkshop(services, by, [makeStep(services)]);
    const rehearsal = await rehearse(id, 200);
    const [step] = (await seen(services, by, rehearsal)).steps;
    await command(
      services,
      by,
      rehearsal,
      { kind: 'start' },
      { kind: 'go', step: step!.id },
      { kind: 'open' },
    );
    expect(await simulateParticipants(services)).toBe(0);
    now += 5 * SECOND;
    const early = await simulateParticipants(services);
    expect(early).toBeGreaterThan(20);
    now += 11 * SECOND;
    // Two processes at once.
    await Promise.all([simulateParticipants(services), simulateParticipants(services)]);
    expect(await simulateParticipants(services)).toBe(0);
    await command(services, by, rehearsal, { kind: 'close' }, { kind: 'reveal' });
    const { result } = (await seen(services, by, rehearsal)).steps[0]!.rounds[0]!;
    expect(result.devices).toBeGreaterThan(160);
    expect(result.devices).toBeLessThan(196);
  });

  it('goes through words and options as well', async () => {
    const options = ['a', 'b', 'c'].map((one) => ({ id: one, label: one }));
    const id = await makeWorkshop(services, by, [
      makeStep(services, { kind: 'words', subject: null }),
      makeStep(services, { kind: 'energy', subject: null, options }),
    ]);
    const rehearsal = await rehearse(id, 12);
    const [words, energy] = (await seen(services, by, rehearsal)).steps;
    await command(
      services,
      by,
      rehearsal,
      { kind: 'start' },
      { kind: 'go', step: words!.id },
      { kind: 'open' },
    );
    now += 20 * SECOND;
    expect(await simulateParticipants(services)).toBeGreaterThan(5);
    expect(await simulateParticipants(services)).toBe(0);
    await services.db
      .updateTable('workshop_note')
      .set({ state: 'shown' })
      .where('workshop_id', '=', rehearsal)
      .execute();
    await command(services, by, rehearsal, { kind: 'close' }, { kind: 'reveal' }, { kind: 'open' });
    now += 20 * SECOND;
    expect(await simulateParticipants(services)).toBeGreaterThan(5);
    await command(services, by, rehearsal, { kind: 'close' }, { kind: 'reveal' });
    await command(services, by, rehearsal, { kind: 'go', step: energy!.id }, { kind: 'open' });
    now += 20 * SECOND;
    expect(await simulateParticipants(services)).toBeGreaterThan(5);
    await command(services, by, rehearsal, { kind: 'close' }, { kind: 'reveal' });
    expect((await seen(services, by, rehearsal)).steps[1]!.rounds).toHaveLength(1);
  });

  it('never lets made-up participants into a workshop', async () => {
    const step = makeStep(services, { kind: 'words', subject: null });
    const id = await makeWorkshop(services, by, [step]);
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: step.id }, { kind: 'open' });
    const joined = await services.db
      .transaction()
      .execute((trx) =>
        insertSimulatedDevices(trx, id, [{ id: services.newId(), sector: null, tier: null, people: 1 }]),
      );
    expect(joined).toBe(0);
    const [device] = await joinDevices(services, id, [null]);
    await insertSimulatedNote(services.db, {
      id: services.newId(),
      workshopId: id,
      stepId: step.id,
      deviceId: device!,
      body: 'Made up',
    });
    now += 60 * SECOND;
    await simulateParticipants(services);
    expect(await countDevices(services.db, id)).toMatchObject([{ sector: null, devices: 1 }]);
    const notes = services.db.selectFrom('workshop_note').select('id').where('workshop_id', '=', id);
    expect(await notes.execute()).toEqual([]);
  });

  it('is in no list of workshops and no log, and nobody else’s', async () => {
    const id = await makeWorkshop(services, by, [makeStep(services)]);
    const rehearsal = await rehearse(id, 12);
    await command(services, by, rehearsal, { kind: 'start' }, { kind: 'end' });
    expect((await listWorkshops(services.db, by.placeId)).map((one) => one.id)).toEqual([id]);
    expect((await listRehearsalsOf(services, by.placeId)).map((one) => one.id)).toEqual([rehearsal]);
    const logged = services.db.selectFrom('audit_entry').select('seq').where('subject', '=', rehearsal);
    expect(await logged.execute()).toEqual([]);
    const other = await makePlace(services, 'Otherton');
    expect(await endRehearsal(services, other, rehearsal)).toBe('not-there');
    expect(await startRehearsal(services, other, id, 12)).toBe('not-there');
    expect(await endRehearsal(services, by, id)).toBe('not-there');
    expect(await findWorkshopRow(services.db, by.placeId, id)).toBeDefined();
  });

  it('is refused without an agenda, and while there are too many', async () => {
    const empty = await makeWorkshop(services, by, []);
    expect(await startRehearsal(services, by, empty, 12)).toEqual({ refused: 'no-steps' });
    const id = await makeWorkshop(services, by, [makeStep(services)]);
    for (let many = 0; many < MOST_REHEARSALS; many += 1) await rehearse(id, 12);
    expect(await startRehearsal(services, by, id, 12)).toEqual({ refused: 'too-many' });
  });

  it('is gone a day after it last changed, and the workshop stays', async () => {
    const id = await makeWorkshop(services, by, [makeStep(services)]);
    const rehearsal = await rehearse(id, 12);
    now += DAY - SECOND;
    await command(services, by, rehearsal, { kind: 'start' });
    now += 2 * SECOND;
    await forgetOldRehearsals(services);
    expect(await findWorkshopRow(services.db, by.placeId, rehearsal)).toBeDefined();
    now += DAY;
    expect(await forgetOldRehearsals(services)).toBeGreaterThan(0);
    expect(await findWorkshopRow(services.db, by.placeId, rehearsal)).toBeUndefined();
    expect(await countDevices(services.db, rehearsal)).toEqual([]);
    expect(await findWorkshopRow(services.db, by.placeId, id)).toBeDefined();
  });
});
