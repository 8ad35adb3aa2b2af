import type { TestProject } from 'vitest/node';
import { openDesk } from './desk';
import { findPostgres, startPostgres } from './throwaway-postgres';
import type { ThrowawayPostgres } from './throwaway-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for the address of the PostgreSQL server; null where there is no server to start. */
    postgresDesk: string | null;
  }
}

/**
 * Once in a run of the tests: lets them have one throw-away PostgreSQL server, started when the first of them asks.
 * Where the system has none, says so in one line; on CI that is an error.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const programs = findPostgres();
  if (!programs) {
    if (process.env.CI)
      throw new Error('PostgreSQL: no server found, and on CI its tests may not be skipped');
    console.log('PostgreSQL: skipped, no server found');
    project.provide('postgresDesk', null);
    return undefined;
  }

  let server: ThrowawayPostgres | undefined;
  const desk = await openDesk(async () => {
    server = await startPostgres(programs);
    return server.url;
  });
  project.provide('postgresDesk', desk.url);

  return async () => {
    desk.close();
    await desk.made();
    await server?.stop();
  };
}
