import type { Insertable } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from 'db/tables';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { placeAssessment, withPlaceResponse, withTrialResponse } from './rows';

describeOnEachEngine('the tables', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
    await withTrialResponse(db);
    await withPlaceResponse(db);
  });

  function insert<T extends keyof Database>(
    table: T,
    row: Insertable<Database[T]>,
    change: Record<string, unknown>,
  ) {
    return db
      .insertInto(table)
      .values({ ...row, ...change } as never)
      .execute();
  }

  const response = {
    id: 'r9',
    assessment_id: 'trial-concord-1',
    form: 'full',
    sector: 'acute',
    tier: 'senior',
    joint_post: 0,
    organisation: null,
    return_code_hash: 'hash-9',
    state: 'begun',
    changed: 1,
    expires_at: '2025-03-01T13:00:00.000Z',
  } as const;
  const answer = { response_id: 'r2', question_id: 'q1', value: '3', sequence: 1, device: 'd' } as const;
  const comment = { response_id: 'r2', question_id: 'q1', body: '', sequence: 1, device: 'd' } as const;
  const edition = {
    id: 'e1',
    assessment_id: 'a1',
    number: 1,
    question_set: 'concord-1',
    method: '1',
    shown: '{}',
    protected: null,
    digest: 'abc',
    computed_on: '2025-03-02',
  } as const;
  const other = { ...placeAssessment, id: 'a2', join_code: null };

  it.each([
    ['an assessment of a place without the place', 'assessment', other, { place_id: null }],
    ['a trial that belongs to a place', 'assessment', other, { kind: 'trial' }],
    ['an assessment of a place that is not there', 'assessment', other, { place_id: 'nowhere' }],
    ['a threshold below three', 'assessment', other, { threshold: 2 }],
    ['a state of no assessment', 'assessment', other, { state: 'paused' }],
    ['a join code given twice', 'assessment', other, { join_code: 'HJKM' }],
    ['a time that is not ISO-8601 UTC', 'assessment', other, { opens_at: '2025-03-01 12:00' }],
    ['a date with a time', 'assessment', other, { created_on: '2025-03-01T12:00:00.000Z' }],
    ['a yes-or-no that is neither', 'assessment', other, { comments_asked: 2 }],
    ['a response to an assessment that is not there', 'response', response, { assessment_id: 'none' }],
    ['a return code twice in one assessment', 'response', response, { return_code_hash: 'hash-1' }],
    ['an expiry finer than the hour', 'response', response, { expires_at: '2025-03-01T13:00:01.000Z' }],
    [
      'an expiry finer than the hour, in minutes',
      'response',
      response,
      { expires_at: '2025-03-01T13:30:00.000Z' },
    ],
    ['a state of no response', 'response', response, { state: 'lost' }],
    ['a response without a sector', 'response', response, { sector: null }],
    ['a level beyond five', 'answer', answer, { value: '6' }],
    ['a level that is no text', 'answer', answer, { value: '' }],
    ['an answer counted from nothing', 'answer', answer, { sequence: 0 }],
    ['an answer counted beyond what PostgreSQL can', 'answer', answer, { sequence: 2 ** 31 }],
    ['an answer of no response', 'answer', answer, { response_id: 'none' }],
    ['a comment without a body', 'comment', comment, { body: null }],
    ['a comment of no response', 'comment', comment, { response_id: 'none' }],
    ['an edition without a number', 'edition', edition, { number: 0 }],
    ['a count that is text', 'answer', answer, { sequence: 'first' }],
  ] as const)('refuse %s', async (_what, table, row, change) => {
    await expect(insert(table, row, change)).rejects.toThrow(
      /constraint|violates|out of range|invalid input|cannot store/i,
    );
  });

  it('take each of these rows when nothing is wrong with it', async () => {
    const batch = {
      id: 'b1',
      assessment_id: 'a1',
      kind: 'tickets',
      sector: null,
      codes: 1,
      made_on: '2025-03-02',
    } as const;
    await insert('invitation_batch', batch, {});
    const code = { code_hash: 'h', assessment_id: 'a1', batch_id: 'b1', sector: null, spent: 0 } as const;
    await insert('assessment', other, { opens_at: '2025-03-01T12:00:00.000Z' });
    await insert('response', response, {});
    await insert('response', response, {
      id: 'r10',
      assessment_id: 'a1',
      return_code_hash: 'hash-9',
      expires_at: null,
    });
    await insert('answer', answer, { sequence: 2 ** 31 - 1 });
    await insert('comment', comment, {});
    await insert('edition', edition, {});
    await insert('invitation_code', code, {});
    await expect(insert('edition', edition, { id: 'e2' })).rejects.toThrow();
    await expect(insert('invitation_code', code, { spent: 1 })).rejects.toThrow();
  });

  it('let everything of an assessment go with it', async () => {
    await db.deleteFrom('assessment').where('id', '=', 'a1').execute();
    expect(await db.selectFrom('response').select('id').where('assessment_id', '=', 'a1').execute()).toEqual(
      [],
    );
    for (const table of ['answer', 'comment', 'invitation_batch', 'invitation_code', 'edition'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  it('sort text by its bytes, whatever the language of the database', async () => {
    const keys = ['b', 'B', 'a', 'é', 'a-b', 'aa', 'Z'];
    await db
      .insertInto('setting')
      .values(keys.map((key) => ({ key, value: '' })))
      .execute();
    const sorted = await db.selectFrom('setting').select('key').orderBy('key').execute();
    expect(sorted.map(({ key }) => key)).toEqual(['B', 'Z', 'a', 'a-b', 'aa', 'b', 'é']);
  });

  it('give counts and sums as numbers', async () => {
    const { rows, total } = await db
      .selectFrom('assessment')
      .select(({ fn }) => [fn.countAll().as('rows'), fn.sum('threshold').as('total')])
      .executeTakeFirstOrThrow();
    expect([rows, total]).toEqual([2, 12]);
  });
});
