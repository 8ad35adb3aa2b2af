import { beforeAll } from 'vitest';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';

let shared: Promise<RunningApp> | undefined;

/**
 * An app for the journeys of a file, which may be that of other files too: for those that neither stop it, nor look into
 * its database or logs, nor change anything for others. It ends with the process.
 * @returns its address
 */
export function sharedApp(): () => string {
  let url = '';
  beforeAll(async () => {
    shared ??= startApp();
    ({ url } = await shared);
  });
  return () => url;
}
