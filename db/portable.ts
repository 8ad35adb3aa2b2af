import { PostgresAdapter, sql } from 'kysely';
import type {
  AliasableExpression,
  CreateTableBuilder,
  Kysely,
  RawBuilder,
  SelectQueryBuilder,
  Transaction,
} from 'kysely';
import type { Database } from './tables';

/** The only file in which a query or a migration may ask which engine it runs on. */
export type Engine = 'sqlite' | 'postgres';

/** A database, or a transaction, of whatever tables. */
type AnyDatabase = Pick<Kysely<unknown>, 'getExecutor'>;

function engineOf(db: AnyDatabase): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/**
 * The type of every text column: compared byte by byte. SQLite does so by itself; PostgreSQL would use the language
 * of the database, so that ids and devices would sort, and win, differently from one installation to the next.
 */
export function plainText(db: AnyDatabase): RawBuilder<unknown> {
  return engineOf(db) === 'postgres' ? sql`text collate "C"` : sql`text`;
}

/**
 * Ends a `create table`. On SQLite types are enforced, as PostgreSQL always does, and a table `withoutRowid` keeps its
 * rows in the order of its key, not in the order they came (PostgreSQL has no row ids to leave out).
 */
export function tableEnd<T extends string, C extends string>(
  db: AnyDatabase,
  table: CreateTableBuilder<T, C>,
  { withoutRowid = false } = {},
): CreateTableBuilder<T, C> {
  if (engineOf(db) === 'postgres') return table;
  return table.modifyEnd(withoutRowid ? sql`strict, without rowid` : sql`strict`);
}

/**
 * Keeps the rows of `table` that a query reads from being deleted until the query's statement (or transaction) ends,
 * so that what it writes about them cannot be left without them. SQLite has one writer at a time and needs nothing.
 */
export function whileItStands<DB, TB extends keyof DB & string, O>(
  db: AnyDatabase,
  query: SelectQueryBuilder<DB, TB, O>,
  table: TB,
): SelectQueryBuilder<DB, TB, O> {
  return engineOf(db) === 'postgres' ? query.forKeyShare(table) : query;
}

/**
 * Folds rows into one JSON text: an object of the texts in column `value` by those in column `key`, `{}` where there are
 * no rows. One row is handed from the engine to JavaScript far faster than fifty.
 */
export function jsonObjectOf(db: AnyDatabase, key: string, value: string): RawBuilder<string> {
  const columns = sql`(${sql.ref(key)}, ${sql.ref(value)})`;
  return engineOf(db) === 'postgres'
    ? sql`coalesce(json_object_agg${columns}::text, '{}')`
    : sql`json_group_object${columns}`;
}

/** Any number would do; every Concord process has to use the same. */
const MIGRATION_LOCK = 4_268_901;

/**
 * Makes every other process that migrates this database wait until the transaction ends. On SQLite a transaction is
 * that lock already. Also lifts PostgreSQL's time limit, which is meant for requests.
 */
export async function lockForMigration<DB>(trx: Transaction<DB>): Promise<void> {
  if (engineOf(trx) === 'sqlite') return;
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx);
}

/**
 * Folds rows into one JSON text: an array of arrays with these columns, as `ref`s or expressions. Thousands of rows go
 * through JavaScript as one text many times faster than one by one.
 */
export function jsonRowsOf(db: AnyDatabase, columns: readonly RawBuilder<unknown>[]): RawBuilder<string> {
  const list = sql.join(columns);
  return engineOf(db) === 'postgres'
    ? sql`coalesce(json_agg(json_build_array(${list}))::text, '[]')`
    : sql`json_group_array(json_array(${list}))`;
}

/** The rows of such a text, to select from: each as JSON in the column `value`, its columns by `value ->> 0` and so on. */
export function rowsOfJson(db: AnyDatabase, text: string): RawBuilder<unknown> {
  return engineOf(db) === 'postgres'
    ? sql`json_array_elements(cast(${text} as json)) as told(value)`
    : sql`json_each(${text}) as told`;
}

/**
 * Whether rows of a table that are neighbours by its key lie in one page of the file in the order they were written, as
 * on SQLite, so that writing one of them anew puts it back where it was. PostgreSQL writes it to wherever there is room.
 */
export function neighboursShareAPage(db: AnyDatabase): boolean {
  return engineOf(db) === 'sqlite';
}

/** Makes the indexes of a table anew from what they list, in the order of their keys. Only SQLite's keep another. */
export async function rebuildIndexes(db: Kysely<Database>, table: string): Promise<void> {
  if (engineOf(db) === 'postgres') return;
  const { rows } = await sql<{ name: string }>`
    select name from pragma_index_list(${table}) where origin <> 'pk'`.execute(db);
  // One at a time, so that others may write in between.
  for (const { name } of rows) await sql`reindex ${sql.id(name)}`.execute(db);
}

