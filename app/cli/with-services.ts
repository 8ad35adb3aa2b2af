import { randomBytes } from 'node:crypto';
import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { openInstrument } from 'questions/check';
import type { Instrument } from 'questions/types';
import { readSettings } from '~/lib/env.server';
import { deriveKeys } from '~/lib/keys.server';
import { openMailer } from '~/lib/mail.server';
import { openLive } from '~/live/poke.server';
import type { Services } from '~/services/context.server';

/** How long a command waits at its end for messages under way, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Runs a command with what the server works with, on the same settings, the database brought up to date first; closes
 * it afterwards, whatever happened.
 */
export async function withServices<T>(run: (services: Services) => Promise<T>): Promise<T> {
  const settings = readSettings();
  const database = await openDatabase(settings.databaseUrl);
  const mail = settings.mail && openMailer(settings.mail);
  try {
    await migrateToLatest(database);
    let instrument: Instrument | undefined;
    return await run({
      db: database.db,
      // Read when a command first needs it: most need no questions, and checking them takes seconds.
      get instrument() {
        return (instrument ??= openInstrument('questions'));
      },
      keys: deriveKeys(settings.sessionSecret),
      clock: () => new Date(),
      newId: () => randomBytes(16).toString('hex'),
      mail,
      baseUrl: settings.baseUrl,
      live: openLive(),
    });
  } finally {
    await mail?.close(PATIENCE_MS);
    await database.close();
  }
}
