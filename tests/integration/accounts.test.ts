import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import type { Database } from 'db/tables';
import { PRODUCT_COST } from '../factories/product-passwords';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { newDatabase } from '../setup/databases';
import type { NewDatabase } from '../setup/databases';
import { programOf } from '../setup/programs';
import { ask, mainOf, wordsOf } from './visitor';
import type { Reply } from './visitor';

const SESSION_SECRET = 'a secret for the tests of accounts, long enough';
const ada = { name: 'Ada Okonkwo', email: 'ada@example.org', password: 'marmalade-otter-window' };
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const codeIn = (app: RunningApp) => /enter this code: ([A-Z2-9-]{19})$/m.exec(app.logs())![1]!;
const cookieOf = (reply: Reply) => reply.headers.get('Set-Cookie')!.split(';')[0]!;

// On one engine: what differs between them is tested in tests/db, and each command and start takes seconds.
describe('Accounts over HTTP', () => {
  let place: NewDatabase;
  let opened: OpenDatabase;
  let app: RunningApp;
  let db: Kysely<Database>;
  let databaseUrl: string;
  let cookie: string;
  beforeAll(async () => {
    place = await newDatabase('sqlite');
    databaseUrl = place.url;
    app = await startApp({ env: { DATABASE_URL: databaseUrl, SESSION_SECRET } });
    opened = await openDatabase(databaseUrl);
    ({ db } = opened);
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    await app?.stop();
    await place?.remove();
  });

  const get = (path: string, cookies = '') =>
    ask(app.url + path, { headers: cookies === '' ? {} : { Cookie: cookies } });
  const post = (path: string, fields: Record<string, string>, cookies = '') =>
    ask(app.url + path, { body: form(fields), headers: cookies === '' ? {} : { Cookie: cookies } });
  const signIn = (email: string, password: string, query = '') =>
    post(`/sign-in${query}`, { email, password });
  const concord = async (...words: string[]) => {
    const run = promisify(execFile)(process.execPath, [...(await programOf('concord')), ...words], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: databaseUrl, SESSION_SECRET },
    });
    return run.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout,
        stderr,
      }),
    );
  };

  it('begin on a page whose address and code stand on the console, the same after a restart', async () => {
    expect(app.logs()).toContain(`\n  ${app.url}/set-up\n`);
    const code = codeIn(app);
    await app.restart();
    expect(app.logs().split(code)).toHaveLength(3);
    const page = await get('/set-up');
    expect(page.status).toBe(200);
    expect(page.body).not.toContain(code);
  });

  it('are not added at the command line before there is an administrator', async () => {
    const { code, stderr } = await concord('account-add', 'eve@example.org', 'Eve');
    expect(code).toBe(1);
    expect(stderr).toContain('set-up page');
  });

  it('ask for all that is missing at once, keep what was typed, and never show a password again', async () => {
    const reply = await post('/set-up', { code: 'ABCD', name: '', email: 'ada', password: 'Password1234' });
    expect(reply.status).toBe(400);
    const words = wordsOf(reply);
    expect(words).toContain('There is a problem');
    for (const message of ['Enter your name', 'Enter an e-mail address in full', 'harder to guess']) {
      expect(words.split(message)).toHaveLength(3);
    }
    expect(reply.body).toContain('value="ABCD"');
    expect(reply.body).not.toContain('Password1234');
  });

  it('are not made with another code', async () => {
    const reply = await post('/set-up', { ...ada, code: 'ABCD-EFGH-JKLM-NPQR' });
    expect(reply.status).toBe(400);
    expect(wordsOf(reply)).toContain('This is not the set-up code');
    expect(reply.headers.get('Set-Cookie')).toBeNull();
    expect(reply.body).not.toContain(ada.password);
  });

  it('are made with the code, the first signed in at once, and then the page is gone', async () => {
    const fields = { ...ada, code: codeIn(app) };
    const made = await post('/set-up', fields);
    expect([made.status, made.headers.get('Location')]).toEqual([302, '/places']);
    expect(made.headers.get('Set-Cookie')).toMatch(
      /^concord-account=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    cookie = cookieOf(made);
    expect((await get('/places', cookie)).status).toBe(200);

    const { password_hash } = await db.selectFrom('account').selectAll().executeTakeFirstOrThrow();
    const { memorySize, iterations, parallelism } = PRODUCT_COST;
    expect(password_hash).toContain(`$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$`);

    const nowhere = mainOf(await get('/nowhere'));
    for (const cookies of ['', cookie]) {
      for (const gone of [await get('/set-up', cookies), await post('/set-up', fields, cookies)]) {
        expect(gone.status).toBe(404);
        expect(mainOf(gone)).toBe(nowhere);
      }
    }
    const before = app.logs().length;
    await app.restart();
    expect(app.logs().slice(before)).not.toContain('enter this code');
  });

  it('open pages to those who are signed in; others sign in first, whether there is such a page or not', async () => {
    for (const path of ['/places', '/places/nothing-here', '/places?a=1&b=2']) {
      const { status, headers } = await get(path);
      expect([status, headers.get('Location')]).toEqual([302, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
    const [form, nowhere] = [await post('/places/new', { name: 'x' }), await post('/nowhere', { name: 'x' })];
    expect(form.status).toBe(404);
    expect(mainOf(form)).toBe(mainOf(nowhere));
    const data = await get('/places.data');
    expect(data.body).toContain('/sign-in?next=%2Fplaces');
    expect(data.body).not.toContain('.data');
  });

  it('are not opened by a token that was made up', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), cookie.split('=')[1]!.toLowerCase()]) {
      expect((await get('/places', `concord-account=${token}`)).status).toBe(302);
    }
  });

  it('tell nobody whether an e-mail address has one', async () => {
    const [known, unknown] = await Promise.all([
      signIn(ada.email, 'not the password'),
      signIn('eve@example.org', 'not the password'),
    ]);
    expect([known.status, unknown.status]).toEqual([400, 400]);
    expect(wordsOf(known)).toBe(wordsOf(unknown));
    expect(known.headers.get('Set-Cookie')).toBeNull();
    expect(known.body).toContain(`value="${ada.email}"`);
    expect(known.body).not.toContain('not the password');
    expect((await signIn(ada.email, '')).status).toBe(400);
  });

  it('lead on to the page that was asked for, and to no other site', async () => {
    const leadsTo = async (next: string) =>
      (await signIn(ada.email, ada.password, `?next=${encodeURIComponent(next)}`)).headers.get('Location');
    expect(await leadsTo('/places/new?x=1')).toBe('/places/new?x=1');
    for (const next of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '']) {
      expect(await leadsTo(next), next).toBe('/places');
    }
    const again = await get('/sign-in?next=%2Fplaces%2Fnew', cookie);
    expect([again.status, again.headers.get('Location')]).toEqual([302, '/places/new']);
  });

  it('get a new session at each sign-in, which ends the one before in that browser', async () => {
    const first = cookieOf(await signIn(ada.email, ada.password));
    const second = cookieOf(await post('/sign-in', { email: ada.email, password: ada.password }, first));
    expect(second).not.toBe(first);
    expect((await get('/places', first)).status).toBe(302);
    expect((await get('/places', second)).status).toBe(200);
    expect((await get('/places', cookie)).status).toBe(200);
  });

  it('sign out by a form alone, and then nothing that was held opens anything', async () => {
    const session = cookieOf(await signIn(ada.email, ada.password));
    expect((await get('/sign-out', session)).status).toBe(302);
    expect((await get('/places', session)).status).toBe(200);
    for (let time = 0; time < 2; time += 1) {
      const left = await post('/sign-out', {}, session);
      expect([left.status, left.headers.get('Location')]).toEqual([302, '/sign-in']);
      expect(left.headers.get('Set-Cookie')).toMatch(/^concord-account=; .*Max-Age=0/);
    }
    expect((await get('/places', session)).status).toBe(302);
  });

  it('leave neither e-mail addresses nor passwords nor tokens in the logs', async () => {
    for (const secret of ['ada@', 'eve@', ada.password, 'not the password', cookie.split('=')[1]!]) {
      expect(app.logs().includes(secret), `the logs hold ${secret}`).toBe(false);
    }
  });

  it('are added at the command line with a password that is shown once', async () => {
    const { code, stdout } = await concord('account-add', 'Eve@Example.org', 'Eve', 'Moneypenny');
    expect(code).toBe(0);
    const password = /^ {2}([a-z]+(?:-[a-z]+){5})$/m.exec(stdout)![1]!;
    expect((await signIn('eve@example.org', password)).status).toBe(302);
    expect((await concord('account-add', 'eve@example.org', 'Eve')).code).toBe(1);
    expect((await concord('account-add', 'eve')).code).toBe(1);
  });

  it('have all that was done written down, and a command tells when that was tampered with', async () => {
    const whole = await concord('audit-verify');
    expect(whole).toMatchObject({ code: 0 });
    expect(whole.stdout).toMatch(/whole: \d\d+ entries/);
    const log = JSON.stringify(await db.selectFrom('audit_entry').selectAll().execute());
    for (const secret of ['ada@', 'eve@', 'Ada', 'Eve', ada.password, codeIn(app), '127.0.0.1', '::1']) {
      expect(log).not.toContain(secret);
    }
    const onPostgres = databaseUrl.startsWith('postgres');
    await (
      onPostgres
        ? sql`drop trigger audit_entry_append_only on audit_entry`
        : sql`drop trigger audit_entry_no_update`
    ).execute(db);
    await db.updateTable('audit_entry').set({ actor: 'system' }).where('seq', '=', 2).execute();
    const broken = await concord('audit-verify');
    expect(broken).toMatchObject({ code: 1 });
    expect(broken.stderr).toContain('Entry 2 is not as it was written');
  });
});

