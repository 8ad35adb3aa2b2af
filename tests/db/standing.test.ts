import * as fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { lastSequence, readStanding, saveEntries } from 'db/queries/answers';
import type { Entry } from 'db/queries/answers';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, removeRows, withTrialResponse } from './rows';
import { listAnswers, listComments } from './stored-entries';

describeOnEachEngine('how a response stands', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
  });
  beforeEach(async () => {
    await removeRows(db);
    await withTrialResponse(db);
  });

  const save = (entries: readonly Entry[]) => saveEntries(db, { responseId: 'r1', now: NOON, entries });

  it('is empty where there is nothing, and where there is no such response', async () => {
    const nothing = { answers: {}, comments: {}, lastSequence: 0 };
    expect(await readStanding(db, 'r1')).toEqual(nothing);
    expect(await readStanding(db, 'unknown')).toEqual(nothing);
  });

  it('counts on from a comment that was taken back, and does not show it', async () => {
    await save([{ kind: 'comment', questionId: 'q1', value: '', sequence: 7, device: 'm' }]);
    expect(await readStanding(db, 'r1')).toEqual({ answers: {}, comments: {}, lastSequence: 7 });
  });

  it('is what is listed one by one, whatever was written', async () => {
    // What no form lets through: a NUL, which PostgreSQL cannot store, and half a character.
    const text = fc.string({ unit: 'binary', maxLength: 30 }).filter((written) => !written.includes('\0'));
    const questionId = fc.constantFrom('q1', 'q2', 'q3', '__proto__', 'a "b" \\ c');
    const stamp = {
      questionId,
      sequence: fc.integer({ min: 1, max: 2_147_483_647 }),
      device: fc.constant('m'),
    };
    const entry = fc.oneof(
      fc.record({
        kind: fc.constant('answer' as const),
        value: fc.constantFrom('1', '5', 'dk', 'na'),
        ...stamp,
      }),
      fc.record({ kind: fc.constant('comment' as const), value: text, ...stamp }),
    ) as fc.Arbitrary<Entry>;
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
        await save(entries);
        const values = (rows: { questionId: string; value: string }[]) =>
          Object.fromEntries(
            rows.filter(({ value }) => value !== '').map((row) => [row.questionId, row.value]),
          );
        expect(await readStanding(db, 'r1')).toEqual({
          answers: values(await listAnswers(db, 'r1')),
          comments: values(await listComments(db, 'r1')),
          lastSequence: await lastSequence(db, 'r1'),
        });
      }),
      { numRuns: 60 },
    );
  });
});
