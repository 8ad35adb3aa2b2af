import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { saveAnswer, saveEntries } from 'db/queries/answers';
import { updateState } from 'db/queries/assessments';
import { countSentBySector } from 'db/queries/participation';
import {
  findResponse,
  insertResponse,
  markSent,
  updateAboutYou,
  withdrawResponse,
} from 'db/queries/responses';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, removeRows, trialResponse, withPlaceResponse } from './rows';
import { listAnswers } from './stored-entries';

const answer = (sequence: number) =>
  ({ questionId: `q${sequence}`, value: '3', sequence, device: 'd' }) as const;
const about = { sector: 'acute', tier: 'senior', jointPost: false };

type On = Parameters<typeof saveAnswer>[0];

describeOnEachEngine('closing an assessment', (open) => {
  let db: TestDatabase['db'];
  let isPostgres: boolean;
  beforeAll(async () => {
    const database = await open();
    db = database.db;
    isPostgres = database.engine === 'postgres';
  });
  beforeEach(async () => {
    await removeRows(db);
    await withPlaceResponse(db);
  });

  const close = (on: On = db) => updateState(on, 'p1', 'a1', { from: 'open', to: 'closed' });
  const save = (on: On = db, sequence = 1) =>
    saveAnswer(on, { responseId: 'r2', now: NOON, ...answer(sequence) });
  const another = {
    ...trialResponse,
    id: 'r9',
    assessmentId: 'a1',
    returnCodeHash: 'hash-9',
    expiresAt: null,
  };

  /** Does a piece of work in a transaction that then stays open until it is told to end. */
  async function begin(work: (trx: On) => Promise<unknown>) {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    let open = () => {};
    const isOpen = new Promise<void>((done) => (open = done));
    const ended = db.transaction().execute(async (trx) => {
      await work(trx);
      open();
      await released;
    });
    await Promise.race([isOpen, ended]);
    return {
      end: () => {
        release();
        return ended;
      },
    };
  }

  /** What a promise has come to by now: `waiting` where it is still under way. */
  const soFar = <T>(promise: Promise<T>) => Promise.race([promise, pause(150, 'waiting' as const)]);

  it('is waited for by answers and everything else about a response, which then find it closed', async () => {
    const closing = await begin(close);
    const late = [
      save(),
      saveEntries(db, {
        responseId: 'r2',
        now: NOON,
        entries: [2, 3].map((sequence) => ({ kind: 'answer', ...answer(sequence) }) as const),
      }),
      markSent(db, 'r2', NOON),
      updateAboutYou(db, 'r2', about, NOON),
      withdrawResponse(db, 'r2'),
      insertResponse(db, another),
    ] as const;
    const waiting = await Promise.all(late.map((one) => soFar(one as Promise<unknown>)));
    expect(waiting).toEqual(Array(late.length).fill('waiting'));
    await closing.end();
    expect(await Promise.all(late)).toEqual([
      'refused',
      ['refused', 'refused'],
      false,
      false,
      false,
      'closed',
    ]);
    expect(await listAnswers(db, 'r2')).toEqual([]);
    expect(await findResponse(db, 'r2', NOON)).toMatchObject({ state: 'begun', sector: 'council' });
    expect(await findResponse(db, 'r9', NOON)).toBeUndefined();
  });

  it('waits for what is under way, each statement of it', async () => {
    const underWay: ((trx: On) => Promise<unknown>)[] = [
      (trx) => save(trx),
      (trx) => markSent(trx, 'r2', NOON),
      (trx) => updateAboutYou(trx, 'r2', about, NOON),
      (trx) => insertResponse(trx, another),
      (trx) => withdrawResponse(trx, 'r2'),
    ];
    for (const each of underWay) {
      const work = await begin(each);
      const closing = close();
      expect(await soFar(closing)).toBe('waiting');
      await work.end();
      expect(await closing).toBe(true);
      await updateState(db, 'p1', 'a1', { from: 'closed', to: 'open' });
    }
  });

  it('never leaves an answer that was stored after it, however they race', async () => {
    for (let round = 0; round < (isPostgres ? 25 : 5); round += 1) {
      await removeRows(db);
      await withPlaceResponse(db);
      const answers = Array.from({ length: 8 }, (_, index) => save(db, index + 1));
      const counted = db.transaction().execute(async (trx) => {
        await close(trx);
        return (await listAnswers(trx, 'r2')).length;
      });
      const outcomes = await Promise.all(answers);
      const stored = (await listAnswers(db, 'r2')).length;
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(stored);
      expect(await counted).toBe(stored);
    }
  });

  it('does not keep another assessment waiting', async () => {
    const row = await db
      .selectFrom('assessment')
      .selectAll()
      .where('id', '=', 'a1')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('assessment')
      .values({ ...row, id: 'a2', join_code: 'BCDF2345' })
      .execute();
    if (!isPostgres) return;
    const work = await begin(async (trx) => {
      await markSent(trx, 'r2', NOON);
      await updateAboutYou(trx, 'r2', about, NOON);
    });
    expect(await updateState(db, 'p1', 'a2', { from: 'open', to: 'closed' })).toBe(true);
    await work.end();
    expect(await countSentBySector(db, 'a1')).toEqual({ acute: 1 });
  });
});
