import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Dialect, Driver } from 'kysely';
import { SqliteReaders } from './sqlite-readers';
import { SqliteSession } from './sqlite-session';
import { SqliteWriter } from './sqlite-writer';
import { SqliteConnection } from './sqlite3';
import type { SqliteStatement } from './sqlite3';

/**
 * SQLite for Kysely: one connection writes, in turns; two read, and see what was committed before they began. The file
 * and its folder are made when missing.
 */
export function sqliteDialect(path: string): Dialect {
  return {
    createDriver: () => new SqliteDriver(path),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class SqliteDriver implements Driver {
  readonly #path: string;
  #writing!: SqliteConnection;
  #writer!: SqliteWriter;
  #readers!: SqliteReaders;

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    try {
      // What people answered is in it: a folder made here is for the account that runs Concord.
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      this.#writing = await openWriter(this.#path);
      this.#writer = new SqliteWriter(this.#writing);
      this.#readers = new SqliteReaders([await openReader(this.#path), await openReader(this.#path)]);
    } catch (error) {
      throw new Error(`Cannot open the database file ${this.#path}: ${(error as Error).message}`);
    }
  }

  async acquireConnection(): Promise<SqliteSession> {
    return new SqliteSession(this.#writer, this.#readers);
  }

  beginTransaction(session: SqliteSession): Promise<void> {
    return session.begin();
  }

  commitTransaction(session: SqliteSession): Promise<void> {
    return session.commit();
  }

  rollbackTransaction(session: SqliteSession): Promise<void> {
    return session.rollback();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#readers.close();
    await this.#writing.execute(pragma('wal_checkpoint(truncate)'));
    await this.#writing.close();
  }
}

async function openWriter(path: string): Promise<SqliteConnection> {
  const connection = await SqliteConnection.open(path, 'read and write');
  await connection.execute(pragma('busy_timeout = 5000'));
  const { rows } = await connection.execute(pragma('journal_mode = wal'));
  if ((rows[0] as { journal_mode: string }).journal_mode !== 'wal') {
    throw new Error(
      'it is on a file system that cannot share memory, such as a network drive; use a local disk',
    );
  }
  await connection.execute(pragma('synchronous = full'));
  await connection.execute(pragma('foreign_keys = on'));
  // What is withdrawn or has expired is overwritten, not merely no longer listed.
  await connection.execute(pragma('secure_delete = on'));
  return connection;
}

async function openReader(path: string): Promise<SqliteConnection> {
  const connection = await SqliteConnection.open(path, 'read only');
  await connection.execute(pragma('busy_timeout = 5000'));
  return connection;
}

function pragma(setting: string): SqliteStatement {
  return { sql: `pragma ${setting}`, parameters: [], wants: 'rows' };
}
