import { beforeAll, expect, it } from 'vitest';
import { listShownNotes } from '~/services/workshop-words.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('shown notes', (open) => {
  let services: Services;
  let by: InPlace;
  beforeAll(async () => {
    services = makeServices((await open()).db);
    by = await makePlace(services);
  });

  it('are read by everybody from the reveal on, and their votes once those are revealed', async () => {
    const step = makeStep(services, { kind: 'words', subject: null });
    const id = await makeWorkshop(services, by, [step]);
    const shown = async () => listShownNotes(services, await seen(services, by, id), step.id);
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: step.id }, { kind: 'open' });
    const devices = await joinDevices(services, id, Array<null>(6).fill(null));
    const note = (
      noteId: string,
      state: 'waiting' | 'shown' | 'hidden' | 'merged',
      merged_into: string | null,
    ) =>
      services.db
        .insertInto('workshop_note')
        .values({
          id: `${noteId}-${id}`,
          workshop_id: id,
          step_id: step.id,
          device_id: devices[0]!,
          body: noteId,
          state,
          merged_into: merged_into && `${merged_into}-${id}`,
        })
        .execute();
    await note('a', 'shown', null);
    await note('b', 'shown', null);
    await note('c', 'merged', 'b');
    await note('d', 'waiting', null);
    await note('e', 'hidden', null);
    expect(await shown()).toEqual([]);

    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' });
    expect((await shown()).map(({ body, upvotes }) => [body, upvotes])).toEqual([
      ['a', null],
      ['b', null],
    ]);

    await command(services, by, id, { kind: 'open' });
    const votes = [
      ['a', 0],
      ['b', 0],
      ['b', 1],
      ['b', 2],
      ['b', 3],
      // Who voted for both before they were merged counts once.
      ['c', 3],
      ['c', 4],
    ] as const;
    await services.db
      .insertInto('workshop_upvote')
      .values(votes.map(([noteId, device]) => ({ note_id: `${noteId}-${id}`, device_id: devices[device]! })))
      .execute();
    expect((await shown()).map(({ upvotes }) => upvotes)).toEqual([null, null]);

    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' });
    expect((await shown()).map(({ body, upvotes }) => [body, upvotes])).toEqual([
      ['b', 5],
      ['a', 1],
    ]);
    await command(services, by, id, { kind: 'undo' });
    expect((await shown()).map(({ upvotes }) => upvotes)).toEqual([null, null]);
    expect(await listShownNotes(services, await seen(services, by, id), 'another step')).toEqual([]);
  });
});
