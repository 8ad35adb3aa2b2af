/**
 * Builds the pages where there is no build, or where a source is newer than it; so that `npm start` is one command on
 * a fresh clone and quick ever after. An installation without the build tools runs the build that it came with.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const BUILD = 'build/server/index.js';
const SOURCES = [
  'app',
  'db',
  'questions',
  'public',
  'vite.config.ts',
  'remix.config.js',
  'package-lock.json',
];

/** When something last changed here; a folder itself changes with what is added to it or taken out. */
function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function hasBuildTools(): boolean {
  try {
    createRequire(import.meta.url).resolve('@remix-run/dev/package.json');
    return true;
  } catch {
    return false;
  }
}

const built = existsSync(BUILD) ? statSync(BUILD).mtimeMs : 0;
const stale = SOURCES.filter((path) => existsSync(path)).some((path) => newest(path) > built);
if (stale && hasBuildTools()) {
  console.log('Building the pages: once after every change, about half a minute.');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
} else if (built === 0) {
  console.error(
    'There is no build, and the tools to make one are not installed. Run: npm ci && npm run build',
  );
  process.exitCode = 1;
}
