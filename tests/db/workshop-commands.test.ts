import { beforeAll, expect, it } from 'vitest';
import { saveVote } from 'db/queries/workshop-votes';
import { commandWorkshop } from '~/services/workshop-commands.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { workshopTopic } from '~/live/topics';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen, voteAll } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('commands of a workshop', (open) => {
  let services: Services;
  let by: InPlace;
  beforeAll(async () => {
    services = makeServices((await open()).db);
    by = await makePlace(services);
  });

  /** A workshop whose only question takes votes, with six devices that may vote. */
  async function atFirstVote() {
    const step = makeStep(services);
    const id = await makeWorkshop(services, by, [step]);
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: step.id }, { kind: 'open' });
    const devices = await joinDevices(services, id, Array<null>(6).fill(null));
    return { id, stepId: step.id, devices, at: { workshopId: id, stepId: step.id, round: 1 } };
  }

  it('reveals what was voted, and only what was voted while the round was open', async () => {
    const { id, at, devices } = await atFirstVote();
    await voteAll(services, at, devices.slice(0, 5), ['2', '2', '3', 'dk', '5']);
    await command(services, by, id, { kind: 'close' });
    const { sequence } = await seen(services, by, id);
    expect(await commandWorkshop(services, by, id, sequence, { kind: 'reveal' })).toEqual({
      refused: 'too-few',
    });
    await command(services, by, id, { kind: 'open' });
    expect(await voteAll(services, at, devices.slice(5), ['3'])).toEqual(['saved']);
    await command(services, by, id, { kind: 'close' });
    const late = { ...at, deviceId: devices[0]!, value: '1', sequence: 2, tab: 'tab' };
    expect(await saveVote(services.db, late)).toBe('closed');
    await command(services, by, id, { kind: 'reveal' });
    const [step] = (await seen(services, by, id)).steps;
    expect(step!.rounds).toMatchObject([
      { round: 1, result: { unit: 'votes', choices: [0, 2, 2, 0, 1], unsure: 1, devices: 6, paper: 0 } },
    ]);
  });

  it('never takes votes again for a round whose result was seen, not even by undoing', async () => {
    const { id, at, devices } = await atFirstVote();
    await voteAll(services, at, devices, ['1', '2', '3', '3', '3', '3']);
    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' }, { kind: 'undo' });
    const hidden = await seen(services, by, id);
    expect(hidden.steps[0]).toMatchObject({ rounds: [], progress: { phase: 'closed', told: 1 } });
    expect(await commandWorkshop(services, by, id, hidden.sequence, { kind: 'undo' })).toEqual({
      refused: 'told',
    });
    await command(services, by, id, { kind: 'open' });
    expect((await seen(services, by, id)).steps[0]).toMatchObject({ progress: { round: 2 } });
  });

  it('does a double click once, and tells whoever saw an older state', async () => {
    const { id } = await atFirstVote();
    const { sequence } = await seen(services, by, id);
    const twice = [1, 2].map(() => commandWorkshop(services, by, id, sequence, { kind: 'close' }));
    expect(await Promise.all(twice)).toEqual(['done', 'done']);
    expect((await seen(services, by, id)).sequence).toBe(sequence + 1);
    expect(await commandWorkshop(services, by, id, sequence, { kind: 'end' })).toBe('changed');
  });

  it('pokes the views after the commit, once', async () => {
    const { id } = await atFirstVote();
    let pokes = 0;
    const stop = services.live.subscribe(workshopTopic(id), () => (pokes += 1));
    await command(services, by, id, { kind: 'close' });
    const { sequence } = await seen(services, by, id);
    await commandWorkshop(services, by, id, sequence, { kind: 'reveal' });
    stop();
    expect(pokes).toBe(1);
  });

  it('keeps the newest of a device’s votes, however they come', async () => {
    const { at, devices } = await atFirstVote();
    const vote = (value: string, sequence: number, tab = 'a') =>
      saveVote(services.db, { ...at, deviceId: devices[0]!, value, sequence, tab });
    expect(await vote('3', 2)).toBe('saved');
    expect(await vote('1', 1)).toBe('older');
    expect(await vote('3', 2)).toBe('saved');
    expect(await vote('4', 2, 'b')).toBe('saved');
    expect(await vote('3', 2)).toBe('older');
    expect(
      await saveVote(services.db, {
        ...at,
        round: 2,
        deviceId: devices[0]!,
        value: '3',
        sequence: 9,
        tab: 'a',
      }),
    ).toBe('closed');
    expect(
      await saveVote(services.db, { ...at, deviceId: 'nobody', value: '3', sequence: 1, tab: 'a' }),
    ).toBe('unknown');
  });

  it('is nobody else’s', async () => {
    const { id } = await atFirstVote();
    const other = await makePlace(services, 'Otherton');
    const { sequence } = await seen(services, by, id);
    expect(await commandWorkshop(services, other, id, sequence, { kind: 'close' })).toBe('not-there');
  });
});
