/** `npm run concord -- <command>`: what an operator does from the command line. */
import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { readSettings } from '~/lib/env.server';

const COMMANDS: Record<string, { does: string; run: () => Promise<void> }> = {
  migrate: { does: 'brings the database up to date; starting the server does so too', run: migrate },
};

async function migrate() {
  const database = await openDatabase(readSettings().databaseUrl);
  try {
    const applied = await migrateToLatest(database);
    console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
  } finally {
    await database.close();
  }
}

const name = process.argv[2] ?? '';
const command = COMMANDS[name];
if (command) {
  command.run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
} else {
  const list = Object.entries(COMMANDS).map(([known, { does }]) => `  ${known}  ${does}`);
  console.error(
    `${name ? `There is no command "${name}". ` : ''}Use: npm run concord -- <command>\n${list.join('\n')}`,
  );
  process.exitCode = 2;
}
