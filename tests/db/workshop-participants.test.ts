import { beforeAll, expect, it } from 'vitest';
import { votesTopic } from '~/live/topics';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { findStanding, joinWorkshop, readOwnPart, readRoom } from '~/services/workshop-joining.server';
import { sendNote, setUpvote, takeBackNote } from '~/services/workshop-own-words.server';
import { castPlainVote, castVote } from '~/services/workshop-voting.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, makeStep, makeWorkshop } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('participants of a workshop', (open) => {
  let services: Services;
  let by: InPlace;
  let codes: string[];
  beforeAll(async () => {
    services = makeServices((await open()).db);
    by = await makePlace(services);
    codes = [...'BCDFHJKMNPQR'].map((symbol) => `BCDF2${symbol}`);
  });

  const joining = (ticket = services.newId()) => ({ ticket, sector: null, tier: null, people: 1 });

  /** A workshop with a question, an energy vote, a step of words and a talk, which runs. */
  async function running() {
    const code = codes.shift()!;
    const options = [{ id: 'start-1', label: 'Share a budget' }];
    const [question, energy, words, talk] = [
      makeStep(services),
      makeStep(services, { kind: 'energy', subject: null, options }),
      makeStep(services, { kind: 'words', subject: null }),
      makeStep(services, { kind: 'talk', subject: null }),
    ] as const;
    const id = await makeWorkshop(services, by, [question, energy, words, talk], { code });
    const steer = (...commands: Parameters<typeof command>[3][]) => command(services, by, id, ...commands);
    await steer({ kind: 'start' });
    const join = async () => {
      const joined = await joinWorkshop(services, id, joining());
      if (joined.outcome !== 'joined') throw new Error(joined.outcome);
      return joined.deviceId;
    };
    const own = async (device: string) => readOwnPart(services, (await readRoom(services, code))!, device);
    return { id, code, question, energy, words, talk, steer, join, own };
  }

  it('are found by a code as it is typed, each by the device that joined', async () => {
    const { id, code, join } = await running();
    const device = await join();
    expect(await findStanding(services, ` ${code.toLowerCase()}`)).toEqual({
      id,
      code,
      sequence: 1,
      stage: 'running',
      deviceId: null,
    });
    expect(await findStanding(services, code, device)).toMatchObject({ deviceId: device });
    const other = await running();
    expect(await findStanding(services, other.code, device)).toMatchObject({ deviceId: null });
    for (const typed of ['', 'BCDF2', 'ZZZZZZ', '……'])
      expect(await findStanding(services, typed)).toBe(undefined);
  });

  it('join once with a double click, and only while the workshop runs', async () => {
    const { id, steer } = await running();
    const form = joining();
    const [one, two] = await Promise.all([
      joinWorkshop(services, id, form),
      joinWorkshop(services, id, form),
    ]);
    expect(one).toEqual(two);
    const joined = () =>
      services.db.selectFrom('workshop_device').select('id').where('workshop_id', '=', id).execute();
    expect(await joined()).toHaveLength(1);
    await steer({ kind: 'end' });
    expect(await joinWorkshop(services, id, joining())).toEqual({ outcome: 'not-running' });
    const draft = await makeWorkshop(services, by, [], { code: 'DDDD22' });
    expect(await joinWorkshop(services, draft, joining())).toEqual({ outcome: 'not-running' });
    expect(await joined()).toHaveLength(1);
  });

  it('vote for what can be chosen, in their own workshop, while the vote is open', async () => {
    const { id, question, energy, words, talk, steer, join, own } = await running();
    const other = await running();
    const [device, stranger] = [await join(), await other.join()];
    const vote = (stepId: string, value: string, sequence = 1, deviceId = device) =>
      castVote(services, { workshopId: id, deviceId, stepId, round: 1 }, { value, sequence, tab: 'tab' });
    expect(await vote(question.id, '3')).toBe('closed');
    await steer({ kind: 'go', step: question.id }, { kind: 'open' });
    for (const value of ['0', '6', '3 ', '', 'start-1'])
      expect(await vote(question.id, value)).toBe('no-such-choice');
    expect(await vote(question.id, '3', 2)).toBe('saved');
    expect(await vote(question.id, '4', 1)).toBe('older');
    expect(await vote(question.id, 'na', 3)).toBe('saved');
    expect(await vote(question.id, '3', 1, stranger)).toBe('unknown');
    expect(await vote(other.question.id, '3')).toBe('closed');
    const ballot = { workshopId: id, deviceId: device, stepId: question.id, round: 1 };
    expect(await castPlainVote(services, ballot, '5')).toBe('saved');
    expect((await own(device)).vote).toEqual({ value: '5', sequence: 4 });
    await steer({ kind: 'close' });
    expect(await vote(question.id, '1', 5)).toBe('closed');
    expect((await own(device)).vote).toEqual({ value: '5', sequence: 4 });

    await steer({ kind: 'go', step: energy.id }, { kind: 'open' });
    expect(await vote(energy.id, '3')).toBe('no-such-choice');
    expect(await vote(energy.id, 'start-1')).toBe('saved');
    for (const step of [words, talk]) expect(await vote(step.id, 'dk')).toBe('no-such-choice');
  });

  it('send three texts at most, once each, and take back what nobody has read', async () => {
    const { id, words, steer, join, own } = await running();
    const at = { workshopId: id, stepId: words.id, deviceId: await join() };
    const send = (body: string, ticket = services.newId()) => sendNote(services, at, { ticket, body });
    expect(await send('too early')).toBe('notes-closed');
    await steer({ kind: 'go', step: words.id }, { kind: 'open' });
    expect(await send('  \r\n')).toEqual({ problem: 'Write something before you send it' });
    expect(await send('x'.repeat(201))).toHaveProperty('problem');
    const ticket = services.newId();
    expect(await Promise.all([send(' one\r\n', ticket), send('one', ticket)])).toEqual(['sent', 'sent']);
    const more = await Promise.all(['two', 'three', 'four', 'five'].map((body) => send(body)));
    expect(more.toSorted()).toEqual(['sent', 'sent', 'too-many-notes', 'too-many-notes']);
    const { notes } = await own(at.deviceId);
    expect(notes).toHaveLength(3);
    const one = notes.find(({ body }) => body === 'one')!;
    const theirs = { ...at, deviceId: await join() };
    expect(await takeBackNote(services, theirs, one.id)).toBe('taken-back');
    expect((await own(at.deviceId)).notes, 'not by somebody else').toHaveLength(3);
    for (let times = 0; times < 2; times += 1)
      expect(await takeBackNote(services, at, one.id)).toBe('taken-back');
    const read = (await own(at.deviceId)).notes[0]!;
    await services.db
      .updateTable('workshop_note')
      .set({ state: 'hidden' })
      .where('id', '=', read.id)
      .execute();
    expect(await takeBackNote(services, at, read.id)).toBe('not-waiting');
    expect(await own(theirs.deviceId)).toMatchObject({ notes: [] });
    await steer({ kind: 'close' });
    expect(await send('too late')).toBe('notes-closed');
  });

  it('vote for three shown texts at most, each once, also where two were merged', async () => {
    const { id, code, words, steer, join, own } = await running();
    const [device, other] = [await join(), await join()];
    const at = { workshopId: id, stepId: words.id, deviceId: device };
    await steer({ kind: 'go', step: words.id }, { kind: 'open' });
    for (const deviceId of [device, other])
      for (const body of ['a', 'b', 'c'])
        await sendNote(services, { ...at, deviceId }, { ticket: services.newId(), body });
    const { db } = services;
    await db.updateTable('workshop_note').set({ state: 'shown' }).where('step_id', '=', words.id).execute();
    const ids = (
      await db.selectFrom('workshop_note').select('id').where('step_id', '=', words.id).execute()
    ).map((note) => note.id);
    const [first, second, third, fourth, hidden] = ids as [string, string, string, string, string];
    const upvote = (note: string, on = true) => setUpvote(services, at, note, on);
    expect(await upvote(first)).toBe('upvotes-closed');
    await steer({ kind: 'close' }, { kind: 'reveal' }, { kind: 'open' });
    await db.updateTable('workshop_note').set({ state: 'hidden' }).where('id', '=', hidden).execute();
    expect(await upvote(hidden)).toBe('not-shown');
    expect(await upvote(services.newId())).toBe('not-shown');
    const all = await Promise.all([first, first, second, third, fourth].map((note) => upvote(note)));
    expect(all.filter((outcome) => outcome === 'too-many-upvotes')).toHaveLength(1);
    const chosen = (await own(device)).upvotes;
    expect(chosen).toHaveLength(3);
    expect((await own(other)).upvotes).toEqual([]);
    expect((await readRoom(services, code))!.notes[0], 'counts are told at the reveal').toMatchObject({
      upvotes: null,
    });

    const [kept, merged] = chosen as [string, string];
    await db
      .updateTable('workshop_note')
      .set({ state: 'merged', merged_into: kept })
      .where('id', '=', merged)
      .execute();
    expect((await own(device)).upvotes).toHaveLength(2);
    for (let times = 0; times < 2; times += 1) expect(await upvote(kept, false)).toBe('saved');
    expect((await own(device)).upvotes).toHaveLength(1);
    const elsewhere = await running();
    expect(await setUpvote(services, { ...at, deviceId: await elsewhere.join() }, first, true)).toBe(
      'unknown',
    );
  });

  it('are counted anew by console and screen alone', async () => {
    const { id, question, steer, join } = await running();
    let pokes = 0;
    const stop = services.live.subscribe(votesTopic(id), () => (pokes += 1));
    const device = await join();
    await steer({ kind: 'go', step: question.id }, { kind: 'open' });
    expect(pokes).toBe(1);
    const ballot = { workshopId: id, deviceId: device, stepId: question.id, round: 1 };
    await castPlainVote(services, ballot, '3');
    await castPlainVote(services, ballot, 'nothing of ours');
    stop();
    expect(pokes).toBe(2);
  });
});
