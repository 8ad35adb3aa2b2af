import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../tests/setup/databases';
import type { NewDatabase } from '../../tests/setup/databases';
import { guarded } from './guard';
import { sqliteDialect } from './sqlite-dialect';
import { SqliteConnection } from './sqlite3';

interface Tables {
  parent: { id: number };
  child: { id: number; parent_id: number; note: string | null };
}

let place: NewDatabase;
let path: string;
let db: Kysely<Tables>;

beforeEach(async () => {
  place = await newDatabase('sqlite');
  path = place.url.slice('sqlite:'.length);
  db = new Kysely<Tables>({ dialect: guarded(sqliteDialect(path)) });
  await sql`create table parent (id integer primary key) strict`.execute(db);
  await sql`create table child (
    id integer primary key, parent_id integer not null references parent (id), note text
  ) strict`.execute(db);
});

afterEach(async () => {
  await db.destroy();
  await place.remove();
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const ids = async () =>
  (await db.selectFrom('parent').select('id').orderBy('id').execute()).map(({ id }) => id);

/** What another process would read: only what is committed. */
async function elsewhere<T>(
  read: (connection: SqliteConnection) => Promise<T>,
  use: 'read and write' | 'read only' = 'read only',
) {
  const connection = await SqliteConnection.open(path, use);
  try {
    return await read(connection);
  } finally {
    await connection.close();
  }
}
const rows = (connection: SqliteConnection, query: string) =>
  connection.execute({ sql: query, parameters: [], wants: 'rows' }).then((result) => result.rows);

describe('SQLite as Concord opens it', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 5000],
    ['secure_delete', 1],
  ])('has %s at %s', async (name, value) => {
    const result = await sql`pragma ${sql.raw(name)}`.execute(db);
    expect(Object.values(result.rows[0] as object)).toEqual([value]);
  });

  it('refuses a row whose parent is not there', async () => {
    const orphan = db.insertInto('child').values({ id: 1, parent_id: 9, note: null }).execute();
    await expect(orphan).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
  });

  it('says which file it cannot open, and why', async () => {
    const inTheWay = new Kysely({ dialect: sqliteDialect(join(path, 'under-a-file.db')) });
    await expect(sql`select 1`.execute(inTheWay)).rejects.toThrow(
      /Cannot open the database file .*under-a-file\.db/,
    );
    const folder = new Kysely({ dialect: sqliteDialect(dirname(path)) });
    await expect(sql`select 1`.execute(folder)).rejects.toThrow(
      /Cannot open the database file .*SQLITE_CANTOPEN/,
    );
  });

  it('makes the folder of a new file for its own account only', async () => {
    const file = join(dirname(path), 'new', 'folder', 'concord.db');
    const fresh = new Kysely({ dialect: sqliteDialect(file) });
    await sql`select 1`.execute(fresh);
    await fresh.destroy();
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
  });

  it('leaves one whole file behind when it is closed', async () => {
    await db.insertInto('parent').values({ id: 1 }).execute();
    expect(existsSync(`${path}-wal`)).toBe(true);
    await db.destroy();
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(await elsewhere((other) => rows(other, 'select id from parent'))).toEqual([{ id: 1 }]);
  });
});

describe('queries on SQLite', () => {
  it('count the rows they changed, with and without returning', async () => {
    const inserted = await db
      .insertInto('parent')
      .values(numbers(3).map((id) => ({ id })))
      .executeTakeFirst();
    expect(inserted.numInsertedOrUpdatedRows).toBe(3n);
    const ignored = await db
      .insertInto('parent')
      .values({ id: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    expect(ignored.numInsertedOrUpdatedRows).toBe(0n);
    expect(
      await db.updateTable('parent').set({ id: 30 }).where('id', '=', 3).returning('id').execute(),
    ).toEqual([{ id: 30 }]);
    expect((await db.deleteFrom('parent').where('id', '<', 10).executeTakeFirst()).numDeletedRows).toBe(2n);
    expect((await db.deleteFrom('parent').where('id', '<', 10).executeTakeFirst()).numDeletedRows).toBe(0n);
  });

  it('read what was committed, also while a transaction is open', async () => {
    await db.insertInto('parent').values({ id: 1 }).execute();
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('parent').values({ id: 2 }).execute();
      expect(await trx.selectFrom('parent').selectAll().execute()).toHaveLength(2);
      expect(await elsewhere((other) => rows(other, 'select id from parent'))).toEqual([{ id: 1 }]);
    });
    expect(await ids()).toEqual([1, 2]);
  });

  it('of a transaction are all over before it is rolled back', async () => {
    const fails = (fill: (trx: Kysely<Tables>) => Promise<unknown>) =>
      expect(db.transaction().execute(fill)).rejects.toThrow();
    await fails(async () => {
      throw new Error('so that rolling back is a prepared statement, and the quicker');
    });
    await fails((trx) =>
      Promise.all([
        trx.insertInto('parent').values({ id: Number.NaN }).execute(),
        ...numbers(20).map((id) => sql`insert into parent values (${sql.lit(id)})`.execute(trx)),
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await ids()).toEqual([]);
  });

  it('do not wait for one that takes long', async () => {
    const long = sql`
      select max(n) as n from (with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 1000000) select n from counted)
    `.execute(db);
    let finished = false;
    void long.then(() => (finished = true));
    await db.insertInto('parent').values({ id: 1 }).execute();
    expect(await ids()).toEqual([1]);
    expect(finished).toBe(false);
    await long;
  });

  it('stay right after more different statements than are kept prepared', async () => {
    await db.insertInto('parent').values({ id: 7 }).execute();
    const answers = await Promise.all(
      numbers(450).map((n) =>
        sql<{ sum: number }>`select id + ${sql.lit(n % 230)} as sum from parent`.execute(db),
      ),
    );
    expect(answers.map(({ rows: [row] }) => row!.sum)).toEqual(numbers(450).map((n) => 7 + (n % 230)));
  });

  it('refuse a value SQLite would store as something else', async () => {
    const wrong = db
      .insertInto('parent')
      .values({ id: true as unknown as number })
      .execute();
    await expect(wrong).rejects.toThrow('Parameter 1 of the query is a boolean');
  });

  it('may vacuum, which no transaction allows', async () => {
    const copy = join(dirname(path), 'copy.db');
    await Promise.all([
      db.insertInto('parent').values({ id: 1 }).execute(),
      sql`vacuum into ${copy}`.execute(db),
      db.insertInto('parent').values({ id: 2 }).execute(),
    ]);
    expect(existsSync(copy)).toBe(true);
  });
});

describe('many writes at once on SQLite', () => {
  it('are all there when told so, the one that fails among them failing alone', async () => {
    await db.insertInto('parent').values({ id: 50 }).execute();
    const results = await Promise.allSettled(
      numbers(100).map(async (id) => {
        await db.insertInto('parent').values({ id }).execute();
        return elsewhere((other) => rows(other, `select id from parent where id = ${id}`));
      }),
    );
    const failed = results.flatMap((result, index) => (result.status === 'rejected' ? [index + 1] : []));
    expect(failed).toEqual([50]);
    const seen = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    expect(seen).toHaveLength(99);
    expect(await ids()).toEqual(numbers(100));
  });

  it('wait for another process that is writing', async () => {
    await elsewhere(async (other) => {
      await rows(other, 'begin immediate');
      const waiting = db.insertInto('parent').values({ id: 1 }).execute();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await rows(other, 'commit');
      await waiting;
    }, 'read and write');
    expect(await ids()).toEqual([1]);
  });
});
