import { beforeAll, beforeEach, expect, it } from 'vitest';
import { addMember, insertAccount } from 'db/queries/accounts';
import {
  findByJoinCode,
  findPlaceAssessment,
  insertAssessment,
  listAssessments,
  listDue,
  type NewAssessment,
  updateClosing,
  updateContext,
  updateSetUp,
  updateState,
} from 'db/queries/assessments';
import {
  countSentBySector,
  findParticipation,
  keepParticipation,
  reopenParticipation,
  listUncounted,
} from 'db/queries/participation';
import { findPlaceOf, insertPlace, listPlacesOf } from 'db/queries/places';
import { insertResponse, markSent } from 'db/queries/responses';
import type { AssessmentState } from 'db/tables';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, ONE, removeRows, trialResponse, withTrialResponse } from './rows';

const draft: NewAssessment = {
  id: 'a1',
  placeId: 'here',
  questionSet: 'concord-1',
  title: 'Autumn 2026',
  forms: ['full', 'resident'],
  sectors: ['acute', 'residents'],
  expected: { acute: 40 },
  threshold: 5,
  commentsAsked: true,
  opensAt: null,
  closesAt: ONE,
  joinCode: 'BCDF2345',
  createdOn: '2026-10-20',
  entry: 'link',
  organisations: ['Trust', 'Council'],
  shared: false,
  keepMonths: 24,
};

