import { beforeEach, expect, it } from 'vitest';
import { addMember } from 'db/queries/accounts';
import type { ActionContent } from '~/domain/actions/action';
import { addAction, carryOverActions, changeAction, removeAction } from '~/services/action-changes.server';
import { countActionsOf, findAction, listActions, listToCarryOver } from '~/services/actions.server';
import { findResultsReader } from '~/services/results-reader.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { makeDraft, makePlace, move } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';

describeOnEachEngine('the actions of a place', (open) => {
  let services: Services;
  let by: InPlace;
  let first: string;
  let now: Date;
  beforeEach(async () => {
    const { db } = await open();
    now = new Date('2026-03-02T12:00:00Z');
    services = makeServices(db, () => now);
    by = await makePlace(services);
    first = await closedRound();
  });

  const closedRound = async () => {
    const id = await makeDraft(services, by);
    await move(services, by, id, 'open');
    await move(services, by, id, 'close');
    return id;
  };
  const content = (more: Partial<ActionContent> = {}): ActionContent => ({
    what: 'Meet every month',
    ownerRole: 'Place director',
    dueOn: '2026-04-01',
    state: 'to-do',
    dimension: 'relationships',
    practice: null,
    ...more,
  });
  let tickets = 0;
  const add = async (more: Partial<ActionContent> = {}, round = first) => {
    const added = await addAction(services, by, round, content(more), `ticket ${(tickets += 1)}`);
    if (added.outcome !== 'added') throw new Error(added.outcome);
    return added.id;
  };
  /** A member of the place as a reader of one round's results. */
  const reads = async (round: string, who = by) =>
    (await findResultsReader(services, who, { placeId: who.placeId, assessmentId: round }))!;
  const whats = async (round = first, who = by) =>
    (await listActions(services, await reads(round, who))).map(({ what }) => what);

  it('are added, listed by their due dates, changed and deleted, and the log holds none of their texts', async () => {
    await add({ what: 'late', dueOn: '2026-06-01' });
    await add({ what: 'no date', dueOn: null });
    const soon = await add({ what: 'soon', dueOn: '2026-03-05' });
    expect(await whats()).toEqual(['soon', 'late', 'no date']);
    expect(
      await changeAction(services, by, first, soon, 1, content({ what: 'sooner', state: 'done' })),
    ).toEqual({ outcome: 'done' });
    expect((await findAction(services, await reads(first, by), soon))?.action).toEqual({
      ...content({ what: 'sooner', state: 'done' }),
      id: soon,
      assessmentId: first,
      carriedFrom: null,
      version: 2,
      createdOn: '2026-03-02',
      round: 'Autumn',
      roundMadeOn: '2026-03-02',
    });
    expect(await removeAction(services, by, first, soon, 2)).toEqual({ outcome: 'done' });
    expect(await whats()).toEqual(['late', 'no date']);
    const log = await services.db
      .selectFrom('audit_entry')
      .select(['action', 'subject', 'details'])
      .where('action', 'like', 'action.%')
      .orderBy('seq')
      .execute();
    expect(log.map(({ action }) => action)).toEqual([
      'action.added',
      'action.added',
      'action.added',
      'action.changed',
      'action.deleted',
    ]);
    expect(JSON.stringify(log)).not.toMatch(/sooner|late|Place director/);
  });

  it('are added once by a form that is sent twice, and again where the form says something else', async () => {
    const send = (what: string) => addAction(services, by, first, content({ what }), 'one form');
    const [one, two] = await Promise.all([send('a'), send('a')]);
    expect(one).toEqual(two);
    expect(await whats()).toEqual(['a']);
    await send('b');
    expect(await whats()).toEqual(['a', 'b']);
  });

  it('are not changed by somebody who read an older version', async () => {
    const id = await add();
    const change = (what: string, version: number) =>
      changeAction(services, by, first, id, version, content({ what }));
    expect(await change('new', 1)).toEqual({ outcome: 'done' });
    // A double click is no conflict.
    expect(await change('new', 1)).toEqual({ outcome: 'done' });
    expect(await change('other', 1)).toMatchObject({
      outcome: 'changed-before',
      action: { what: 'new', version: 2 },
    });
    expect(await removeAction(services, by, first, id, 1)).toMatchObject({ outcome: 'changed-before' });
    expect(await whats()).toEqual(['new']);
  });

  it('are carried over to the next round once, with their history', async () => {
    const id = await add();
    await add({ what: 'over', state: 'done' });
    now = new Date('2027-03-02T12:00:00Z');
    const second = await closedRound();
    expect((await listToCarryOver(services, await reads(second, by)))?.map((action) => action.id)).toEqual([
      id,
    ]);
    const carry = () => carryOverActions(services, by, second, [id, 'unknown']);
    const outcomes = await Promise.all([carry(), carry()]);
    expect(outcomes.map((outcome) => ('count' in outcome ? outcome.count : -1)).sort()).toEqual([0, 1]);
    expect(await whats(second)).toEqual(['Meet every month']);
    expect(await listToCarryOver(services, await reads(second))).toEqual([]);
    // It is overdue where it is gone on with, and no longer where it came from.
    expect(await countActionsOf(services, by.placeId)).toEqual({ [second]: { open: 1, overdue: 1 } });
    const [carried] = await listActions(services, await reads(second));
    expect(carried).toMatchObject({ carriedFrom: id, version: 1, createdOn: '2027-03-02' });
    expect(await removeAction(services, by, first, id, 1)).toEqual({ outcome: 'carried-on' });
    const earlier = await findAction(services, await reads(first, by), id);
    expect(earlier?.later.map((action) => action.id)).toEqual([carried!.id]);

    now = new Date('2028-03-02T12:00:00Z');
    const third = await closedRound();
    expect((await listToCarryOver(services, await reads(third, by)))?.map((action) => action.id)).toEqual([
      carried!.id,
    ]);
    await carryOverActions(services, by, third, [carried!.id, id]);
    const [last] = await listActions(services, await reads(third));
    const found = await findAction(services, await reads(third, by), last!.id);
    expect(found?.earlier.map((action) => action.id)).toEqual([carried!.id, id]);
    // Deleted, it can be carried over again.
    await removeAction(services, by, third, last!.id, 1);
    expect(await carryOverActions(services, by, third, [carried!.id])).toMatchObject({ count: 1 });
  });

  it('are not deleted while somebody else carries them over', async () => {
    const id = await add();
    now = new Date('2027-03-02T12:00:00Z');
    const second = await closedRound();
    const [removed, carried] = await Promise.all([
      removeAction(services, by, first, id, 1),
      carryOverActions(services, by, second, [id]),
    ]);
    expect([removed.outcome, 'count' in carried && carried.count]).toSatisfy(
      ([outcome, count]: unknown[]) =>
        (outcome === 'done' && count === 0) || (outcome === 'carried-on' && count === 1),
    );
  });

  it('are counted by round: open ones, and those overdue today in the UK', async () => {
    await add({ dueOn: '2026-03-01' });
    await add({ what: 'due today', dueOn: '2026-03-02', state: 'under-way' });
    await add({ what: 'no date', dueOn: null });
    await add({ what: 'done', dueOn: '2026-01-01', state: 'done' });
    expect(await countActionsOf(services, by.placeId)).toEqual({ [first]: { open: 3, overdue: 1 } });
    // In summer the day begins an hour earlier than in UTC.
    now = new Date('2026-06-30T23:30:00Z');
    await add({ what: 'due in June', dueOn: '2026-06-30' });
    expect(await countActionsOf(services, by.placeId)).toEqual({ [first]: { open: 4, overdue: 3 } });
    expect(await countActionsOf(services, 'elsewhere')).toEqual({});
  });

  it('are not added before the assessment opens', async () => {
    const drafted = await makeDraft(services, by);
    expect(await addAction(services, by, drafted, content(), 't')).toEqual({ outcome: 'too-early' });
    expect(await carryOverActions(services, by, drafted, [])).toEqual({ outcome: 'too-early' });
  });

  it('are kept by leads and facilitators, read by every member, and there for nobody else', async () => {
    const id = await add();
    const { accountId: viewer } = await makePlace(services, 'Viewers');
    const { accountId: facilitator } = await makePlace(services, 'Facilitators');
    await services.db.transaction().execute(async (trx) => {
      await addMember(trx, { accountId: viewer, placeId: by.placeId, role: 'viewer' });
      await addMember(trx, { accountId: facilitator, placeId: by.placeId, role: 'facilitator' });
    });
    const stranger = await makePlace(services, 'Elsewhere');
    const inPlace = (accountId: string) => ({ accountId, placeId: by.placeId });
    const tryAll = async (who: InPlace) => [
      (await addAction(services, who, first, content({ what: who.accountId }), who.accountId)).outcome,
      (await changeAction(services, who, first, id, 99, content({ what: 'x' }))).outcome,
      (await carryOverActions(services, who, first, [])).outcome,
      (await removeAction(services, who, first, id, 99)).outcome,
    ];
    const refused = ['not-there', 'not-there', 'not-there', 'not-there'];
    expect(await tryAll(inPlace(viewer))).toEqual(refused);
    expect(await tryAll(inPlace(stranger.accountId))).toEqual(refused);
    expect(await tryAll(stranger)).toEqual(refused);
    expect(await tryAll(inPlace(facilitator))).toEqual([
      'added',
      'changed-before',
      'carried',
      'changed-before',
    ]);
    expect(await whats(first, inPlace(viewer))).toHaveLength(2);
    expect(await reads(first, inPlace(stranger.accountId))).toBeUndefined();
    expect(await reads(first, stranger)).toBeUndefined();
    const byLink = { kind: 'link', label: 'Partners', placeId: by.placeId, assessmentId: first } as const;
    expect(await listToCarryOver(services, byLink)).toEqual([]);
    expect(await listActions(services, byLink)).toHaveLength(2);
    expect((await findAction(services, byLink, id))?.earlier).toEqual([]);
  });
});
