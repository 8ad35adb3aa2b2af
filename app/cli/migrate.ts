import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { readSettings } from '~/lib/env.server';

/** Brings the database up to date and says what was applied. */
export async function migrate(): Promise<void> {
  const database = await openDatabase(readSettings().databaseUrl);
  try {
    const applied = await migrateToLatest(database);
    console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
  } finally {
    await database.close();
  }
}
