import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { programOf } from './programs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const startSeconds = 60;
const stopSeconds = 20;

export interface AppOptions {
  /** `sqlite` unless said otherwise: a new file. `postgres`: a new database on the test run's own server. */
  engine?: 'sqlite' | 'postgres';
  /** Settings beside or in place of the usual ones; one that is undefined is left out. */
  env?: Record<string, string | undefined>;
  /** From its source, exactly as `npm start` does, and not compiled once for all tests. */
  fromSource?: boolean;
}

export interface RunningApp {
  /** Without a slash at its end. The same after a restart. */
  url: string;
  /** Everything it has written so far, over all its starts. */
  logs(): string;
  /** Sends the signal and waits for the end, as in a crash (SIGKILL) or a deployment (SIGTERM); the data stays. */
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Starts it again on the same data and port, after an orderly end where it still runs. */
  restart(): Promise<void>;
  /**
   * Ends it for good and removes its data. To be called in `afterAll`; twice does no harm.
   * @throws Error with its logs when it does not end by itself in time.
   */
  stop(): Promise<void>;
}

/** What runs and what is there, for the case that this process ends before everything was stopped. */
const running = new Set<ChildProcess>();
const folders = new Set<string>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * Starts the built product as its own process, as `npm start` does, with a temporary data folder, and resolves once
 * it says that it is ready. It ends with `stop`, or by itself when this process ends in whatever way.
 * @throws Error with its logs when it ends or is not ready in time, or when it has not been built.
 */
export async function startApp({
  engine = 'sqlite',
  env = {},
  fromSource,
}: AppOptions = {}): Promise<RunningApp> {
  if (!existsSync(path.join(project, 'build/server/index.js'))) {
    throw new Error('The app has not been built. Run: npm run build');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-app-'));
  folders.add(folder);
  const database = engine === 'postgres' ? await newPostgresDatabase() : undefined;
  const program = await programOf('server', fromSource === undefined ? {} : { fromSource });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const environment: NodeJS.ProcessEnv = {
    ...withoutSettings(process.env),
    NODE_ENV: 'production',
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: database?.url,
    ...env,
  };

  let written = '';
  let child: ChildProcess | undefined;
  let ended: Promise<unknown[]> = Promise.resolve([]);

  const start = async () => {
    const started = spawn(process.execPath, ['--import', endWithParent(folder), ...program], {
      cwd: project,
      env: environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child = started;
    ended = once(started, 'exit');
    running.add(started);
    started.once('exit', () => running.delete(started));
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (written += text));
    }
    await untilReady(url, started, () => written);
  };

  const kill = async (signal: NodeJS.Signals) => {
    const dying = child;
    if (!dying || !running.has(dying)) throw new Error('The app is not running.');
    dying.kill(signal);
    const late = pause(stopSeconds * 1000, 'late' as const, { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      dying.kill('SIGKILL');
      await ended;
      throw new Error(`The app did not end within ${stopSeconds} s of ${signal}:\n${written}`);
    }
    return { code: dying.exitCode, signal: dying.signalCode };
  };

  const isRunning = () => child !== undefined && running.has(child);
  const app: RunningApp = {
    url,
    logs: () => written,
    kill,
    async restart() {
      if (isRunning()) await kill('SIGTERM');
      await start();
    },
    async stop() {
      try {
        if (isRunning()) await kill('SIGTERM');
      } finally {
        await rm(folder, { recursive: true, force: true });
        folders.delete(folder);
        await database?.remove();
      }
    },
  };
  try {
    await start();
  } catch (error) {
    if (isRunning()) child?.kill('SIGKILL');
    await ended;
    await app.stop();
    throw error;
  }
  return app;
}

/** Asks for `/readyz` until the answer is 200. */
async function untilReady(url: string, child: ChildProcess, logs: () => string): Promise<void> {
  const deadline = Date.now() + startSeconds * 1000;
  while (running.has(child)) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error(`The app was not ready within ${startSeconds} s:\n${logs()}`);
    await pause(50);
  }
  throw new Error(`The app ended before it was ready (exit code ${child.exitCode}):\n${logs()}`);
}

/**
 * A module for the app's process that ends it when this one does: even a process that is killed lets go of its end
 * of the pipe that is the other's standard input.
 */
function endWithParent(folder: string): string {
  const source = `
    import { rmSync } from 'node:fs';
    process.stdin.on('close', () => {
      rmSync(${JSON.stringify(folder)}, { recursive: true, force: true });
      process.kill(process.pid, 'SIGKILL');
    });
    process.stdin.resume().unref();
  `;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

/** The environment without the app's own settings and without what vitest has set for itself. */
function withoutSettings(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const settings =
    /^(DATABASE_URL|SESSION_SECRET|TRUST_PROXY|BASE_URL|HOST|LOG_LEVEL|SMTP_URL|MAIL_FROM|OIDC_.*|NODE_OPTIONS|VITEST.*)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name)));
}

async function newPostgresDatabase(): Promise<{ url: string; remove(): Promise<void> }> {
  // Only where asked for: it belongs to a test run, and the app can be started outside one.
  const { newDatabase } = await import('./databases');
  return newDatabase('postgres');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