describeOnEachEngine('places and their assessments', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    ({ db } = await open());
    for (const id of ['lead', 'other']) {
      const account = { id, name: id, email: `${id}@example.org`, administrator: false };
      await insertAccount(db, { ...account, passwordHash: '', createdOn: '2026-10-20' });
    }
  });
  beforeEach(async () => {
    await removeRows(db);
    await db.transaction().execute(async (trx) => {
      await insertPlace(trx, { id: 'there', name: 'Upton', createdOn: '2026-10-20' });
      await insertPlace(trx, { id: 'here', name: 'Aston', createdOn: '2026-10-20' });
      await addMember(trx, { accountId: 'lead', placeId: 'here', role: 'lead' });
      await addMember(trx, { accountId: 'lead', placeId: 'there', role: 'viewer' });
      await addMember(trx, { accountId: 'other', placeId: 'there', role: 'lead' });
    });
  });

  const inState = async (state: AssessmentState) => {
    await insertAssessment(db, draft);
    await db.updateTable('assessment').set({ state }).where('id', '=', 'a1').execute();
  };
  const stored = () => db.selectFrom('assessment').selectAll().where('id', '=', 'a1').executeTakeFirst();

  it('are listed for their members, each with what the member may do there', async () => {
    const place = (id: string, name: string, role: string) => ({ id, name, role, createdOn: '2026-10-20' });
    expect(await listPlacesOf(db, 'lead')).toEqual([
      place('here', 'Aston', 'lead'),
      place('there', 'Upton', 'viewer'),
    ]);
    expect(await findPlaceOf(db, 'other', 'there')).toEqual(place('there', 'Upton', 'lead'));
    expect(await findPlaceOf(db, 'other', 'here')).toBeUndefined();
    expect(await findPlaceOf(db, 'nobody', 'here')).toBeUndefined();
  });

  it('are drafted, and found in their own place only', async () => {
    expect(await insertAssessment(db, draft)).toBe(true);
    const { createdOn, ...rest } = draft;
    const later = { closedAt: null, answersGone: false, deleteAt: null };
    const found = { ...rest, ...later, createdOn, kind: 'place', state: 'draft', context: {} };
    expect(await findPlaceAssessment(db, 'here', 'a1')).toEqual(found);
    expect(await findPlaceAssessment(db, 'there', 'a1')).toBeUndefined();
    expect(await findByJoinCode(db, 'BCDF2345')).toEqual({ ...found, placeName: 'Aston' });
    expect(await findByJoinCode(db, 'BCDF2346')).toBeUndefined();
  });

  it('do not share a join code', async () => {
    await insertAssessment(db, draft);
    expect(await insertAssessment(db, { ...draft, id: 'a2', placeId: 'there' })).toBe(false);
    expect(await listAssessments(db, 'there')).toEqual([]);
  });

  it('are listed with the newest first', async () => {
    await insertAssessment(db, draft);
    await insertAssessment(db, { ...draft, id: 'a2', joinCode: 'BCDF2346', createdOn: '2027-10-20' });
    expect((await listAssessments(db, 'here')).map(({ id }) => id)).toEqual(['a2', 'a1']);
  });

  it('are changed by no other place', async () => {
    await inState('draft');
    const before = await stored();
    expect(await updateSetUp(db, 'there', 'a1', { ...draft, threshold: 9 })).toBe(false);
    expect(await updateContext(db, 'there', 'a1', { population: 1 })).toBe(false);
    expect(await updateState(db, 'there', 'a1', { from: 'draft', to: 'open' })).toBe(false);
    expect(await stored()).toEqual(before);
    await db.updateTable('assessment').set({ state: 'open' }).where('id', '=', 'a1').execute();
    expect(await updateClosing(db, 'there', 'a1', null)).toBe(false);
    expect(await stored()).toEqual({ ...before, state: 'open' });
  });

  it('keep their threshold, forms and sectors from the moment they are no longer a draft', async () => {
    const other = { ...draft, title: 'Winter', forms: ['workshop'], sectors: ['acute'], threshold: 9 };
    await inState('draft');
    expect(await updateSetUp(db, 'here', 'a1', other)).toBe(true);
    expect(await stored()).toMatchObject({ threshold: 9, forms: '["workshop"]', title: 'Winter' });
    for (const state of ['scheduled', 'open', 'closed', 'archived'] as const) {
      await db.updateTable('assessment').set({ state }).where('id', '=', 'a1').execute();
      expect([state, await updateSetUp(db, 'here', 'a1', { ...other, threshold: 3 })]).toEqual([
        state,
        false,
      ]);
      expect(await stored()).toMatchObject({ threshold: 9 });
    }
  });

  it('change their closing while they are open, and only then', async () => {
    await inState('open');
    expect(await updateClosing(db, 'here', 'a1', null)).toBe(true);
    expect(await stored()).toMatchObject({ closes_at: null });
    for (const state of ['draft', 'scheduled', 'closed'] as const) {
      await db.updateTable('assessment').set({ state }).where('id', '=', 'a1').execute();
      expect([state, await updateClosing(db, 'here', 'a1', ONE)]).toEqual([state, false]);
    }
  });

  it('take what is told about the place in any state', async () => {
    for (const state of ['draft', 'closed'] as const) {
      await removeRows(db).then(() =>
        db.insertInto('place').values({ id: 'here', name: 'Aston', created_on: '2026-10-20' }).execute(),
      );
      await inState(state);
      expect(await updateContext(db, 'here', 'a1', { population: 154_000 })).toBe(true);
      expect(await findPlaceAssessment(db, 'here', 'a1')).toMatchObject({ context: { population: 154_000 } });
    }
  });

  it('are moved only from the state they were seen in', async () => {
    await inState('open');
    expect(await updateState(db, 'here', 'a1', { from: 'draft', to: 'open' })).toBe(false);
    expect(await updateState(db, 'here', 'a1', { from: 'open', to: 'closed' })).toBe(true);
    expect(await updateState(db, 'here', 'a1', { from: 'open', to: 'closed' })).toBe(false);
    expect(await updateState(db, 'here', 'a1', { from: 'closed', to: 'open', closesAt: null })).toBe(true);
    expect(await stored()).toMatchObject({ state: 'open', closes_at: null });
  });

  it('are due from the very moment on, and trials never', async () => {
    await withTrialResponse(db);
    await insertAssessment(db, draft);
    await insertAssessment(db, { ...draft, id: 'a2', joinCode: 'BCDF2346', opensAt: NOON });
    const set = (id: string, state: AssessmentState) =>
      db.updateTable('assessment').set({ state }).where('id', '=', id).execute();
    const due = async (now: string) => (await listDue(db, now)).map(({ id }) => id);
    expect(await due(ONE)).toEqual([]);
    await set('a1', 'open');
    await set('a2', 'scheduled');
    expect(await due('2025-03-01T11:59:59.999Z')).toEqual([]);
    expect(await due(NOON)).toEqual(['a2']);
    expect(await listDue(db, ONE)).toEqual([
      { id: 'a1', placeId: 'here' },
      { id: 'a2', placeId: 'here' },
    ]);
    await set('a1', 'closed');
    expect(await due(ONE)).toEqual(['a2']);
  });

  it('count who has sent answers by sector, and keep the last count', async () => {
    await inState('open');
    const respond = async (id: string, sector: string, sent: boolean) => {
      const response = {
        ...trialResponse,
        id,
        sector,
        returnCodeHash: id,
        assessmentId: 'a1',
        expiresAt: null,
      };
      await insertResponse(db, response);
      if (sent) await markSent(db, id, NOON);
    };
    await respond('r1', 'acute', true);
    await respond('r2', 'acute', true);
    await respond('r3', 'residents', true);
    await respond('r4', 'residents', false);
    const counts = await countSentBySector(db, 'a1');
    expect(counts).toEqual({ acute: 2, residents: 1 });
    const due = (isOpen: boolean, organisations: string[] = []) => [
      { id: 'a1', isOpen, threshold: 5, organisations },
    ];
    expect(await listUncounted(db, NOON)).toEqual(due(true));
    await keepParticipation(db, 'a1', { countedAt: NOON, counts: {}, organisations: [], final: false });
    await keepParticipation(db, 'a1', { countedAt: NOON, counts, organisations: ['Trust'], final: false });
    expect(await findParticipation(db, 'here', 'a1')).toEqual({
      countedAt: NOON,
      counts,
      organisations: ['Trust'],
    });
    expect(await findParticipation(db, 'there', 'a1')).toBeUndefined();
    expect(await listUncounted(db, NOON)).toEqual([]);
    expect(await listUncounted(db, ONE)).toEqual(due(true, ['Trust']));
    await updateState(db, 'here', 'a1', { from: 'open', to: 'closed' });
    expect(await listUncounted(db, ONE)).toEqual(due(false, ['Trust']));
    await keepParticipation(db, 'a1', { countedAt: NOON, counts, organisations: ['Trust'], final: true });
    expect(await listUncounted(db, ONE)).toEqual([]);
    await reopenParticipation(db, 'a1');
    expect(await listUncounted(db, ONE)).toEqual(due(false, ['Trust']));
  });
});
