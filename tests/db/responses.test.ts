import { readFile } from 'node:fs/promises';
import type { Selectable } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { saveEntries } from 'db/queries/answers';
import {
  deleteExpiredResponses,
  findResponse,
  findResponseByReturnCode,
  insertResponse,
  markSent,
  updateAboutYou,
  withdrawResponse,
} from 'db/queries/responses';
import type { Database } from 'db/tables';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, ONE, removeRows, trialResponse, withPlaceResponse, withTrialResponse } from './rows';
import { listAnswers, listComments } from './stored-entries';

describeOnEachEngine('responses', (open) => {
  let db: TestDatabase['db'];
  let url: string;
  beforeAll(async () => {
    ({ db, url } = await open());
  });
  beforeEach(async () => {
    await removeRows(db);
    await withTrialResponse(db);
  });

  const close = (assessment: string) =>
    db.updateTable('assessment').set({ state: 'closed' }).where('id', '=', assessment).execute();
  const stored = (id: string): Promise<Selectable<Database['response']> | undefined> =>
    db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst();

  it('are found together with their assessment', async () => {
    expect(await findResponse(db, 'r1', NOON)).toEqual({
      id: 'r1',
      assessmentId: 'trial-concord-1',
      form: 'full',
      sector: 'council',
      tier: 'frontline',
      jointPost: false,
      organisation: null,
      state: 'begun',
      expiresAt: ONE,
      assessment: {
        kind: 'trial',
        state: 'open',
        questionSet: 'concord-1',
        threshold: 5,
        commentsAsked: true,
        sectors: ['acute', 'council'],
        organisations: [],
        closesAt: null,
        title: '',
        placeName: null,
        joinCode: null,
      },
    });
    expect(await findResponse(db, 'r0', NOON)).toBeUndefined();
  });

  it('are not found from the moment they expire, though not deleted yet', async () => {
    const last = '2025-03-01T12:59:59.999Z';
    expect(await findResponse(db, 'r1', last)).toBeDefined();
    expect(await findResponse(db, 'r1', ONE)).toBeUndefined();
    expect(await findResponseByReturnCode(db, 'trial-concord-1', 'hash-1', last)).toBeDefined();
    expect(await findResponseByReturnCode(db, 'trial-concord-1', 'hash-1', ONE)).toBeUndefined();
  });

  it('of a place do not expire', async () => {
    await withPlaceResponse(db);
    expect(await findResponse(db, 'r2', '2035-01-01T00:00:00.000Z')).toMatchObject({
      id: 'r2',
      expiresAt: null,
    });
  });

  it('are found by return code in their own assessment only', async () => {
    await withPlaceResponse(db);
    expect(await findResponseByReturnCode(db, 'trial-concord-1', 'hash-1', NOON)).toMatchObject({ id: 'r1' });
    expect(await findResponseByReturnCode(db, 'a1', 'hash-1', NOON)).toMatchObject({ id: 'r2' });
    expect(await findResponseByReturnCode(db, 'a1', 'hash-2', NOON)).toBeUndefined();
  });

  it('do not share a return code with another of their assessment', async () => {
    expect(await insertResponse(db, { ...trialResponse, id: 'r3' })).toBe('code-taken');
    expect(await stored('r3')).toBeUndefined();
    expect(await insertResponse(db, { ...trialResponse, id: 'r3', returnCodeHash: 'hash-3' })).toBe(
      'inserted',
    );
  });

  it('that begin twice are begun once, as they were first', async () => {
    const again = { ...trialResponse, sector: 'acute', returnCodeHash: 'hash-3' };
    expect(await insertResponse(db, again)).toBe('exists');
    expect(await stored('r1')).toMatchObject({ sector: 'council', return_code_hash: 'hash-1' });
  });

  it('are refused where there is no such assessment', async () => {
    const nowhere = { ...trialResponse, id: 'r3', assessmentId: 'none', returnCodeHash: 'hash-3' };
    expect(await insertResponse(db, nowhere)).toBe('closed');
    expect(await stored('r3')).toBeUndefined();
  });

  it('are corrected in what a person said of themselves, and then count as changed', async () => {
    await withPlaceResponse(db, { state: 'sent', changed: 0 });
    const about = { sector: 'acute', tier: 'senior', jointPost: true };
    expect(await updateAboutYou(db, 'r2', about, NOON)).toBe(true);
    const changed = {
      form: 'full',
      sector: 'acute',
      tier: 'senior',
      joint_post: 1,
      state: 'sent',
      changed: 1,
    };
    expect(await stored('r2')).toMatchObject(changed);
    expect(await updateAboutYou(db, 'r2', { ...about, form: 'resident' }, NOON)).toBe(true);
    expect(await stored('r2')).toMatchObject({ form: 'resident' });
    expect(await stored('r1')).toMatchObject({ sector: 'council' });
  });

  it('are sent once, however often it is asked', async () => {
    expect(await markSent(db, 'r1', NOON)).toBe(true);
    expect(await markSent(db, 'r1', NOON)).toBe(true);
    expect(await stored('r1')).toMatchObject({ state: 'sent', changed: 1 });
    expect(await markSent(db, 'r0', NOON)).toBe(false);
  });

  it('are neither corrected nor sent nor withdrawn once the assessment is closed', async () => {
    await withPlaceResponse(db);
    await close('a1');
    const before = await stored('r2');
    expect(await updateAboutYou(db, 'r2', { sector: 'acute', tier: 'senior', jointPost: true }, NOON)).toBe(
      false,
    );
    expect(await markSent(db, 'r2', NOON)).toBe(false);
    expect(await withdrawResponse(db, 'r2')).toBe(false);
    expect(await stored('r2')).toEqual(before);
  });

  it('are neither corrected nor sent once they have expired', async () => {
    expect(await updateAboutYou(db, 'r1', { sector: 'acute', tier: 'senior', jointPost: true }, ONE)).toBe(
      false,
    );
    expect(await markSent(db, 'r1', ONE)).toBe(false);
  });

  it('leave nothing when withdrawn, and others as they are', async () => {
    await withPlaceResponse(db);
    for (const responseId of ['r1', 'r2']) {
      const stamp = { questionId: 'q1', device: 'd' };
      await saveEntries(db, {
        responseId,
        now: NOON,
        entries: [
          { kind: 'answer', ...stamp, sequence: 1, value: '2' },
          { kind: 'comment', ...stamp, sequence: 2, value: 'Because' },
        ],
      });
    }
    expect(await withdrawResponse(db, 'r1')).toBe(true);
    expect(await withdrawResponse(db, 'r1')).toBe(true);
    expect(await stored('r1')).toBeUndefined();
    expect([await listAnswers(db, 'r1'), await listComments(db, 'r1')]).toEqual([[], []]);
    expect([await listAnswers(db, 'r2'), await listComments(db, 'r2')]).toMatchObject([
      [{ value: '2' }],
      [{ value: 'Because' }],
    ]);
  });

  it('leave no word in the files of SQLite when withdrawn', async () => {
    const [, path] = /^sqlite:(.*)$/.exec(url) ?? [];
    if (!path) return;
    const words = 'Nobody else would put it like this';
    const files = async () =>
      (await Promise.all([path, `${path}-wal`].map((file) => readFile(file, 'latin1')))).join();
    const entry = { kind: 'comment', questionId: 'q1', device: 'd', sequence: 1, value: words } as const;
    await saveEntries(db, { responseId: 'r1', now: NOON, entries: [entry] });
    expect(await files()).toContain(words);
    await withdrawResponse(db, 'r1');
    expect(await files()).not.toContain(words);
  });

  it('are deleted when their time is over, and only then', async () => {
    await withPlaceResponse(db);
    await insertResponse(db, {
      ...trialResponse,
      id: 'r3',
      returnCodeHash: 'hash-3',
      expiresAt: '2025-03-01T14:00:00.000Z',
    });
    expect(await deleteExpiredResponses(db, NOON)).toBe(0);
    expect(await deleteExpiredResponses(db, ONE)).toBe(1);
    expect(await stored('r1')).toBeUndefined();
    expect(await deleteExpiredResponses(db, '2035-01-01T00:00:00.000Z')).toBe(1);
    expect(await stored('r2')).toBeDefined();
  });
});