/**
 * Leaves of rows that were deleted or written anew nothing that these tables or the engine's log still hold: SQLite
 * overwrites them at once, and its write-ahead log is emptied; on PostgreSQL they are vacuumed, which keeps nobody from
 * reading or writing.
 */
export async function leaveNothingBehind(db: Kysely<Database>, tables: readonly string[]): Promise<void> {
  if (engineOf(db) === 'sqlite') return emptyWriteAheadLog(db);
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      for (const table of tables) await sql`vacuum ${sql.table(table)}`.execute(connection);
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

/**
 * Empties what the engine keeps of deleted rows outside of its tables: SQLite's write-ahead log, where a withdrawn
 * comment could be read until it was overwritten. PostgreSQL's own log is its administrator's to keep or not.
 */
export async function emptyWriteAheadLog<DB>(db: Kysely<DB>): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** A larger file is not written anew: whoever saves would wait for seconds. */
const MOST_BYTES_WRITTEN_ANEW = 256 * 1024 * 1024;

/**
 * Empties what the engine keeps of deleted rows between those in use, too. SQLite overwrites what is deleted, but not
 * the copies of rows that it moved from page to page before: they lie in gaps until something is written there. So the
 * whole file is written anew, up to a size; whoever wants to write waits. PostgreSQL reuses its gaps by vacuum.
 */
export async function emptyGaps<DB>(db: Kysely<DB>): Promise<void> {
  if (engineOf(db) === 'postgres') return;
  const { rows } = await bytesOfDatabase(db).execute(db);
  if ((rows[0]?.bytes ?? 0) <= MOST_BYTES_WRITTEN_ANEW) await sql`vacuum`.execute(db);
  await emptyWriteAheadLog(db);
}

/** Makes the engine itself refuse to change or delete a row of a table; only new ones may come. */
export async function appendOnly(trx: Transaction<unknown>, table: string): Promise<void> {
  if (engineOf(trx) === 'sqlite') {
    for (const act of ['update', 'delete']) {
      await sql
        .raw(
          `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} may only be added to'); end`,
        )
        .execute(trx);
    }
    return;
  }
  await sql
    .raw(
      `create function ${table}_append_only() returns trigger language plpgsql as $$ begin raise exception '${table} may only be added to'; end $$`,
    )
    .execute(trx);
  await sql
    .raw(
      `create trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function ${table}_append_only()`,
    )
    .execute(trx);
}

/**
 * Keeps the rows of `table` that a query reads as they are until its statement (or transaction) ends: whoever wants to
 * change them waits, and whoever changed them first is waited for. SQLite has one writer at a time and needs nothing.
 */
export function whileUnchanged<DB, TB extends keyof DB & string, O>(
  db: AnyDatabase,
  query: SelectQueryBuilder<DB, TB, O>,
  table: TB,
): SelectQueryBuilder<DB, TB, O> {
  return engineOf(db) === 'postgres' ? query.forShare(table) : query;
}

/**
 * Rows of texts that are handed to the engine in one piece, as a table with these columns. Beyond some thousands of
 * values this is far faster than a parameter for each.
 *
 * @param rows each with as many texts as there are columns.
 */
export function jsonRows<C extends string>(
  db: AnyDatabase,
  rows: readonly (readonly string[])[],
  columns: readonly C[],
): AliasableExpression<Record<C, string>> {
  const json = sql.val(JSON.stringify(rows));
  const isPostgres = engineOf(db) === 'postgres';
  const cells = columns.map((column, index) => {
    const cell = isPostgres
      ? sql`value ->> ${sql.lit(index)}`
      : sql`json_extract(value, ${sql.lit(`$[${index}]`)})`;
    return sql`${cell} as ${sql.ref(column)}`;
  });
  const each = isPostgres ? sql`json_array_elements(${json}::json)` : sql`json_each(${json})`;
  return sql<Record<C, string>>`(select ${sql.join(cells)} from ${each})`;
}

/**
 * Makes whoever else wants to change the rows that a query reads wait until the transaction ends; rows that refer to
 * them may come meanwhile. SQLite has one writer at a time and needs nothing.
 */
export function heldFromChange<DB, TB extends keyof DB & string, O>(
  db: AnyDatabase,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engineOf(db) === 'postgres' ? query.forNoKeyUpdate() : query;
}

/** How much room the database takes on its disk, in bytes; on SQLite without its write-ahead log. */
export function bytesOfDatabase(db: AnyDatabase): RawBuilder<{ bytes: number }> {
  return engineOf(db) === 'postgres'
    ? sql`select pg_database_size(current_database()) as bytes`
    : sql`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`;
}
