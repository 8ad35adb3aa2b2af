/**
 * `npm test`: runs every check, lint beside the other steps that need one processor, goes on after a failure, and ends with
 * a plain line such as `312 passed, 0 failed` that counts each test and each step that is not made of tests. With arguments,
 * `npm test -- newest`, it runs only the tests without a browser that these select, as vitest reads them.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingChromium } from './setup/browser';
import { findPostgres } from './setup/throwaway-postgres';

const project = fileURLToPath(new URL('..', import.meta.url));
const stepMinutes = 20;

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  /** Needs the whole computer: nothing runs beside it. */
  alone?: boolean;
  run: (say?: (text: string) => void) => Promise<Outcome>;
}

/** The parts of vitest's JSON report that are counted. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const running = new Set<ChildProcess>();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true;
    for (const child of running) child.kill(signal);
  });
}

/**
 * Runs a Node program in the project's folder with this process's own Node; whether it ended well and in time. What it
 * writes comes at once, or where a `say` is given, at its end.
 */
async function succeeds(programAndArguments: string[], say?: (text: string) => void): Promise<boolean> {
  if (interrupted) return false;
  const child = spawn(process.execPath, programAndArguments, {
    cwd: project,
    env: { ...process.env, PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter) },
    stdio: say ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (written += text));
  }
  const late = setTimeout(() => {
    console.error(`Stopped after ${stepMinutes} minutes.`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  }, stepMinutes * 60_000);
  const code = await new Promise((ended) => child.once('close', ended));
  clearTimeout(late);
  running.delete(child);
  say?.(written);
  return code === 0;
}

/** The file that a package's command starts. */
function command(name: string, from = name): string {
  const folder = path.join(project, 'node_modules', from);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[name];
  if (!file) throw new Error(`The package ${from} has no command ${name}.`);
  return path.join(folder, file);
}

/** A step that is right or wrong as a whole: all of its commands are run, and count as one. */
function whole(name: string, commands: string[][], before: () => void = () => {}): Step {
  return {
    name,
    async run(say) {
      before();
      let passed = true;
      for (const words of commands) passed = (await succeeds(words, say)) && passed;
      return { passed: Number(passed), failed: Number(!passed), skipped: 0 };
    },
  };
}

function tests(name: string, vitestProject: 'unit' | 'e2e', filters: string[] = []): Step {
  return {
    name,
    alone: true,
    async run() {
      const folder = mkdtempSync(path.join(tmpdir(), 'concord-tests-'));
      const report = path.join(folder, 'report.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      try {
        const words = [command('vitest'), 'run', '--project', vitestProject, ...reporters, ...filters];
        return count(await succeeds(words), report);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A file that failed outside its tests counts as one failure, and so does a run that failed outside every file. */
function count(succeeded: boolean, file: string): Outcome {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    failed: succeeded ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** What this computer lacks, one line each; on CI its tests fail by themselves. */
function missingEngines(): string[] {
  const lines = findPostgres() ? [] : ['PostgreSQL: skipped, no server found'];
  try {
    return [...lines, missingChromium() ?? []].flat();
  } catch (error) {
    return [...lines, String(error)];
  }
}

function inWords({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const filters = process.argv.slice(2);
const lint = whole('lint', [[command('eslint'), '.']]);
const steps: Step[] =
  filters.length > 0
    ? [tests('tests', 'unit', filters)]
    : [
        whole('types', [[command('tsc', 'typescript'), '--noEmit']]),
        whole('questions', [['--import', 'tsx', 'questions/check.ts']]),
        // What an earlier build left must not stand in for one that fails.
        whole('build', [[command('remix', '@remix-run/dev'), 'vite:build']], () =>
          rmSync(path.join(project, 'build'), { recursive: true, force: true }),
        ),
        whole('format', [
          [
            command('prettier'),
            '--check',
            '--log-level',
            'warn',
            '--cache',
            '--cache-location=.cache/prettier',
            '.',
          ],
        ]),
        tests('unit, database and integration tests', 'unit'),
        tests('browser journeys', 'e2e'),
      ];

const start = Date.now();
const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];

/** Runs a step and counts what came of it; what it writes comes at once, or where `apart`, together at its end. */
async function take({ name, run }: Step, apart = false): Promise<void> {
  const stepStart = Date.now();
  if (!apart) console.log(`\n── ${name}`);
  let written = '';
  const outcome = await run(apart ? (text) => (written += text) : undefined);
  if (interrupted) process.exit(130);
  if (apart) console.log(`\n── ${name}, beside the others\n${written}`);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  summary.push(
    `  ${outcome.failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${inWords(outcome)} (${seconds(stepStart)})`,
  );
  console.log(summary.at(-1)?.trim());
}

const linted = filters.length > 0 ? undefined : take(lint, true);
for (const step of steps) {
  if (step.alone) await linted;
  await take(step);
}

console.log(`\n── what ran on Node ${process.versions.node}, in ${seconds(start)}`);
for (const line of [...summary, ...missingEngines().map((line) => `  ${line}`)]) console.log(line);
console.log(`\n${inWords(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
