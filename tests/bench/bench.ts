/**
 * `npm run bench`: how fast and how heavy the built product is, as ratios against what is measured in the same run.
 * Build first. `--engine sqlite|postgres`, `--only <group>`, `--quick`, `--json FILE`, `--root FOLDER` (with a build).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { findPostgres, startPostgres } from '../setup/throwaway-postgres';
import { startLoad } from './load/load';
import { readOptions } from './options';
import { firstQuestion } from './rows/first-question';
import { lighthouse } from './rows/lighthouse';
import { pageTurn } from './rows/page-turn';
import { questionPage } from './rows/question-page';
import { results } from './rows/results';
import { saves } from './rows/saves';
import { surveys } from './rows/surveys';
import { weight } from './rows/weight';
import { workshop } from './rows/workshop';
import { workshopListeners } from './rows/workshop-listeners';
import { startProduct } from './servers/product';
import type { Measure } from './setting';
import { tableOf } from './table';
import type { Row } from './table';

const GROUPS: Record<string, Measure> = {
  'question-page': questionPage,
  saves,
  surveys,
  results,
  workshop,
  'workshop-listeners': workshopListeners,
  weight,
  'first-question': firstQuestion,
  'page-turn': pageTurn,
  lighthouse,
};
const LONGEST_MINUTES = 30;

const options = readOptions(process.argv.slice(2), Object.keys(GROUPS));
const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-floor-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
setTimeout(() => {
  console.error(`Stopped: not done within ${LONGEST_MINUTES} minutes.`);
  process.exit(1);
}, LONGEST_MINUTES * 60_000).unref();

const postgres = options.engine === 'postgres' ? await throwawayPostgres() : undefined;
const stops: (() => Promise<void>)[] = postgres ? [postgres.stop] : [];
const rows: Row[] = [];
const failures: string[] = [];
const busyBefore = busy();
try {
  const product = await startProduct(options.root, postgres?.url);
  stops.push(product.stop);
  const load = await startLoad();
  stops.push(load.stop);
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (options.only && options.only !== name) continue;
    console.error(`measuring ${name} …`);
    try {
      rows.push(
        ...(await measure({
          engine: options.engine,
          product,
          load,
          folder,
          samples: options.quick ? { count: 3, seconds: 1 } : { count: 5, seconds: 3 },
          loads: options.quick ? 2 : 5,
        })),
      );
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message}`);
    }
  }
} finally {
  for (const stop of stops.reverse()) await stop();
}

const circumstances = {
  engine: options.engine,
  node: process.versions.node,
  processors: cpus().length,
  busyBefore,
  busyAfter: busy(),
};
console.log(
  `Concord on ${options.engine === 'postgres' ? 'PostgreSQL' : 'SQLite'}, Node ${circumstances.node}, ` +
    `${circumstances.processors} processors; programs that wanted one: ${busyBefore} before, ${circumstances.busyAfter} after\n`,
);
console.log(tableOf(rows));
for (const failure of failures) console.log(`\nnot measured: ${failure}`);
if (options.json)
  writeFileSync(options.json, `${JSON.stringify({ ...circumstances, rows, failures }, null, 2)}\n`);
process.exit(failures.length > 0 ? 1 : 0);

/** The system's load average over a minute: with more than there are processors, figures wobble. */
function busy(): number {
  return Math.round(loadavg()[0]! * 10) / 10;
}

/** A server that keeps commits safe on disk, as in real use. */
async function throwawayPostgres() {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL: no server found on this computer');
  return startPostgres(programs, { durable: true });
}
