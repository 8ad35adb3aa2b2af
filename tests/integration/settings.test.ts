import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { begin, entry, newTicket, postAboutYou, questionsOf } from './visitor';

const [question] = questionsOf('workshop') as [string];
const PATIENCE = 90_000;

describe('Started with settings', () => {
  const folders: string[] = [];
  let app: RunningApp | undefined;
  const start = async (env: Record<string, string | undefined>) => (app = await startApp({ env }));
  const newFolder = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'concord-settings-'));
    folders.push(folder);
    return folder;
  };
  afterEach(() => app?.stop());
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true });
  });

  it(
    'that are wrong, it says of each what to do, and of none what it is',
    { timeout: PATIENCE },
    async () => {
      const wrong = {
        PORT: 'abc',
        DATABASE_URL: 'mysql://concord:hunter2hunter2@db.example/concord',
        SESSION_SECRET: 'much-too-short',
        BASE_URL: 'ftp://concord.test',
        TRUST_PROXY: 'the-usual-one',
        LOG_LEVEL: 'deafening',
      };
      const failure = await startApp({ env: wrong }).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(failure).toMatch(/exit code [1-9]/);
      for (const [name, value] of Object.entries(wrong)) {
        expect(failure).toMatch(new RegExp(`^\\s*- ${name} must .*[a-z]{3}`, 'm'));
        expect(failure).not.toContain(value);
      }
      expect(failure).not.toMatch(/hunter2|db\.example|too-short/);
    },
  );

  it('of a database that is not there, it names no password', { timeout: PATIENCE }, async () => {
    const DATABASE_URL = 'postgres://concord:hunter2hunter2@localhost:1/concord';
    const failure = await startApp({ env: { DATABASE_URL } }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/exit code [1-9]/);
    expect(failure).toMatch(/PostgreSQL|database/i);
    expect(failure).not.toContain('hunter2');
  });

  it('that leave out the secret, it makes one and keeps it to itself', { timeout: PATIENCE }, async () => {
    const DATA_DIR = await newFolder();
    const { url, restart, logs } = await start({ DATA_DIR });
    const own = await begin(url);
    await own.save([entry({ value: '4' })]);

    const file = path.join(DATA_DIR, 'session-secret');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    const secret = await readFile(file, 'utf8');
    expect(secret.trim()).toMatch(/^[0-9a-f]{64}$/);

    await restart();
    expect(await readFile(file, 'utf8')).toBe(secret);
    expect((await own.view()).answers).toEqual({ [question]: '4' });
    expect(logs()).not.toContain(secret.trim());
  });

  it('with a secret of its own, it opens nothing of another one’s', { timeout: PATIENCE }, async () => {
    const DATABASE_URL = `sqlite:${path.join(await newFolder(), 'concord.db')}`;
    const first = await start({ DATABASE_URL, SESSION_SECRET: 'first '.repeat(8) });
    const own = await begin(first.url);
    await first.stop();
    const second = await start({ DATABASE_URL, SESSION_SECRET: 'second '.repeat(8) });
    const { status } = await fetch(`${second.url}/answer/${own.handle}/saves`, {
      headers: { Cookie: own.cookie },
    });
    expect(status).toBe(404);
  });

  it('without a proxy to trust, it believes nobody about how they came', { timeout: PATIENCE }, async () => {
    const { url } = await start({});
    const ticket = await newTicket(url);
    const begun = await postAboutYou(url, { ticket }, 'workshop', { 'X-Forwarded-Proto': 'https' });
    expect(begun.status).toBe(302);
    expect(begun.headers.get('Set-Cookie')).not.toContain('Secure');
    expect(begun.headers.get('Strict-Transport-Security')).toBeNull();
  });

  it(
    'behind a trusted proxy that speaks HTTPS, its cookie is for HTTPS alone',
    { timeout: PATIENCE },
    async () => {
      const { url } = await start({ TRUST_PROXY: '1' });
      const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'concord.example' };
      const send = async (headers: Record<string, string>) =>
        postAboutYou(url, { ticket: await newTicket(url) }, 'workshop', headers);
      const begun = await send({ ...forwarded, Origin: 'https://concord.example' });
      expect(begun.status).toBe(302);
      expect(begun.headers.get('Set-Cookie')).toMatch(/; Secure(;|$)/);
      expect(begun.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d+$/);
      expect((await send({ ...forwarded, Origin: 'https://elsewhere.example' })).status).toBe(403);
      expect((await send({})).headers.get('Set-Cookie')).not.toContain('Secure');
    },
  );

  it('with its public address, it knows its own forms behind any proxy', { timeout: PATIENCE }, async () => {
    const { url } = await start({ BASE_URL: 'https://concord.example' });
    const ticket = await newTicket(url);
    const begun = await postAboutYou(url, { ticket }, 'workshop', { Origin: 'https://concord.example' });
    expect(begun.status).toBe(302);
    expect(begun.headers.get('Set-Cookie')).toMatch(/; Secure(;|$)/);
    expect((await postAboutYou(url, { ticket }, 'workshop', { Origin: url })).status).toBe(403);
  });

  it('for no mode in particular, it serves visitors, not developers', { timeout: PATIENCE }, async () => {
    const { url } = await start({ NODE_ENV: undefined });
    const failed = await fetch(`${url}/%`);
    expect(failed.status).toBe(400);
    expect(await failed.text()).not.toMatch(/\bat |node_modules|Error:/);
  });
});
