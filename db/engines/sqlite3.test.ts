import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../tests/setup/databases';
import type { NewDatabase } from '../../tests/setup/databases';
import { SqliteConnection } from './sqlite3';

let place: NewDatabase;
let path: string;
let connection: SqliteConnection;

beforeEach(async () => {
  place = await newDatabase('sqlite');
  path = place.url.slice('sqlite:'.length);
  connection = await SqliteConnection.open(path, 'read and write');
  await run('create table number (n integer primary key)');
});
afterEach(async () => {
  await connection.close();
  await place.remove();
});

const run = (sql: string, ...parameters: unknown[]) => connection.execute({ sql, parameters, wants: 'rows' });

describe('a connection to a SQLite file', () => {
  it('runs statements in the order they are asked for, prepared already or not', async () => {
    const count = 'select count(*) as count from number';
    await run(count);
    const [, counted] = await Promise.all([run('insert into number values (1)'), run(count)]);
    expect(counted.rows).toEqual([{ count: 1 }]);
  });

  it('goes on after a statement that fails, in preparing or in running', async () => {
    await expect(run('selct 1')).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
    await run('insert into number values (?)', 1);
    await expect(run('insert into number values (?)', 1)).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT',
    });
    await run('insert into number values (?)', 2);
    expect((await run('select n from number')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('tells how many rows a statement changed', async () => {
    await run('insert into number values (1), (2), (3)');
    const change = (sql: string) => connection.execute({ sql, parameters: [], wants: 'changes' });
    expect(await change('update number set n = n + 10 where n > 1')).toEqual({ rows: [], changes: 2 });
    expect(await change('delete from number where n = 99')).toEqual({ rows: [], changes: 0 });
  });

  it('closes after everything asked of it', async () => {
    const last = run('insert into number values (7)');
    await connection.close();
    await last;
    connection = await SqliteConnection.open(path, 'read and write');
    expect((await run('select n from number')).rows).toEqual([{ n: 7 }]);
  });

  it('cannot write when opened to read only', async () => {
    const reader = await SqliteConnection.open(path, 'read only');
    const writing = reader.execute({ sql: 'insert into number values (1)', parameters: [], wants: 'rows' });
    await expect(writing).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    await reader.close();
  });
});
