import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startWatched } from './watched';
import type { Watched } from './watched';

/** The built product, run as it is shipped: in production mode, with its log written to a file. */
export interface Product extends Pick<Watched, 'cpuSeconds' | 'megabytes' | 'peakMegabytes' | 'stop'> {
  /** Without a slash at its end. */
  origin: string;
  /** Its temporary folder: data and log. Removed by `stop`. */
  folder: string;
  /** Address of its database, where that is a server. */
  databaseUrl: string | undefined;
}

const START_SECONDS = 60;
const SETTINGS = ['DATABASE_URL', 'SESSION_SECRET', 'TRUST_PROXY', 'BASE_URL', 'HOST', 'LOG_LEVEL'];

/**
 * Starts it on a free port with a new data folder.
 * @param root the folder it is built in
 * @param databaseUrl left out: a new SQLite file
 * @throws Error with its log when it does not become ready within a minute, or has not been built
 */
export async function startProduct(root: string, databaseUrl?: string): Promise<Product> {
  if (!existsSync(path.join(root, 'build/server/index.js'))) {
    throw new Error(`There is no build in ${root}. Run there: npm run build`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  const logFile = path.join(folder, 'log');
  const output = openSync(logFile, 'a');
  const port = await freePort();
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
  const server = startWatched('server.ts', {
    cwd: root,
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: path.join(folder, 'data'),
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
    output,
    folder,
  });
  closeSync(output);
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await isReady(origin))) {
    if (!server.isRunning() || Date.now() > deadline) {
      const log = readFileSync(logFile, 'utf8');
      await server.stop();
      throw new Error(`The product did not become ready:\n${log}`);
    }
    await pause(100);
  }
  return {
    origin,
    folder,
    databaseUrl,
    cpuSeconds: server.cpuSeconds,
    peakMegabytes: server.peakMegabytes,
    megabytes: server.megabytes,
    stop: server.stop,
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
