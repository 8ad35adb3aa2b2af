import { beforeAll, expect, it } from 'vitest';
import { prepared } from 'db/queries/prepared';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';

describeOnEachEngine('a query that is built once', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
    const settings = ['a', 'b', 'c'].map((key) => ({ key, value: `value of ${key}` }));
    await db.insertInto('setting').values(settings).execute();
  });

  let built = 0;
  const between = prepared((on, { first, last }: { first: string; last: string }) => {
    built++;
    return on
      .selectFrom('setting')
      .select('key')
      .where('key', '>=', first)
      .where('key', '<=', last)
      .where('value', 'like', 'value of %')
      .orderBy('key');
  });
  const keys = async (first: string, last: string) =>
    (await between(db, { first, last })).map(({ key }) => key);

  it('gives each call the rows of its own values', async () => {
    built = 0;
    expect(await Promise.all([keys('a', 'b'), keys('b', 'c'), keys('x', 'z')])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
      [],
    ]);
    expect(built).toBeLessThanOrEqual(1);
  });

  it('runs in the transaction it is given', async () => {
    const undone = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values({ key: 'bb', value: 'value of bb' }).execute();
      expect(await between(trx, { first: 'b', last: 'c' })).toHaveLength(3);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await keys('b', 'c')).toEqual(['b', 'c']);
  });

  it('is built again for another database', async () => {
    const other = await open();
    expect(await between(other.db, { first: 'a', last: 'c' })).toEqual([]);
    expect(await keys('a', 'c')).toEqual(['a', 'b', 'c']);
  });
});
