import { beforeAll, beforeEach, expect, it } from 'vitest';
import { listNotes } from 'db/queries/workshop-note-moderation';
import { insertNote, insertUpvote } from 'db/queries/workshop-words';
import { markOf } from '~/domain/workshop/followup';
import { paperMark } from '~/domain/workshop/typed-paper';
import { workshopTopic } from '~/live/topics';
import { listActions } from '~/services/actions.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { findResultsReader } from '~/services/results-reader.server';
import { recordAgreement } from '~/services/workshop-agreement.server';
import { commandWorkshop } from '~/services/workshop-commands.server';
import { findConsole } from '~/services/workshop-console.server';
import {
  addFollowup,
  changeFollowup,
  listWorkshopFollowups,
  removeFollowup,
} from '~/services/workshop-followups.server';
import { moderateNote } from '~/services/workshop-moderation.server';
import { keepPaperVotes } from '~/services/workshop-paper.server';
import { makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen, voteAll } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';

const AGREEMENT = { agreedLevel: 3, reasons: 'We share a plan', dissent: '' };
const ACTION = { what: 'Meet monthly', ownerRole: 'Chair', dueOn: null };

describeOnEachEngine('what a workshop comes to', (open) => {
  let services: Services;
  let by: InPlace;
  let other: InPlace;
  let question: string;
  let words: string;
  let id: string;

  beforeAll(async () => {
    services = makeServices((await open()).db);
    by = await makePlace(services);
    other = await makePlace(services, 'Otherton');
  });

  /** A workshop at its question, with more of it as given. */
  async function atQuestion(more: Parameters<typeof makeWorkshop>[3] = {}) {
    const steps = [makeStep(services), makeStep(services, { kind: 'words', subject: null })];
    [question, words] = steps.map((step) => step.id) as [string, string];
    id = await makeWorkshop(services, by, steps, more);
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: question });
  }
  beforeEach(() => atQuestion());

  const agree = (version: number, agreement = AGREEMENT, as = by) =>
    recordAgreement(services, as, id, { stepId: question, version, agreement });

  it('holds an agreement apart from the votes, and lets nobody overwrite what they did not see', async () => {
    expect([await agree(1), await agree(1)]).toEqual(['done', 'done']);
    expect(await agree(1, { ...AGREEMENT, agreedLevel: 4 })).toBe('changed');
    expect((await seen(services, by, id)).steps[0]).toMatchObject({ ...AGREEMENT, version: 2 });
    await command(services, by, id, { kind: 'end' });
    expect(await agree(2, { agreedLevel: null as never, reasons: '', dissent: 'Care homes' })).toBe('done');
    expect(await agree(3, AGREEMENT, other)).toBe('not-there');
    expect(await recordAgreement(services, by, id, { stepId: words, version: 1, agreement: AGREEMENT })).toBe(
      'not-there',
    );
  });

  it('is told to the views, and undoing goes behind it', async () => {
    await command(services, by, id, { kind: 'open' });
    let pokes = 0;
    const stop = services.live.subscribe(workshopTopic(id), () => (pokes += 1));
    await agree(1);
    await addFollowup(services, by, id, 'parked', { ...ACTION, ownerRole: '' }, 't');
    stop();
    expect(pokes).toBe(2);
    expect((await findConsole(services, by, id))?.undo).toBe('open');
    await command(services, by, id, { kind: 'undo' });
    const { steps, state } = await seen(services, by, id);
    expect([steps[0]!.progress.phase, steps[0]!.agreedLevel, state.step]).toEqual(['ready', 3, question]);
    expect((await findConsole(services, by, id))?.undo).toBe('go');
  });

  it('does not overtake a facilitator: a press counts where only outcomes have changed since', async () => {
    const { sequence } = await seen(services, by, id);
    await agree(1);
    expect(await commandWorkshop(services, by, id, sequence, { kind: 'open' })).toBe('done');
    expect(await commandWorkshop(services, by, id, sequence, { kind: 'end' })).toBe('changed');
  });

  it('holds votes on paper until the result is seen, which never help a few devices', async () => {
    const keep = (paper: Record<string, number>, mark = paperMark({}), round = 1) =>
      keepPaperVotes(services, by, id, { stepId: question, round, paper, mark });
    expect(await keep({ '3': 4 })).toBe('not-now');
    await command(services, by, id, { kind: 'open' });
    expect([await keep({ '3': 4 }), await keep({ '3': 4 })]).toEqual(['done', 'done']);
    expect(await keep({ '3': 9 })).toBe('changed');
    expect(await keep({ '3': 9, dk: 1 }, paperMark({ '3': 4 }))).toBe('done');
    const devices = await joinDevices(services, id, Array<null>(5).fill(null));
    const at = { workshopId: id, stepId: question, round: 1 };
    await voteAll(services, at, devices.slice(0, 4), ['1', '1', '2', '2']);
    await command(services, by, id, { kind: 'close' });
    expect(await findConsole(services, by, id)).toMatchObject({
      tooFew: true,
      offered: { primary: { kind: 'open' } },
    });
    await command(services, by, id, { kind: 'open' });
    await voteAll(services, at, devices.slice(4), ['3']);
    await command(services, by, id, { kind: 'close' });
    expect((await findConsole(services, by, id))?.offered.primary).toEqual({ kind: 'reveal' });
    await command(services, by, id, { kind: 'reveal' });
    expect((await seen(services, by, id)).steps[0]!.rounds[0]!.result).toMatchObject({
      choices: [2, 2, 10, 0, 0],
      unsure: 1,
      devices: 5,
      paper: 10,
    });
    expect(await keep({}, paperMark({ '3': 9, dk: 1 }))).toBe('not-now');
    await command(services, by, id, { kind: 'undo' });
    expect(await keep({}, paperMark({ '3': 9, dk: 1 }))).toBe('not-now');
  });

  it('tells a console how many have voted before the reveal, and nothing of what', async () => {
    await command(services, by, id, { kind: 'open' });
    const devices = await joinDevices(services, id, ['acute', 'acute', null]);
    await voteAll(services, { workshopId: id, stepId: question, round: 1 }, devices, ['1', '5', '5']);
    const found = await findConsole(services, by, id);
    expect(found?.counts).toMatchObject({ devices: 3, voted: 3, bySector: { acute: 2, '': 1 } });
    expect(found?.workshop.steps[0]!.rounds).toEqual([]);
    expect(JSON.stringify(found)).not.toContain(devices[0]);
    expect(await findConsole(services, other, id)).toBeUndefined();
  });

  it('has actions and parked questions, each added once and changed by whoever saw it last', async () => {
    const add = (what: string, ticket = 'one') =>
      addFollowup(services, by, id, 'action', { ...ACTION, what }, ticket);
    expect(await Promise.all([add('Meet'), add('Meet')])).toEqual(['done', 'done']);
    expect(await add('Share figures')).toBe('done');
    const list = () => listWorkshopFollowups(services, { id });
    const [first, second] = await list();
    expect([first!.what, first!.number, first!.stepId, second!.number]).toEqual(['Meet', 1, question, 2]);
    const mark = markOf(first!);
    const changed = { id: first!.id, mark, content: { ...ACTION, what: 'Meet weekly', dueOn: '2030-01-02' } };
    expect(await changeFollowup(services, by, id, changed)).toBe('done');
    expect(await changeFollowup(services, by, id, changed)).toBe('done');
    expect(await changeFollowup(services, by, id, { ...changed, content: ACTION })).toBe('changed');
    expect(await removeFollowup(services, by, id, { id: first!.id, mark })).toBe('changed');
    const now = { id: first!.id, mark: markOf(changed.content) };
    expect(await removeFollowup(services, other, id, now)).toBe('not-there');
    expect([
      await removeFollowup(services, by, id, now),
      await removeFollowup(services, by, id, now),
    ]).toEqual(['done', 'done']);
    expect(await changeFollowup(services, by, id, changed)).toBe('gone');
    expect(await list()).toHaveLength(1);
  });

  it('copies its actions to its assessment when it ends, once, with the dimension they came up on', async () => {
    const assessmentId = await makeDraft(services, by);
    await move(services, by, assessmentId, 'open');
    await move(services, by, assessmentId, 'close');
    await atQuestion({ assessmentId });
    await addFollowup(services, by, id, 'action', ACTION, 'one');
    await addFollowup(services, by, id, 'parked', { ...ACTION, ownerRole: '' }, 'two');
    const actions = async () => {
      const reader = await findResultsReader(services, by, { placeId: by.placeId, assessmentId });
      return listActions(services, reader!);
    };
    expect(await actions()).toEqual([]);
    await command(services, by, id, { kind: 'end' }, { kind: 'undo' }, { kind: 'end' });
    const [dimension] = services.instrument.current.dimensions;
    expect(await actions()).toMatchObject([{ ...ACTION, state: 'to-do', dimension: dimension!.id }]);
    expect((await findConsole(services, by, id))?.assessment?.copied).toBe(1);
    // Written down on the way out of the room.
    await addFollowup(services, by, id, 'action', { ...ACTION, what: 'Book a room' }, 'three');
    expect(await actions()).toHaveLength(2);

    await atQuestion({ assessmentId, rehearsal: true });
    await addFollowup(services, by, id, 'action', { ...ACTION, what: 'Made up' }, 'one');
    await command(services, by, id, { kind: 'end' });
    expect(await actions()).toHaveLength(2);
  });

  it('shows words once they were read, merges them until they are voted on, and hides them always', async () => {
    await command(services, by, id, { kind: 'go', step: words }, { kind: 'open' });
    const devices = await joinDevices(services, id, Array<null>(5).fill(null));
    const bodies = ['More time', 'more time!', 'A shared record', 'Ann is late'];
    await services.db.transaction().execute(async (trx) => {
      for (const [index, body] of bodies.entries())
        await insertNote(
          trx,
          { workshopId: id, stepId: words, deviceId: devices[index]! },
          { id: services.newId(), body },
        );
    });
    const notes = () => listNotes(services.db, id, words);
    const idOf = async (body: string) => (await notes()).find((note) => note.body === body)!.id;
    const moderate = async (
      body: string,
      wish: 'show' | 'hide' | 'merge' | 'separate',
      was: 'waiting' | 'shown' | 'hidden' | 'merged',
      into?: string,
    ) =>
      moderateNote(services, by, id, {
        noteId: await idOf(body),
        move: wish,
        was,
        into: into === undefined ? undefined : await idOf(into),
      });
    await command(services, by, id, { kind: 'close' });
    expect((await findConsole(services, by, id))?.offered.primary).toEqual({ kind: 'read' });
    expect(await moderate('more time!', 'merge', 'waiting', 'More time')).toEqual({ refused: 'no-target' });
    expect(await moderate('More time', 'show', 'waiting')).toBe('done');
    expect(await moderate('More time', 'show', 'waiting')).toBe('done');
    expect(await moderate('More time', 'hide', 'waiting')).toBe('changed');
    expect(await moderate('More time', 'merge', 'shown', 'More time')).toEqual({ refused: 'no-target' });
    expect(await moderate('more time!', 'merge', 'waiting', 'More time')).toBe('done');
    expect(await moderate('A shared record', 'show', 'waiting')).toBe('done');
    // What counted with it goes along.
    expect(await moderate('More time', 'merge', 'shown', 'A shared record')).toBe('done');
    expect((await notes()).filter((note) => note.state === 'merged').map((note) => note.mergedInto)).toEqual(
      Array(2).fill(await idOf('A shared record')),
    );
    expect(await moderate('More time', 'separate', 'merged')).toBe('done');
    expect(await moderate('More time', 'show', 'waiting')).toBe('done');
    expect(await moderate('Ann is late', 'hide', 'waiting')).toBe('done');
    expect(
      await moderateNote(services, by, id, {
        noteId: services.newId(),
        move: 'show',
        was: 'waiting',
        into: undefined,
      }),
    ).toBe('gone');

    await command(services, by, id, { kind: 'reveal' }, { kind: 'open' });
    expect(await moderate('more time!', 'separate', 'merged')).toEqual({ refused: 'voted' });
    const voted = await idOf('A shared record');
    await services.db.transaction().execute(async (trx) => {
      for (const device of devices) await insertUpvote(trx, voted, device);
    });
    expect((await findConsole(services, by, id))?.words?.upvotes).toBeNull();
    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' });
    expect((await findConsole(services, by, id))?.words?.upvotes).toMatchObject({ [voted]: 5 });
    expect(await moderate('More time', 'hide', 'shown')).toBe('done');
    const other = await makePlace(services, 'Elsewhere');
    expect(
      await moderateNote(services, other, id, { noteId: voted, move: 'hide', was: 'shown', into: undefined }),
    ).toBe('not-there');
  });
});
