import { beforeEach, expect, it } from 'vitest';
import { countAuditEntries, findAuditedNames, listAuditPage } from 'db/queries/audit-pages';
import { countJobs } from 'db/queries/operations';
import { findPlaceName } from 'db/queries/places';
import { replaceSetting } from 'db/queries/settings';
import { migrations } from 'db/migrations';
import { NO_TEXTS } from '~/domain/installation/texts';
import {
  type AuditSpot,
  exportAuditLog,
  readAuditPage,
  type ToldAuditEntry,
} from '~/services/audit-log.server';
import { recordAudit } from '~/services/audit.server';
import type { Services } from '~/services/context.server';
import { changeTexts, readTexts } from '~/services/installation-texts.server';
import { readHealth } from '~/services/operations.server';
import {
  findPlaceInRegister,
  renamePlaceAsAdministrator,
  searchPlaces,
} from '~/services/place-register.server';
import { addPerson, addPlace } from '../factories/people';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import { NOON, ONE, placeAssessment } from './rows';

describeOnEachEngine('the administration', (open) => {
  let services: Services;
  let now: string;
  beforeEach(async () => {
    const { db } = await open();
    now = NOON;
    services = makeServices(db, () => new Date(now));
    await addPerson(db, 'root', { administrator: true });
    await addPerson(db, 'ada');
    await addPlace(db, 'p1', { ada: 'lead', root: 'viewer' });
    await addPlace(db, 'p2');
    const assessment = { ...placeAssessment, title: 'Autumn' };
    await db.insertInto('assessment').values(assessment).execute();
    await db
      .insertInto('assessment')
      .values({ ...assessment, id: 'a2', title: 'Spring', state: 'closed', join_code: 'HJKN' })
      .execute();
  });

  const root = { accountId: 'root' };
  const record = (event: Partial<Parameters<typeof recordAudit>[2]>) =>
    services.db
      .transaction()
      .execute((trx) => recordAudit(trx, services, { actor: 'ada', action: 'session.begun', ...event }));

  it('lists places with how many people and assessments they have, and not with what was answered', async () => {
    expect(await searchPlaces(services, '')).toEqual([
      {
        id: 'p1',
        name: 'The place p1',
        createdOn: '2025-03-01',
        members: { lead: 1, viewer: 1 },
        assessments: { open: 1, closed: 1 },
      },
      { id: 'p2', name: 'The place p2', createdOn: '2025-03-01', members: {}, assessments: {} },
    ]);
    expect((await searchPlaces(services, 'place P2')).map(({ id }) => id)).toEqual(['p2']);
    await services.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'ada').execute();
    expect((await searchPlaces(services, 'p1'))[0]?.members).toEqual({ viewer: 1 });
  });

  it('shows one place with its people', async () => {
    expect(await findPlaceInRegister(services, 'p0')).toBeUndefined();
    const place = await findPlaceInRegister(services, 'p1');
    expect(place).toMatchObject({ name: 'The place p1', assessments: { open: 1, closed: 1 } });
    expect(place?.members.map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'lead'],
      ['Root', 'viewer'],
    ]);
  });

  it('renames a place for administrators alone', async () => {
    const change = { from: 'The place p1', to: 'Exampleshire' };
    const by = (accountId: string, placeId = 'p1') => ({ accountId, placeId });
    expect(await renamePlaceAsAdministrator(services, by('ada'), change)).toBe('not-there');
    expect(await renamePlaceAsAdministrator(services, by('root', 'p2'), change)).toBe('changed');
    expect(await renamePlaceAsAdministrator(services, by('root'), change)).toBe('done');
    expect(await findPlaceName(services.db, 'p1')).toBe('Exampleshire');
  });

  it('reads the log page by page, the newest first, both ways', async () => {
    for (let count = 0; count < 7; count += 1) await record({});
    const page = async (spot: AuditSpot) => {
      const { entries, newerThan, olderThan } = await readAuditPage(services, {}, spot, 3);
      return [entries.map(({ seq }) => seq), newerThan, olderThan];
    };
    expect(await page({})).toEqual([[7, 6, 5], null, 5]);
    expect(await page({ before: 5 })).toEqual([[4, 3, 2], 4, 2]);
    expect(await page({ before: 2 })).toEqual([[1], 1, null]);
    expect(await page({ after: 1 })).toEqual([[4, 3, 2], 4, 2]);
    expect(await page({ after: 4 })).toEqual([[7, 6, 5], null, 5]);
    expect(await page({ before: 1 })).toEqual([[], null, null]);
  });

  it('reads those entries of the log that fit, and never more', async () => {
    await record({ actor: 'root', action: 'account.activated', subject: 'ada' });
    now = ONE;
    await record({ action: 'assessment.opened', placeId: 'p1', subject: 'a1' });
    await record({ actor: 'system', action: 'assessment.closed', placeId: 'p2', subject: 'a9' });
    const fitting = async (filter: object) => {
      const entries = await listAuditPage(services.db, filter, { spot: {}, most: 9 });
      expect(await countAuditEntries(services.db, filter)).toBe(entries.length);
      return entries.map(({ seq }) => seq);
    };
    expect(await fitting({})).toEqual([3, 2, 1]);
    expect(await fitting({ person: 'ada' })).toEqual([2, 1]);
    expect(await fitting({ person: 'ada', placeId: 'p1' })).toEqual([2]);
    expect(await fitting({ placeId: 'p2' })).toEqual([3]);
    expect(await fitting({ action: 'account.activated' })).toEqual([1]);
    expect(await fitting({ from: ONE })).toEqual([3, 2]);
    expect(await fitting({ until: ONE })).toEqual([1]);
    for (const hostile of ["' or '1'='1", '%', 'p1; drop table place', '\u0001']) {
      for (const field of ['placeId', 'person', 'action']) {
        expect(await fitting({ [field]: hostile })).toEqual([]);
      }
    }
  });

  it('tells entries in words and by name', async () => {
    await record({ action: 'assessment.opened', placeId: 'p1', subject: 'a1', details: { threshold: 7 } });
    await record({
      actor: 'gone',
      action: 'member.removed',
      placeId: 'p9',
      subject: 'root',
      details: { role: 'lead' },
    });
    const { entries } = await readAuditPage(services, {}, {});
    expect(entries.map(({ who, what, place }) => [who, what, place])).toEqual([
      ['Somebody whose account is gone', 'Took Root (lead) out of the place', null],
      ['Ada', 'Opened “Autumn”: no figure about fewer than 7 people', 'The place p1'],
    ]);
    // The title of an assessment is told with its own place alone.
    const elsewhere = { actor: 'ada', subject: 'a1', placeId: 'p2' };
    expect((await findAuditedNames(services.db, [elsewhere])).assessments).toEqual({});
  });

  it('hands out the whole log in batches, which is written down, to administrators alone', async () => {
    for (let count = 0; count < 3; count += 1) await record({});
    await record({ action: 'place.renamed', placeId: 'p1' });
    expect(await exportAuditLog(services, { accountId: 'ada' }, {})).toBe('not-there');
    const read = async (filter: object) => {
      const batches = await exportAuditLog(services, root, filter);
      const entries: ToldAuditEntry[] = [];
      if (batches !== 'not-there') for await (const batch of batches) entries.push(...batch);
      return entries.map(({ seq }) => seq);
    };
    expect(await read({})).toEqual([4, 3, 2, 1]);
    expect(await read({ placeId: 'p1' })).toEqual([4]);
    const [last] = await listAuditPage(services.db, {}, { spot: {}, most: 1 });
    expect(last).toMatchObject({ seq: 6, actor: 'root', action: 'audit.exported', details: '{"entries":1}' });
  });

  it('keeps texts for everybody to read, which administrators alone change', async () => {
    expect(await readTexts(services)).toEqual({ texts: NO_TEXTS, version: 0 });
    const texts = { ...NO_TEXTS, controller: 'Exampleshire Council', privacy: 'One\n\n<b>Two</b>' };
    expect(await changeTexts(services, { accountId: 'ada' }, { texts, version: 0 })).toEqual({
      outcome: 'not-there',
    });
    expect(await changeTexts(services, root, { texts, version: 0 })).toEqual({ outcome: 'done' });
    expect(await readTexts(services)).toEqual({ texts, version: 1 });
    const [entry] = await listAuditPage(services.db, {}, { spot: {}, most: 1 });
    expect(entry).toMatchObject({ action: 'texts.changed', details: '{"fields":"controller privacy"}' });
  });

  it('lets one of several who change the texts at once win, and tells the others how they stand', async () => {
    const change = (controller: string, version: number) =>
      changeTexts(services, root, { texts: { ...NO_TEXTS, controller }, version });
    for (const version of [0, 1]) {
      const outcomes = await Promise.all(['A', 'B', 'C'].map((name) => change(name, version)));
      expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
      const now = await readTexts(services);
      expect(now.version).toBe(version + 1);
      for (const lost of outcomes.filter(({ outcome }) => outcome === 'changed')) {
        expect(lost).toEqual({ outcome: 'changed', now });
      }
    }
    expect(await change('D', 0)).toMatchObject({ outcome: 'changed' });
  });

  it('changes a setting only from what it was', async () => {
    expect(await replaceSetting(services.db, 'x', { from: 'a', to: 'b' })).toBe(false);
    expect(await replaceSetting(services.db, 'x', { from: undefined, to: 'a' })).toBe(true);
    expect(await replaceSetting(services.db, 'x', { from: undefined, to: 'b' })).toBe(false);
    expect(await replaceSetting(services.db, 'x', { from: 'a', to: 'b' })).toBe(true);
  });

  it('tells how the database and the work behind the pages stand', async () => {
    const job = {
      kind: 'edition',
      assessment_id: 'a1',
      progress: 0,
      outcome: null,
      attempts: 0,
      lease_until: null,
    } as const;
    await services.db
      .insertInto('job')
      .values([
        { ...job, id: 'j1', state: 'waiting', queued_at: ONE },
        { ...job, id: 'j2', state: 'waiting', queued_at: NOON },
        { ...job, id: 'j3', state: 'failed', queued_at: NOON },
      ])
      .execute();
    expect(await countJobs(services.db)).toEqual({ counts: { waiting: 2, failed: 1 }, waitingSince: NOON });
    const { database, jobs } = await readHealth(services);
    expect(database?.bytes).toBeGreaterThan(10_000);
    expect(database?.version).toBe(migrations.at(-1)?.name);
    expect(jobs?.counts.failed).toBe(1);
    const broken = { ...services, db: undefined as never };
    expect(await readHealth(broken)).toEqual({ database: null, jobs: null });
  });
});
