import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL server of one's own, which nothing outlives. */
export interface ThrowawayPostgres {
  /** Of its empty database `postgres`, as a superuser; for others, change the path. */
  url: string;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** Where the server's programs are: in PATH, or the newest where Debian keeps them; undefined where there are none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) =>
    ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/**
 * Starts a server on a free port of this machine, with its data in a new temporary folder; run as root, under another
 * account, because PostgreSQL refuses root. It ends with `stop`, or by itself when this process ends in whatever way.
 *
 * @param options.durable keep commits safe on disk, as in real use (for measuring); else it is as fast as it can be.
 * @throws Error with the server's own words when it does not start.
 */
export async function startPostgres(programs: string, { durable = false } = {}): Promise<ThrowawayPostgres> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'concord-postgres-'));
  const account = process.getuid?.() === 0 ? accountFor(['postgres', 'nobody']) : undefined;
  if (account) chownSync(folder, account.uid, account.gid);

  const settings = [
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`,
    durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  ].join(' ');
  const keeper = spawn('sh', ['-c', KEEPER], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      FOLDER: folder,
      SETTINGS: settings,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    // Out of reach of Ctrl-C, which would end it before it has cleaned up.
    detached: true,
    ...account,
  });
  const ended = once(keeper, 'exit');
  const stop = async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };

  const lines: string[] = [];
  for await (const line of createInterface(keeper.stdout)) {
    if (line === 'ready') {
      for (const handle of [keeper, keeper.stdin as Socket, keeper.stdout as Socket]) handle.unref();
      return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
    }
    if (line === 'failed') break;
    lines.push(line);
  }
  await stop();
  throw new Error(`PostgreSQL did not start:\n${lines.join('\n')}`);
}

/**
 * Starts the server, and ends it when its standard input does: the other end of that pipe is held by the process that
 * asked for the server, and closes with it even if it is killed. The database sorts by the rules of English where the
 * server can, so that a test shows it when something sorts by the database's language that should not.
 */
const KEEPER = `
  trap '' PIPE
  {
    make() { initdb --pgdata=data --no-sync --auth=trust --username=postgres --encoding=UTF8 --locale=C "$@"; }
    { make --locale-provider=icu --icu-locale=en-GB || make; } &&
      pg_ctl start --pgdata=data --wait --log=log --options="$SETTINGS"
  } > setup 2>&1 && echo ready || { cat setup log; echo failed; }
  cat > /dev/null
  pg_ctl stop --pgdata=data --mode=immediate > /dev/null 2>&1
  cd / && rm -rf "$FOLDER"
`;

function accountFor(names: string[]): { uid: number; gid: number } {
  for (const name of names) {
    try {
      const id = (which: string) =>
        Number(execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such account here.
    }
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and none of the accounts ${names.join(', ')} is there.`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
