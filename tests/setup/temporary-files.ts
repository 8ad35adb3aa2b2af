import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Memory that Linux lets be used as a folder; elsewhere there is none. */
const MEMORY = '/dev/shm';
/** Of what the tests of a run write at a time, several times over. */
const BYTES_NEEDED = 2 ** 30;

/**
 * Once in a run of the tests: has their databases and other temporary files kept in memory, where there is room for
 * them, because waiting for a disk would take a good part of the run.
 */
export default function setup(): (() => void) | undefined {
  if (!hasRoom()) return undefined;
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(MEMORY, 'concord-'));
  // PostgreSQL runs under another account, and has to come through to its own.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Where the run is broken off, too: what is left in memory takes it from others.
  process.once('exit', remove);
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    remove();
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= BYTES_NEEDED;
  } catch {
    return false;
  }
}
