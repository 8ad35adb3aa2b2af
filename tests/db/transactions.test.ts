import { AsyncResource } from 'node:async_hooks';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase } from 'db/client';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { removeRows } from './rows';

describeOnEachEngine('a transaction', (open) => {
  let db: TestDatabase['db'];
  beforeAll(async () => {
    db = (await open()).db;
  });
  beforeEach(() => removeRows(db));

  const setting = (key: string) => ({ key, value: key });
  const keys = async () =>
    (await db.selectFrom('setting').select('key').orderBy('key').execute()).map(({ key }) => key);
  /** A promise to wait for in one place and to fulfil in another. */
  const signal = () => {
    let give = () => {};
    const given = new Promise<void>((resolve) => (give = resolve));
    return { given, give };
  };

  it('that is rolled back takes nothing of its neighbours with it', async () => {
    const begun = signal();
    const written = signal();
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('lost')).execute();
      begun.give();
      await Promise.race([written.given, new Promise((resolve) => setTimeout(resolve, 50))]);
      throw new Error('changed my mind');
    });
    const expectation = expect(failing).rejects.toThrow('changed my mind');
    await begun.given;
    // On SQLite these wait for the transaction to end; on PostgreSQL they need not.
    await Promise.all([
      db.insertInto('setting').values(setting('alone')).execute().then(written.give),
      db.transaction().execute((trx) => trx.insertInto('setting').values(setting('other')).execute()),
      expectation,
    ]);
    expect(await keys()).toEqual(['alone', 'other']);
  });

  it('does not mix with those that run at the same time', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        db.transaction().execute(async (trx) => {
          await trx
            .insertInto('setting')
            .values(setting(`${n}-first`))
            .execute();
          await new Promise((resolve) => setTimeout(resolve, n % 3));
          if (n % 2 === 1) throw new Error('odd');
          await trx
            .insertInto('setting')
            .values(setting(`${n}-second`))
            .execute();
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const even = Array.from({ length: 10 }, (_, n) => [`${2 * n}-first`, `${2 * n}-second`]).flat();
    expect(await keys()).toEqual(even.sort());
  });

  it('is seen by others only once it is committed, and then whole', async () => {
    const keysSeenOutside = AsyncResource.bind(keys);
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('a')).execute();
      await trx.insertInto('setting').values(setting('b')).execute();
      expect(await trx.selectFrom('setting').selectAll().execute()).toHaveLength(2);
      expect(await keysSeenOutside()).toEqual([]);
    });
    expect(await keys()).toEqual(['a', 'b']);
  });

  it.each([
    ['read', () => db.selectFrom('setting').selectAll().execute()],
    ['write', () => db.insertInto('setting').values(setting('outside')).execute()],
    ['transaction', () => db.transaction().execute(async () => undefined)],
  ])('refuses a %s of the outer db inside it, and says what to do', async (_name, misuse) => {
    const misused = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('inside')).execute();
      await misuse();
    });
    await expect(misused).rejects.toThrow('Pass the transaction on');
    expect(await keys()).toEqual([]);
    await db.insertInto('setting').values(setting('afterwards')).execute();
    expect(await keys()).toEqual(['afterwards']);
  });

  it('refuses the outer db in what it calls, at any depth', async () => {
    const deep = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return Promise.all([keys()]);
    };
    await expect(db.transaction().execute(deep)).rejects.toThrow('Pass the transaction on');
  });

  it('refuses the outer db also after a statement of it has failed', async () => {
    const careless = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('a')).execute();
      const again = trx.insertInto('setting').values(setting('a')).execute();
      return again.catch(keys);
    });
    await expect(careless).rejects.toThrow('Pass the transaction on');
  });

  it('leaves the outer db free for what was started before it, beside it, or outlives it', async () => {
    const begun = signal();
    const end = signal();
    const beside = begun.given.then(keys);
    let outliving: Promise<string[]> | undefined;
    const transaction = db.transaction().execute(async (trx) => {
      outliving = end.given.then(() => transaction).then(keys);
      await trx.insertInto('setting').values(setting('a')).execute();
      begun.give();
      await beside;
      end.give();
    });
    await transaction;
    expect(await beside).toEqual([]);
    expect(await outliving).toEqual(['a']);
  });

  it('cannot be committed once a statement of it has failed', async () => {
    const careless = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('a')).execute();
      await trx
        .insertInto('setting')
        .values(setting('a'))
        .execute()
        .catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('nothing in it was saved');
    expect(await keys()).toEqual([]);
  });

  it('takes no more statements once one of it has failed', async () => {
    const careless = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('a')).execute();
      await trx
        .insertInto('setting')
        .values(setting('a'))
        .execute()
        .catch(() => undefined);
      await trx.insertInto('setting').values(setting('b')).execute();
    });
    await expect(careless).rejects.toThrow('An earlier statement of this transaction failed');
    expect(await keys()).toEqual([]);
  });

  it('is not committed before all it asked for has ended', async () => {
    let forgotten: Promise<unknown> | undefined;
    const careless = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('a')).execute();
      forgotten = trx.insertInto('setting').values(setting('b')).execute();
    });
    await expect(careless).rejects.toThrow('was not awaited');
    await forgotten;
    expect(await keys()).toEqual([]);
  });

  it('rolls back what it asked for at the same time as the statement that failed', async () => {
    const atOnce = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('a')).execute();
      const all = ['a', 'b', 'c', 'd'].map((key) => trx.insertInto('setting').values(setting(key)).execute());
      await Promise.all(all);
    });
    await expect(atOnce).rejects.toThrow();
    expect(await keys()).toEqual([]);
  });

  it('is committed before the database closes, and so is every write accepted', async () => {
    const { db: closing, url, close } = await open();
    const begun = signal();
    const accepted = [
      closing.transaction().execute(async (trx) => {
        begun.give();
        await new Promise((resolve) => setTimeout(resolve, 30));
        await trx.insertInto('setting').values(setting('in a transaction')).execute();
      }),
      ...Array.from({ length: 30 }, (_, n) =>
        closing
          .insertInto('setting')
          .values(setting(`write ${n}`))
          .execute(),
      ),
    ];
    await begun.given;
    const closed = close();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(closing.selectFrom('setting').selectAll().execute()).rejects.toThrow();
    await Promise.all([closed, ...accepted]);

    const again = await openDatabase(url);
    expect(await again.db.selectFrom('setting').select('key').execute()).toHaveLength(31);
    await again.close();
  });

  it('that fails does not quote the row at fault', async () => {
    const secret = 'I would rather not say';
    const wrong = db.insertInto('place').values({ id: secret, name: secret, created_on: secret }).execute();
    const error = await wrong.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify({ ...(error as Error), message: (error as Error).message })).not.toContain(secret);
    expect((error as Error).stack).toContain('transactions.test.ts');
  });
});
