import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
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

  let server: Promise<ThrowawayPostgres> | undefined;
  const desk = createServer((_request, response) => {
    server ??= startPostgres(programs);
    server.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  project.provide('postgresDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);

  return async () => {
    desk.close();
    const started = await server?.catch(() => undefined);
    await started?.stop();
  };
}
