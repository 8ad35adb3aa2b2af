import { resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Dialect } from 'kysely';
import { postgresDialect } from './engines/postgres';
import { connectByNotify } from './engines/postgres-notifications';
import { sqliteDialect } from './engines/sqlite-dialect';
import { guarded } from './engines/guard';
import type { ConnectOthers } from './notifications';
import type { Engine } from './portable';
import type { Database } from './tables';

/** An open database. Queries take `db`; only start-up and tests need the rest. */
export interface OpenDatabase {
  db: Kysely<Database>;
  engine: Engine;
  /** Waits for what was accepted, then closes. Queries asked for afterwards are refused. May be called twice. */
  close(): Promise<void>;
  /** Rejects, with a message that names no password, while the database does not answer. */
  check(): Promise<void>;
  /** How processes that share it hear of each other; undefined where there is only one: SQLite. */
  connectOthers: ConnectOthers | undefined;
}

/**
 * Opens the database a URL names; the only reader of such a URL. The tables are made by `migrateToLatest`.
 *
 * @param url `sqlite:data/concord.db` (relative or absolute; the folder is made) or `postgres://user:password@host/name`.
 * @throws Error when the URL is of neither kind, or the database cannot be reached; never with the password in it.
 */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  const { engine, dialect, connectOthers } = dialectOf(url);
  const db = new Kysely<Database>({ dialect: guarded(dialect) });
  let closing: Promise<void> | undefined;
  const opened: OpenDatabase = {
    db,
    engine,
    connectOthers,
    close: () => (closing ??= db.destroy()),
    check: async () => void (await sql`select 1`.execute(db)),
  };
  try {
    await opened.check();
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw error;
  }
  return opened;
}

function dialectOf(url: string): Pick<OpenDatabase, 'engine' | 'connectOthers'> & { dialect: Dialect } {
  if (/^postgres(ql)?:\/\//.test(url))
    return { engine: 'postgres', dialect: postgresDialect(url), connectOthers: connectByNotify(url) };
  const path = /^sqlite:(?!\/\/|:memory:)(.*[^/])$/.exec(url)?.[1];
  if (path) return { engine: 'sqlite', dialect: sqliteDialect(resolve(path)), connectOthers: undefined };
  throw new Error(
    'The database URL is not one Concord knows. Write "sqlite:" and the path of a file, as in ' +
      '"sqlite:data/concord.db", or "postgres://user:password@host:5432/name".',
  );
}
