import type { Kysely, Transaction } from 'kysely';
import { migrations as everyMigration } from './migrations';
import type { Migration } from './migrations';
import { lockForMigration, plainText, tableEnd } from './portable';
import type { Database } from './tables';

/**
 * Brings a database to the schema this code was written for. Each migration is one transaction, under a lock, so that
 * processes that start together apply it once, and an interrupted start leaves nothing half done.
 *
 * @returns the names of the migrations applied now, in order; empty when there was nothing to do.
 * @throws Error when the database has been through migrations this code does not know, which it then leaves as it is.
 */
export async function migrateToLatest(
  { db }: { db: Kysely<Database> },
  migrations: readonly Migration[] = everyMigration,
): Promise<string[]> {
  const applied: string[] = [];
  for (;;) {
    const name = await db.transaction().execute((trx) => applyNext(trx, migrations));
    if (name === undefined) return applied;
    applied.push(name);
  }
}

async function applyNext(
  trx: Transaction<Database>,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  await lockForMigration(trx);
  const table = trx.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', plainText(trx), (column) => column.primaryKey().notNull());
  await tableEnd(trx, table).execute();

  const rows = await trx.selectFrom('migration').select('name').orderBy('name').execute();
  const done = rows.map((row) => row.name);
  const unknown = done.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `The database is newer than this version of Concord, which does not know ${unknown.join(', ')}. ` +
        'Start the newer version, or restore a backup made before it.',
    );
  }

  const next = migrations.find((migration) => !done.includes(migration.name));
  if (!next) return undefined;
  await next.up(trx as Transaction<unknown>);
  await trx.insertInto('migration').values({ name: next.name }).execute();
  return next.name;
}
