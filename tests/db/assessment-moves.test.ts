import { beforeAll, beforeEach, expect, it } from 'vitest';
import { addMember } from 'db/queries/accounts';
import { findParticipation } from 'db/queries/participation';
import { USUAL_TERMS } from '~/domain/assessment/set-up';
import { type LeadCommand, moveAssessment, moveDueAssessments } from '~/services/assessment-moves.server';
import {
  changeAssessment,
  changeClosing,
  changeContext,
  draftAssessment,
  findAssessmentIn,
} from '~/services/assessments.server';
import { verifyAudit } from '~/services/audit.server';
import type { Services } from '~/services/context.server';
import { computeNextEdition } from '~/services/editions.server';
import { findSurvey } from '~/services/joining.server';
import { countParticipation } from '~/services/participation.server';
import { findPlace, type InPlace } from '~/services/places.server';
import { beginResponse, sendResponse } from '~/services/responses.server';
import { answerAll, makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { removeRows } from './rows';

const SET_UP = {
  title: 'Autumn 2026',
  forms: ['workshop', 'resident'] as ('workshop' | 'resident')[],
  sectors: ['acute', 'residents'],
  expected: { acute: 4 },
  threshold: 5,
  commentsAsked: true,
  opensAt: '2026-11-03T09:00:00.000Z',
  closesAt: '2026-11-27T17:00:00.000Z',
  ...USUAL_TERMS,
};

describeOnEachEngine('an assessment in the hands of its lead', (open) => {
  let db: TestDatabase['db'];
  let services: Services;
  let by: InPlace;
  let id: string;
  let now: string;
  beforeAll(async () => {
    ({ db } = await open());
    services = makeServices(db, () => new Date(now));
  });
  beforeEach(async () => {
    now = '2026-11-01T12:00:00.000Z';
    await removeRows(db);
    by = await makePlace(services);
    id = (await draftAssessment(services, by, SET_UP))!;
  });

  const move = (command: LeadCommand, closesAt: string | null = null) =>
    moveAssessment(services, by, id, command, closesAt);
  const state = async () => (await findAssessmentIn(services, by, id, 'see-assessments'))!.assessment.state;
  const participation = () => findParticipation(db, by.placeId, id);
  const actions = async () => {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['actor', 'action'])
      .where('place_id', '=', by.placeId)
      .orderBy('seq')
      .execute();
    return rows.map(({ actor, action }) => `${actor === by.accountId ? 'lead' : actor} ${action}`);
  };
  const jobs = async () => {
    const rows = await db.selectFrom('job').select('kind').where('assessment_id', '=', id).execute();
    return rows.map(({ kind }) => kind).sort();
  };
  const respond = (sector: string) =>
    answerAll(services, id, { sector, form: sector === 'residents' ? 'resident' : 'workshop' }, '3');

  it('opens and closes by itself at its times, and queues its edition and its rewriting', async () => {
    expect(await move('open')).toEqual({ outcome: 'moved', state: 'scheduled' });
    expect(await moveDueAssessments(services)).toBe(0);
    now = '2026-11-03T09:00:00.000Z';
    expect(await moveDueAssessments(services)).toBe(1);
    expect(await state()).toBe('open');
    await respond('acute');
    now = '2026-11-27T16:59:59.999Z';
    expect(await moveDueAssessments(services)).toBe(0);
    expect(await jobs()).toEqual([]);
    now = '2026-11-27T17:00:10.000Z';
    expect(await moveDueAssessments(services)).toBe(1);
    expect(await state()).toBe('closed');
    expect(await jobs()).toEqual(['edition', 'rewrite']);
    expect(await actions()).toEqual([
      'lead place.registered',
      'lead assessment.drafted',
      'lead assessment.scheduled',
      'system assessment.opened',
      'system assessment.closed',
    ]);
    expect(await verifyAudit(services)).toMatchObject({ outcome: 'whole' });
  });

  it('is moved once, however many processes find it due', async () => {
    await move('open');
    now = '2026-11-03T09:00:00.000Z';
    const moved = await Promise.all(Array.from({ length: 4 }, () => moveDueAssessments(services)));
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await actions()).filter((action) => action.endsWith('opened'))).toHaveLength(1);
  });

  it('is opened before its time, or taken back, while it is scheduled', async () => {
    await move('open');
    expect(await move('backToDraft')).toEqual({ outcome: 'moved', state: 'draft' });
    await move('open');
    expect(await move('open')).toEqual({ outcome: 'moved', state: 'open' });
    expect(await participation()).toEqual({
      countedAt: '2026-11-01T12:00:00.000Z',
      counts: {},
      organisations: [],
    });
  });

  it('is counted at full hours only, never while somebody answers', async () => {
    await move('open');
    await move('open');
    await respond('acute');
    now = '2026-11-01T12:59:59.999Z';
    expect(await countParticipation(services)).toBe(0);
    expect(await participation()).toMatchObject({ counts: {} });
    now = '2026-11-01T13:00:20.000Z';
    expect(await countParticipation(services)).toBe(1);
    await respond('residents');
    expect(await countParticipation(services)).toBe(0);
    expect(await participation()).toMatchObject({
      countedAt: '2026-11-01T13:00:00.000Z',
      counts: { acute: 1 },
    });
  });

  it('is counted once more at the full hour after it closed, however often it is closed and opened', async () => {
    await move('open');
    await move('open');
    await respond('acute');
    await move('close');
    await computeNextEdition(services);
    await move('reopen');
    await respond('residents');
    await move('close');
    await computeNextEdition(services);
    expect(await countParticipation(services)).toBe(0);
    expect(await participation()).toEqual({
      countedAt: '2026-11-01T12:00:00.000Z',
      counts: {},
      organisations: [],
    });
    now = '2026-11-01T13:00:20.000Z';
    expect(await countParticipation(services)).toBe(1);
    const counts = { acute: 1, residents: 1 };
    expect(await participation()).toMatchObject({ countedAt: '2026-11-01T13:00:00.000Z', counts });
    now = '2026-11-01T14:00:20.000Z';
    expect(await countParticipation(services)).toBe(0);
    await move('reopen');
    expect(await countParticipation(services)).toBe(1);
  });

  it('is opened again with a closing of its own, once its edition is worked out', async () => {
    await move('open');
    await move('open');
    await move('close');
    expect(await move('reopen')).toEqual({ outcome: 'refused', refusal: 'edition-under-way' });
    await db.updateTable('job').set({ state: 'done' }).where('assessment_id', '=', id).execute();
    now = '2026-12-01T12:00:00.000Z';
    expect(await move('reopen', '2026-11-30T12:00:00.000Z')).toEqual({
      outcome: 'refused',
      refusal: 'closing-passed',
    });
    expect(await move('reopen', '2026-12-10T12:00:00.000Z')).toEqual({ outcome: 'moved', state: 'open' });
    expect((await findAssessmentIn(services, by, id, 'see-assessments'))!.assessment.closesAt).toBe(
      '2026-12-10T12:00:00.000Z',
    );
    expect((await actions()).at(-1)).toBe('lead assessment.reopened');
  });

  it('refuses what its state does not allow, and writes nothing down for that', async () => {
    const before = await actions();
    expect(await move('close')).toEqual({ outcome: 'refused', refusal: 'not-from-here' });
    expect(await changeClosing(services, by, id, null)).toBe('too-late');
    await move('open');
    await move('open');
    expect(await changeAssessment(services, by, id, { ...SET_UP, threshold: 3 })).toBe('too-late');
    expect(await changeClosing(services, by, id, null)).toBe('changed');
    expect((await actions()).slice(before.length)).toEqual([
      'lead assessment.scheduled',
      'lead assessment.opened',
      'lead assessment.closing-changed',
    ]);
  });

  it('is changed by its lead alone: for everybody else it is not there', async () => {
    const stranger = await makePlace(services, 'Elsewhere');
    const viewer = { ...stranger, placeId: by.placeId };
    const tries = async (who: InPlace) => [
      await moveAssessment(services, who, id, 'open'),
      await changeAssessment(services, who, id, SET_UP),
      await changeContext(services, who, id, { population: 1 }),
      await changeClosing(services, who, id, null),
      await draftAssessment(services, viewer, SET_UP),
    ];
    const nothing = [{ outcome: 'not-there' }, 'not-there', 'not-there', 'not-there', undefined];
    expect(await tries(viewer)).toEqual(nothing);
    expect(await tries(stranger)).toEqual(nothing);
    expect(await findPlace(services, viewer, 'see-assessments')).toBeUndefined();
    expect(await findAssessmentIn(services, stranger, id, 'see-assessments')).toBeUndefined();
    for (const role of ['viewer', 'facilitator'] as const) {
      await db.transaction().execute((trx) => addMember(trx, { ...viewer, role }));
      expect(await tries(viewer)).toEqual(nothing);
      expect(await findAssessmentIn(services, viewer, id, 'see-assessments')).toMatchObject({
        place: { role },
      });
    }
    expect(await state()).toBe('draft');
  });

  it('takes answers only from those it invites, on the forms it has, while it is open', async () => {
    const { joinCode } = (await findAssessmentIn(services, by, id, 'see-assessments'))!.assessment;
    expect(await findSurvey(services, joinCode.toLowerCase())).toMatchObject({
      assessmentId: id,
      placeName: 'Exampleton',
      state: 'draft',
    });
    const begin = async (form: 'full' | 'workshop' | 'resident', sector: string) => {
      const about = { form, sector, tier: 'board', jointPost: false };
      return beginResponse(services, id, services.newId(), about);
    };
    expect(await begin('workshop', 'acute')).toEqual({ outcome: 'closed' });
    await move('open');
    expect(await begin('workshop', 'acute')).toEqual({ outcome: 'closed' });
    await move('open');
    expect(await begin('workshop', 'acute')).toMatchObject({ outcome: 'begun' });
    expect(await begin('full', 'acute')).toEqual({ outcome: 'not-invited' });
    expect(await begin('workshop', 'ambulance')).toEqual({ outcome: 'not-invited' });
    const late = await begin('resident', 'residents');
    await move('close');
    expect(await begin('workshop', 'acute')).toEqual({ outcome: 'closed' });
    if (late.outcome !== 'begun') throw new Error(late.outcome);
    expect(await sendResponse(services, late.responseId)).toBe(false);
  });
});
