import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A Node program of ours in a process of its own, which nothing outlives. */
export interface Watched {
  /** Resolves with the next message that the program sends; rejects when it ends before. */
  message(): Promise<unknown>;
  send(message: object): void;
  /** Processor time that all its threads have used so far, in seconds. */
  cpuSeconds(): Promise<number>;
  /** The most memory that it has held at a time, in megabytes. */
  peakMegabytes(): Promise<number>;
  /** The memory that it holds now, in megabytes. */
  megabytes(): Promise<number>;
  isRunning(): boolean;
  /** Asks it to end, and ends it by force after ten seconds. */
  stop(): Promise<void>;
}

export interface WatchedOptions {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** File descriptor for what it writes; this process's error output unless given. */
  output?: number;
  /** Removed when this process is gone before it could do so. */
  folder?: string;
}

const STOP_SECONDS = 10;

/** Starts a TypeScript program. Besides its own work it says what it uses, and ends with this process, even if killed. */
export function startWatched(program: string, { cwd, env, output, folder }: WatchedOptions): Watched {
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', watching(folder), program], {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', output ?? 2, output ?? 2, 'ipc'],
  });
  const ended = once(child, 'exit');
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const answer = async (fits: (message: unknown) => boolean) => {
    const over = new AbortController();
    try {
      const early = ended.then(() => {
        throw new Error(`${program} ended early`);
      });
      for (;;) {
        const [message] = (await Promise.race([
          once(child, 'message', { signal: over.signal }),
          early,
        ])) as unknown[];
        if (fits(message)) return message;
      }
    } finally {
      over.abort();
    }
  };
  const use = async () => {
    const told = answer(isUse);
    child.send('use');
    return (await told) as { cpu: number; peak: number; now: number };
  };
  return {
    isRunning,
    message: () => answer((message) => !isUse(message)),
    send: (message) => void child.send(message),
    cpuSeconds: async () => (await use()).cpu,
    peakMegabytes: async () => (await use()).peak,
    megabytes: async () => (await use()).now,
    async stop() {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      const late = pause(STOP_SECONDS * 1000, 'late' as const, { ref: false });
      if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
      await ended;
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isUse = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'cpu' in message;

function watching(folder: string | undefined): string {
  const source = `
    import { rmSync } from 'node:fs';
    process.on('message', (message) => {
      if (message !== 'use') return;
      const { user, system } = process.cpuUsage();
      process.send({ cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1000, now: process.memoryUsage.rss() / 1e6 });
    });
    process.on('disconnect', () => {
      const folder = ${JSON.stringify(folder ?? '')};
      if (folder) rmSync(folder, { recursive: true, force: true });
      process.kill(process.pid, 'SIGKILL');
    });
  `;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
