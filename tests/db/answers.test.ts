import { AsyncResource } from 'node:async_hooks';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { lastSequence, saveAnswer, saveComment, saveEntries } from 'db/queries/answers';
import type { AnswerEntry, Entry, SaveOutcome } from 'db/queries/answers';
import { withdrawResponse } from 'db/queries/responses';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, ONE, removeRows, withPlaceResponse, withTrialResponse } from './rows';
import { listAnswers, listComments } from './stored-entries';

describeOnEachEngine('answers', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
  });
  beforeEach(async () => {
    await removeRows(db);
    await withTrialResponse(db);
  });

  const first: AnswerEntry = { questionId: 'q1', value: '2', sequence: 5, device: 'm' };
  const save = (answer: Partial<AnswerEntry> = {}, responseId = 'r1', now = NOON) =>
    saveAnswer(db, { ...first, ...answer, responseId, now });
  const changed = async (id: string) =>
    (await db.selectFrom('response').select('changed').where('id', '=', id).executeTakeFirstOrThrow())
      .changed;

  it('are saved, and listed by question', async () => {
    expect(await save({ questionId: 'q2', value: 'dk', sequence: 6 })).toBe('saved');
    expect(await save()).toBe('saved');
    expect(await listAnswers(db, 'r1')).toEqual([
      first,
      { questionId: 'q2', value: 'dk', sequence: 6, device: 'm' },
    ]);
    expect(await listAnswers(db, 'r2')).toEqual([]);
  });

  it('give way to a newer one', async () => {
    await save();
    expect(await save({ value: '3', sequence: 6, device: 'a' })).toBe('saved');
    expect(await save({ value: '4', sequence: 6, device: 'b' })).toBe('saved');
    expect(await listAnswers(db, 'r1')).toEqual([{ questionId: 'q1', value: '4', sequence: 6, device: 'b' }]);
  });

  it('stand against an older one', async () => {
    await save();
    expect(await save({ value: '3', sequence: 4, device: 'z' })).toBe('older');
    expect(await save({ value: '3', device: 'a' })).toBe('older');
    expect(await listAnswers(db, 'r1')).toEqual([first]);
  });

  it('compare devices by their bytes, whatever the language of the database', async () => {
    await save({ device: 'B' });
    expect(await save({ value: '3', device: 'a' })).toBe('saved');
    expect(await save({ value: '4', device: 'B' })).toBe('older');
  });

  it('that are sent again are saved, as they already are', async () => {
    await save();
    expect(await save()).toBe('saved');
    expect(await save({ value: '3' })).toBe('older');
    expect(await listAnswers(db, 'r1')).toEqual([first]);
  });

  it('are refused by a response that is not there, has expired, or was withdrawn', async () => {
    expect(await save({}, 'r0')).toBe('refused');
    expect(await save({}, 'r1', ONE)).toBe('refused');
    await withdrawResponse(db, 'r1');
    expect(await save()).toBe('refused');
  });

  it('are refused by an assessment that is not open; what was saved before is still said to be', async () => {
    await withPlaceResponse(db);
    await save({}, 'r2');
    for (const state of ['draft', 'closed', 'archived'] as const) {
      await db.updateTable('assessment').set({ state }).where('id', '=', 'a1').execute();
      expect(await save({ value: '3', sequence: 6 }, 'r2')).toBe('refused');
      expect(await save({ value: '3', device: 'z' }, 'r2')).toBe('refused');
      expect(await save({ questionId: 'q2' }, 'r2')).toBe('refused');
      expect(await save({}, 'r2')).toBe('saved');
      expect(await save({ value: '3', sequence: 4 }, 'r2')).toBe('older');
    }
    expect(await listAnswers(db, 'r2')).toEqual([first]);
  });

  it('given after sending mark the response as changed; those that change nothing do not', async () => {
    await withPlaceResponse(db, { state: 'sent', changed: 1 });
    await save({}, 'r2');
    await db.updateTable('response').set({ changed: 0 }).where('id', '=', 'r2').execute();
    await save({}, 'r2');
    await save({ value: '3', sequence: 4 }, 'r2');
    expect(await changed('r2')).toBe(0);
    await save({ value: '3', sequence: 6 }, 'r2');
    expect(await changed('r2')).toBe(1);
  });

  it('given before sending leave that mark as it is', async () => {
    await withPlaceResponse(db, { state: 'begun', changed: 0 });
    await save({}, 'r2');
    expect(await changed('r2')).toBe(0);
  });

  it('have comments beside them, which an empty one takes back', async () => {
    const comment = { responseId: 'r1', questionId: 'q1', device: 'm', now: NOON };
    expect(await saveComment(db, { ...comment, value: 'It’s “mixed” — 50% ✓', sequence: 2 })).toBe('saved');
    expect(await saveComment(db, { ...comment, value: 'Late', sequence: 1 })).toBe('older');
    expect(await listComments(db, 'r1')).toMatchObject([{ value: 'It’s “mixed” — 50% ✓', sequence: 2 }]);
    expect(await saveComment(db, { ...comment, value: '', sequence: 3 })).toBe('saved');
    expect(await listComments(db, 'r1')).toMatchObject([{ value: '', sequence: 3 }]);
    expect(await listAnswers(db, 'r1')).toEqual([]);
    expect(await saveComment(db, { ...comment, responseId: 'r0', value: 'Who?', sequence: 1 })).toBe(
      'refused',
    );
  });

  it('tell the highest number used so far, over answers and comments', async () => {
    expect(await lastSequence(db, 'r1')).toBe(0);
    await save({ sequence: 3 });
    expect(await lastSequence(db, 'r1')).toBe(3);
    await saveComment(db, { ...first, responseId: 'r1', value: 'Why', sequence: 8, now: NOON });
    await save({ questionId: 'q2', sequence: 7 });
    expect(await lastSequence(db, 'r1')).toBe(8);
  });

  it('saved together have each its outcome, in the order given', async () => {
    await save({ questionId: 'q2', sequence: 9 });
    const entry = { device: 'm', sequence: 1 };
    const entries: Entry[] = [
      { ...entry, kind: 'comment', questionId: 'q9', value: 'Hm', sequence: 3 },
      { ...entry, kind: 'answer', questionId: 'q2', value: '1' },
      { ...entry, kind: 'answer', questionId: 'q1', value: '1', sequence: 2 },
      { ...entry, kind: 'answer', questionId: 'q1', value: '5', sequence: 1 },
    ];
    const outcomes = await saveEntries(db, { responseId: 'r1', entries, now: NOON });
    expect(outcomes).toEqual(['saved', 'older', 'saved', 'older']);
    expect(await saveEntries(db, { responseId: 'r1', entries: [], now: NOON })).toEqual([]);
    expect(await saveEntries(db, { responseId: 'r0', entries, now: NOON })).toEqual(Array(4).fill('refused'));
  });

  it('saved together are all saved or none', async () => {
    const good: Entry = { kind: 'answer', questionId: 'q1', value: '1', device: 'm', sequence: 1 };
    const bad = { ...good, questionId: 'q2', value: '9' } as unknown as Entry;
    await expect(saveEntries(db, { responseId: 'r1', entries: [good, bad], now: NOON })).rejects.toThrow();
    expect(await listAnswers(db, 'r1')).toEqual([]);
  });

  it('may be saved inside a transaction, and go with it', async () => {
    const undone = db.transaction().execute(async (trx) => {
      await saveAnswer(trx, { ...first, responseId: 'r1', now: NOON });
      await saveEntries(trx, {
        responseId: 'r1',
        now: NOON,
        entries: [
          { kind: 'answer', ...first, questionId: 'q2' },
          { kind: 'comment', ...first },
        ],
      });
      expect(await listAnswers(trx, 'r1')).toHaveLength(2);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await listAnswers(db, 'r1')).toEqual([]);
  });

  it('that meet a withdrawal on its way wait for it, and are refused', async () => {
    await withPlaceResponse(db);
    let saving: Promise<SaveOutcome> | undefined;
    const saveOutside = AsyncResource.bind(() => save({}, 'r2'));
    await db.transaction().execute(async (trx) => {
      await withdrawResponse(trx, 'r2');
      saving = saveOutside();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await saving).toBe('refused');
    expect(await listAnswers(db, 'r2')).toEqual([]);
  });

  it('of many devices saving overlapping batches at once never wait for each other for ever', async () => {
    await withPlaceResponse(db, { state: 'sent', changed: 0 });
    const questions = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'];
    const batch = (n: number): Entry[] =>
      (n % 2 ? questions : questions.toReversed()).map((questionId) => ({
        kind: 'answer',
        questionId,
        value: '1',
        sequence: n + 1,
        device: `d${n}`,
      }));
    await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        saveEntries(db, { responseId: 'r2', entries: batch(n), now: NOON }),
      ),
    );
    expect((await listAnswers(db, 'r2')).map(({ sequence }) => sequence)).toEqual(questions.map(() => 16));
    expect(await changed('r2')).toBe(1);
  });
});
