import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from 'db/client';
import type { ShownEdition } from '~/domain/edition/edition';
import { programOf } from '../setup/programs';

const folder = mkdtempSync(join(tmpdir(), 'concord-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of Concord on the folder. Rejects, with what it wrote, where its exit code is not 0. */
const concord = async (...words: string[]) =>
  promisify(execFile)(process.execPath, [...(await programOf('concord')), ...words], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: folder },
  });

describe('the demonstration', { timeout: 120_000 }, () => {
  let said = '';
  beforeAll(async () => {
    said = (await concord('demo')).stdout;
  }, 120_000);

  const editions = async () => {
    const { db, close } = await openDatabase(`sqlite:${join(folder, 'concord.db')}`);
    try {
      const rows = await db
        .selectFrom('edition')
        .innerJoin('assessment', 'assessment.id', 'edition.assessment_id')
        .innerJoin('place', 'place.id', 'assessment.place_id')
        .select(['place.name', 'assessment.title', 'edition.shown'])
        .orderBy('place.name')
        .orderBy('assessment.created_on')
        .execute();
      return rows.map(({ shown, ...row }) => ({ ...row, shown: JSON.parse(shown) as ShownEdition }));
    } finally {
      await close();
    }
  };

  it('says that it is made up, and how to sign in', () => {
    expect(said).toContain('All of it is made up');
    expect(said).toMatch(/demo@example\.org\n {2}made-up-\d+-\d+/);
  });

  it('has a large place and a small one, each in two rounds', async () => {
    expect((await editions()).map(({ name, title, shown }) => [name, title, shown.n])).toEqual([
      ['Exampleshire (made-up data)', 'First round', 128],
      ['Exampleshire (made-up data)', 'Second round, a year later', 180],
      ['Sampleton (made-up data)', 'First round', 56],
      ['Sampleton (made-up data)', 'Second round, a year later', 56],
    ]);
  });

  it('shows what small numbers, strong differences and a split question look like', async () => {
    const { shown } = (await editions())[2]!;
    const others = shown.groups.find(({ kind }) => kind === 'others');
    expect(others?.sectors).toEqual(['ambulance', 'mental-health', 'public-service']);
    const means = shown.overall.status === 'shown' ? shown.overall.groups.map(({ mean }) => mean) : [];
    expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(1);
    const questions = shown.dimensions.flatMap((dimension) => dimension.questions);
    expect(questions.some(({ dontKnow }) => (dontKnow ?? 0) > 5)).toBe(true);
    expect(shown.pressure.status).toBe('shown');
  });

  it('has changed clearly in some things since the first round, and in others by no more than chance', async () => {
    const [first, second] = await editions();
    expect(first!.shown.rounds).toEqual([]);
    const [round, another] = second!.shown.rounds;
    expect(another).toBeUndefined();
    const real = round!.dimensions.flatMap((one) =>
      one.status === 'compared' && one.real ? [[one.id, Math.sign(one.change)]] : [],
    );
    expect(real).toEqual([
      ['vision', 1],
      ['money', -1],
      ['learning', 1],
    ]);
    expect(round!.leftOut).toEqual([]);
    // The voluntary sector was too small to be shown alone the first time.
    for (const one of round!.dimensions) {
      expect(one).toMatchObject({ status: 'compared' });
      if (one.status === 'compared') expect(one.groups).toContainEqual(['nhs-commissioner', 'voluntary']);
    }
  });

  it('has a workshop that was held on the results of the small place, and one that is ready to run', async () => {
    const { db, close } = await openDatabase(`sqlite:${join(folder, 'concord.db')}`);
    const found = await db.selectFrom('workshop').select(['title', 'stage']).orderBy('stage').execute();
    const agreed = await db
      .selectFrom('workshop_step')
      .select('title')
      .where('agreed_level', 'is not', null)
      .execute();
    const rounds = await db.selectFrom('workshop_round').select('round').where('round', '=', 2).execute();
    await close();
    expect(found.map(({ stage }) => stage)).toEqual(['draft', 'ended']);
    for (const { title } of found) expect(title).toContain('made up');
    expect([agreed.length, rounds.length]).toEqual([2, 2]);
  });

  it('uses the made-up respondents of the worked examples', () => {
    const copy = readFileSync('app/cli/demo/answers-place.csv', 'utf8');
    expect(copy).toBe(readFileSync('tests/oracles/answers-place.csv', 'utf8'));
  });

  it('gives editions and an audit log that hold when checked', async () => {
    expect((await concord('check')).stdout).toContain('4 editions, 0 differ.');
    expect((await concord('audit-verify')).stdout).toContain('The audit log is whole');
  });

  it('never goes into a database that is in use', async () => {
    await expect(concord('demo')).rejects.toMatchObject({
      stderr: expect.stringContaining('This database has an account already') as string,
    });
  });
});
