import { describe, expect, it } from 'vitest';
import { SqliteWriter } from './sqlite-writer';
import type { SqliteResult, SqliteStatement } from './sqlite3';

/** A connection that notes what it is asked and answers when told to. */
class ScriptedConnection {
  readonly asked: string[] = [];
  readonly #answers: ((error?: unknown) => void)[] = [];

  execute({ sql }: SqliteStatement): Promise<SqliteResult> {
    this.asked.push(sql);
    return new Promise((resolve, reject) => {
      this.#answers.push((error) =>
        error === undefined ? resolve({ rows: [], changes: 1 }) : reject(error as Error),
      );
    });
  }

  /** Answers the statement asked longest ago: with success, or with this error. */
  async answer(error?: unknown): Promise<void> {
    this.#answers.shift()!(error);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const insert = (sql: string): SqliteStatement => ({ sql, parameters: [], wants: 'changes' });
const constraint = Object.assign(new Error('unique'), { code: 'SQLITE_CONSTRAINT' });
const diskFull = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });

function start() {
  const connection = new ScriptedConnection();
  const writer = new SqliteWriter(connection);
  const told: string[] = [];
  const write = (sql: string, groupable = true) => {
    writer.write(insert(sql), groupable).then(
      () => told.push(`${sql} saved`),
      (error: Error) => told.push(`${sql} failed: ${error.message}`),
    );
  };
  return { connection, writer, told, write };
}

describe('the queue before the connection that writes', () => {
  it('commits writes that waited together once, and tells nobody before that', async () => {
    const { connection, told, write } = start();
    for (const sql of ['a', 'b', 'c', 'd']) write(sql);
    expect(connection.asked).toEqual(['a']);
    await connection.answer();
    expect(told).toEqual(['a saved']);

    for (const next of ['begin immediate', 'b', 'c', 'd']) {
      expect(connection.asked.at(-1)).toBe(next);
      await connection.answer();
    }
    expect(connection.asked.at(-1)).toBe('commit');
    expect(told).toEqual(['a saved']);
    await connection.answer();
    expect(told).toEqual(['a saved', 'b saved', 'c saved', 'd saved']);
  });

  it('lets a write that fails fail alone', async () => {
    const { connection, told, write } = start();
    for (const sql of ['a', 'b', 'c', 'd']) write(sql);
    for (const error of [undefined, undefined, undefined, constraint, undefined, undefined]) {
      await connection.answer(error);
    }
    expect(connection.asked).toEqual(['a', 'begin immediate', 'b', 'c', 'd', 'commit']);
    expect(told).toEqual(['a saved', 'b saved', 'c failed: unique', 'd saved']);
  });

  it('tells everybody of a failed commit that nothing was saved, and goes on', async () => {
    const { connection, told, write } = start();
    for (const sql of ['a', 'b', 'c']) write(sql);
    for (const error of [undefined, undefined, undefined, undefined, diskFull])
      await connection.answer(error);
    expect(connection.asked.at(-1)).toBe('rollback');
    await connection.answer();
    expect(told).toEqual(['a saved', 'b failed: disk full', 'c failed: disk full']);

    write('d');
    await connection.answer();
    expect(told.at(-1)).toBe('d saved');
  });

  it('gives up a shared transaction when an error may have undone all of it', async () => {
    const { connection, told, write } = start();
    for (const sql of ['a', 'b', 'c', 'd']) write(sql);
    for (const error of [undefined, undefined, undefined, diskFull, undefined])
      await connection.answer(error);
    expect(connection.asked).toEqual(['a', 'begin immediate', 'b', 'c', 'rollback']);
    expect(told).toEqual(['a saved', 'b failed: disk full', 'c failed: disk full', 'd failed: disk full']);
  });

  it('never puts a statement into a transaction with others that may not be in one', async () => {
    const { connection, write } = start();
    write('a');
    write('vacuum', false);
    write('b');
    for (let i = 0; i < 3; i++) await connection.answer();
    expect(connection.asked).toEqual(['a', 'vacuum', 'b']);
  });

  it('keeps a transaction to itself, in its turn', async () => {
    const { connection, writer, told, write } = start();
    write('a');
    const turn = writer.takeTurn();
    write('b');
    await connection.answer();
    const end = await turn;
    await settled();
    expect(connection.asked).toEqual(['a']);
    end();
    await settled();
    await connection.answer();
    expect(told).toEqual(['a saved', 'b saved']);
  });

  it('lets a transaction begin after at most a hundred of the writes before it in one go', async () => {
    const { connection, write } = start();
    for (let i = 0; i < 202; i++) write(`write ${i}`);
    await connection.answer();
    for (let i = 0; i < 102; i++) await connection.answer();
    expect(connection.asked.slice(-2)).toEqual(['commit', 'begin immediate']);
  });
});