/**
 * Tries until an attempt is refused. The limit is one for each quarter of an hour, and the next may begin in the middle
 * of the attempts.
 */
async function untilRefused(limit: number, attempt: (count: number) => Promise<Reply>): Promise<Reply> {
  for (let count = 0; count <= limit * 2; count += 1) {
    const reply = await attempt(count);
    if (reply.status === 429) {
      expect(count).toBeGreaterThanOrEqual(limit);
      return reply;
    }
    expect(reply.status).toBe(400);
  }
  throw new Error(`still not refused after ${limit * 2} attempts`);
}

describe('Failed attempts over HTTP', () => {
  let app: RunningApp | undefined;
  afterEach(() => app?.stop());
  const start = async (env: Record<string, string>) => (app = await startApp({ env })).url;

  const tryCode = (url: string, forwarded: string) =>
    ask(`${url}/set-up`, {
      body: form({ ...ada, code: 'ABCD-EFGH-JKLM-NPQR' }),
      headers: { 'X-Forwarded-For': forwarded },
    });

  it(
    'count against who sent them, whatever they say of where they come from',
    { timeout: 90_000 },
    async () => {
      const url = await start({ TRUST_PROXY: 'false' });
      const refused = await untilRefused(20, (count) => tryCode(url, `203.0.113.${count}`));
      expect(wordsOf(refused)).toContain('Try again in 15 minutes');
      const words = { code: 'zoo-zoo-zoo-zoo' };
      await untilRefused(50, (count) =>
        ask(`${url}/try/return`, {
          body: form(words),
          headers: { 'X-Forwarded-For': `203.0.113.${count}` },
        }),
      );
      expect((await ask(`${url}/try/return`, { body: form(words) })).status).toBe(429);
    },
  );

  it.each(['true', '127.0.0.1/32, ::1, ::ffff:127.0.0.1'])(
    'count against whom the trusted proxy names, not what stood there before: TRUST_PROXY=%s',
    { timeout: 90_000 },
    async (TRUST_PROXY) => {
      const url = await start({ TRUST_PROXY });
      await untilRefused(20, (count) => tryCode(url, `192.0.2.${count}, 203.0.113.7`));
      expect((await tryCode(url, '203.0.113.7, 203.0.113.8')).status).toBe(400);
    },
  );
});
