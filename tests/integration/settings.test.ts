import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../setup/app';
import type { AppOptions, RunningApp } from '../setup/app';
import { begin, entry, newTicket, postAboutYou, questionsOf } from './visitor';
import type { OwnAnswers } from './visitor';

const [question] = questionsOf('workshop') as [string];
const PATIENCE = 90_000;

/** Starts the app with settings for the tests of a `describe`. */
function startedWith(options: () => AppOptions): () => RunningApp {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp(options());
  }, PATIENCE);
  afterAll(() => app?.stop());
  return () => app;
}

/** What it says of why it does not start. */
const failureWith = (env: Record<string, string>) =>
  startApp({ env }).then(
    () => '',
    (error: Error) => error.message,
  );

describe('Started with settings', () => {
  let DATA_DIR: string;
  beforeAll(async () => {
    DATA_DIR = await mkdtemp(path.join(tmpdir(), 'concord-settings-'));
  });
  afterAll(() => rm(DATA_DIR, { recursive: true }));

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
      const failure = await failureWith(wrong);
      expect(failure).toMatch(/exit code [1-9]/);
      for (const [name, value] of Object.entries(wrong)) {
        expect(failure).toMatch(new RegExp(`^\\s*- ${name} must .*[a-z]{3}`, 'm'));
        expect(failure).not.toContain(value);
      }
      expect(failure).not.toMatch(/hunter2|db\.example|too-short/);
    },
  );

  it('of a database that is not there, it names no password', { timeout: PATIENCE }, async () => {
    const failure = await failureWith({
      DATABASE_URL: 'postgres://concord:hunter2hunter2@localhost:1/concord',
    });
    expect(failure).toMatch(/exit code [1-9]/);
    expect(failure).toMatch(/PostgreSQL|database/i);
    expect(failure).not.toContain('hunter2');
  });

  describe('for no mode, without a secret or a proxy to trust,', () => {
    const app = startedWith(() => ({ env: { DATA_DIR, NODE_ENV: undefined }, fromSource: true }));

    it('it serves visitors, not developers', async () => {
      const failed = await fetch(`${app().url}/%`);
      expect(failed.status).toBe(400);
      expect(await failed.text()).not.toMatch(/\bat |node_modules|Error:/);
    });

    it('it believes nobody about how they came', async () => {
      const { url } = app();
      const ticket = await newTicket(url);
      const begun = await postAboutYou(url, { ticket }, 'workshop', { 'X-Forwarded-Proto': 'https' });
      expect(begun.status).toBe(302);
      expect(begun.headers.get('Set-Cookie')).not.toContain('Secure');
      expect(begun.headers.get('Strict-Transport-Security')).toBeNull();
    });

    it('it makes a secret and keeps it to itself', { timeout: PATIENCE }, async () => {
      const { url, restart, logs } = app();
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
  });

  describe('behind a trusted proxy that speaks HTTPS', () => {
    const proxied = { TRUST_PROXY: '1', SESSION_SECRET: 'first '.repeat(8) };
    const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'concord.example' };
    const DATABASE_URL = () => `sqlite:${path.join(DATA_DIR, 'behind-a-proxy.db')}`;
    const app = startedWith(() => ({ env: { ...proxied, DATABASE_URL: DATABASE_URL() } }));

    it('its cookie is for HTTPS alone', async () => {
      const { url } = app();
      const send = async (headers: Record<string, string>) =>
        postAboutYou(url, { ticket: await newTicket(url) }, 'workshop', headers);
      const begun = await send({ ...forwarded, Origin: 'https://concord.example' });
      expect(begun.status).toBe(302);
      expect(begun.headers.get('Set-Cookie')).toMatch(/; Secure(;|$)/);
      expect(begun.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d+$/);
      expect((await send({ ...forwarded, Origin: 'https://elsewhere.example' })).status).toBe(403);
      expect((await send({})).headers.get('Set-Cookie')).not.toContain('Secure');
    });

    describe('and then with its public address and another secret', () => {
      let own: OwnAnswers;
      const opens = async (url: string) => {
        const { status } = await fetch(`${url}/answer/${own.handle}/saves`, {
          headers: { Cookie: own.cookie },
        });
        return status;
      };
      beforeAll(async () => {
        own = await begin(app().url);
        expect(await opens(app().url)).toBe(200);
        await app().kill('SIGTERM');
      });
      const later = startedWith(() => ({
        env: {
          DATABASE_URL: DATABASE_URL(),
          SESSION_SECRET: 'second '.repeat(8),
          BASE_URL: 'https://concord.example',
        },
      }));

      it('it opens nothing of the other one’s', async () => {
        expect(await opens(later().url)).toBe(404);
      });

      it('it knows its own forms behind any proxy', async () => {
        const { url } = later();
        const ticket = await newTicket(url);
        const begun = await postAboutYou(url, { ticket }, 'workshop', { Origin: 'https://concord.example' });
        expect(begun.status).toBe(302);
        expect(begun.headers.get('Set-Cookie')).toMatch(/; Secure(;|$)/);
        expect((await postAboutYou(url, { ticket }, 'workshop', { Origin: url })).status).toBe(403);
      });
    });
  });
});
