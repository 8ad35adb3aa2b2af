import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { programOf } from '../../tests/setup/programs';
import expected from '../../tests/oracles/expected-place.json';
import { scoreCommand } from './score';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as it is called. It takes a second or two to start. */
const spawned = async (...words: string[]) =>
  spawnSync(process.execPath, [...(await programOf('concord')), 'score', ...words], {
    cwd: root,
    encoding: 'utf8',
  });

/** What it prints and leaves behind, called from here. */
async function score(...words: string[]) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const error = vi.spyOn(console, 'error').mockReturnValue();
  try {
    await scoreCommand(words);
    const printed = (spy: typeof log) => spy.mock.calls.map((call) => call.join(' ')).join('\n');
    return { status: process.exitCode, stdout: printed(log), stderr: printed(error) };
  } finally {
    process.exitCode = undefined;
    vi.restoreAllMocks();
  }
}

function file(content: string | Uint8Array): string {
  const path = join(folder, 'answers.csv');
  writeFileSync(path, content);
  return path;
}

const HEADER = 'respondent,sector,tier,money.shift,money.pooled\n';

describe('the command that scores a file', () => {
  it('prints one JSON object and nothing else', async () => {
    const { status, stdout, stderr } = await spawned('tests/oracles/answers-place.csv');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { dimensions } = JSON.parse(stdout) as { dimensions: typeof expected };
    expect(dimensions.money.balanced.mean).toBeCloseTo(expected.money.balanced.mean, 8);
    expect(Object.keys(dimensions.money.sectorMeans)).toEqual(Object.keys(expected.money.sectorMeans));
  });

  it('takes a form and a number of people', async () => {
    const words = ['--form', 'workshop', '--merge-below', '22'];
    const { status, stdout } = await score(...words, join(root, 'tests/oracles/answers-place.csv'));
    expect(status).toBeUndefined();
    const { questions, overall } = JSON.parse(stdout) as {
      questions: object;
      overall: { sectorMeans: object };
    };
    expect(Object.keys(questions)).toHaveLength(16);
    expect(Object.keys(overall.sectorMeans)).toContain('nhs-commissioner+voluntary');
  });

  it('prints nothing for a file with a bad row, says the row and column, and fails with 2', async () => {
    const bad = file(`${HEADER}r1,acute,board,6,3\nr2,acute,board,1,2\nr2,acute,board,1,2\n`);
    const { status, stdout, stderr } = await score(bad);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      'answers.csv: row 2, column money.shift: "6" is no answer. Write 1 to 5, the name of a level, dk, na, or leave it empty',
      'answers.csv: row 4, column respondent: "r2" is in row 3 too. Take one of the two rows out, or give it another name',
    ]);
  });

  it('says the first twenty things that are wrong, and how many more there are', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `r${index},acute,board,x,1`);
    const { stderr } = await score(file(HEADER + rows.join('\n')));
    const lines = stderr.split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 5 more');
  });

  it.each([
    ['no file', [], 'Name one file.'],
    ['a file that is not there', ['nowhere.csv'], 'nowhere.csv cannot be read'],
    ['an unknown form', ['--form', 'long', 'x.csv'], 'There is no form "long".'],
    ['half a person', ['--merge-below', '2.5', 'x.csv'], 'a whole number from 0, not "2.5"'],
    ['an unknown option', ['--fast', 'x.csv'], '--fast'],
  ])('fails with 2 for %s', async (_, words, message) => {
    const { status, stdout, stderr } = await score(...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('fails with 2 for a file in another encoding', async () => {
    const { status, stdout, stderr } = await score(
      file(Buffer.from(`${HEADER}réné,acute,board,1,1`, 'latin1')),
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('is not UTF-8 text');
  });
});
