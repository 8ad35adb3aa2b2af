import { beforeAll, expect, it } from 'vitest';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { countWorkshop } from '~/services/workshop-counts.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, voteAll } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('the counts of a workshop', (open) => {
  let services: Services;
  let by: InPlace;
  beforeAll(async () => {
    services = makeServices((await open()).db);
    by = await makePlace(services);
  });

  it('are of those who joined, and of those who said something in the round at hand', async () => {
    const question = makeStep(services);
    const words = makeStep(services, { kind: 'words', subject: null });
    const id = await makeWorkshop(services, by, [question, words]);
    const counted = () => countWorkshop(services, id);
    const none = { devices: 0, people: 0, bySector: {}, voted: 0, waiting: 0 };
    expect(await counted()).toEqual(none);
    expect(await countWorkshop(services, 'nowhere')).toEqual(none);

    await command(services, by, id, { kind: 'start' });
    const devices = await joinDevices(services, id, ['acute', null, 'acute'], 4);
    const joined = { devices: 3, people: 12, bySector: { '': 1, acute: 2 } };
    await command(services, by, id, { kind: 'go', step: question.id });
    expect(await counted()).toEqual({ ...joined, voted: 0, waiting: 0 });
    await command(services, by, id, { kind: 'open' });
    const at = { workshopId: id, stepId: question.id, round: 1 };
    await voteAll(services, at, devices.slice(0, 2), ['2', 'dk']);
    await command(services, by, id, { kind: 'close' });
    expect(await counted(), 'also once it is closed').toEqual({ ...joined, voted: 2, waiting: 0 });

    await command(services, by, id, { kind: 'go', step: words.id }, { kind: 'open' });
    expect(await counted()).toMatchObject({ voted: 0, waiting: 0 });
    const note = (device: number, state: 'waiting' | 'shown') => ({
      id: services.newId(),
      workshop_id: id,
      step_id: words.id,
      device_id: devices[device]!,
      body: 'More time',
      state,
      merged_into: null,
    });
    const shown = note(1, 'shown');
    const notes = [note(0, 'waiting'), note(0, 'waiting'), shown];
    await services.db.insertInto('workshop_note').values(notes).execute();
    expect(await counted(), 'devices, not texts').toMatchObject({ voted: 2, waiting: 2 });

    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' }, { kind: 'open' });
    expect(await counted()).toMatchObject({ voted: 0, waiting: 2 });
    await services.db
      .insertInto('workshop_upvote')
      .values(devices.map((device) => ({ note_id: shown.id, device_id: device })))
      .execute();
    expect(await counted()).toMatchObject({ voted: 3 });
  });
});
