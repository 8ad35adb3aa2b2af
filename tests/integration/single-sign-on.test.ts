import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { findAccountByEmail, findRole, insertAccount } from 'db/queries/accounts';
import { insertPlace } from 'db/queries/places';
import { deriveKeys } from '~/lib/keys.server';
import { invitePerson } from '~/services/account-invitations.server';
import { hashPassword } from '~/services/password-hashes.server';
import { makeServices } from '../factories/services';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { newDatabase } from '../setup/databases';
import type { NewDatabase } from '../setup/databases';
import { cookieJar } from './cookie-jar';
import type { CookieJar } from './cookie-jar';
import { wordsOf } from './visitor';
import type { Reply } from './visitor';

const SESSION_SECRET = 'a secret for the tests of single sign-on, long enough';
const BASE_URL = 'https://concord.example';
const PASSWORD = 'marmalade-otter-window';
const BACK = '/sign-in/provider/back';
const leadsTo = (reply: Reply) => [reply.status, reply.headers.get('Location')];

/** People as the provider knows them. */
const PEOPLE: Record<string, object> = {
  'ada-there': { email: 'Ada@example.org', email_verified: true, name: 'Ada Okonkwo' },
  'ada-unverified': { email: 'ada@example.org', email_verified: false, name: 'Not Ada' },
  'ada-again': { email: 'ada@example.org', email_verified: true, name: 'Another Ada' },
  'carol-there': { email: 'carol@example.org', email_verified: true, name: 'Carol Li' },
  'nobody-there': { email: 'nobody@example.org', email_verified: true, name: 'Nobody' },
  'without-address': { name: 'Anonymous' },
  'gone-there': { email: 'gone@example.org', email_verified: true, name: 'Gone' },
};

/** A provider on this computer, at which one is whoever one says. */
async function openProvider(port = 0): Promise<{ issuer: string; port: number; close(): Promise<void> }> {
  let handle: (...asked: Parameters<ReturnType<Provider['callback']>>) => unknown = () => {};
  const server: Server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const at = (server.address() as AddressInfo).port;
  const issuer = `http://127.0.0.1:${at}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'concord', client_secret: 'the secret of the client', redirect_uris: [BASE_URL + BACK] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...PEOPLE[sub] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: true } },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  handle = provider.callback();
  return {
    issuer,
    port: at,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

// On one engine: what differs between them is tested in tests/db.
describe('Single sign-on over HTTP', () => {
  let place: NewDatabase;
  let opened: OpenDatabase;
  let app: RunningApp;
  let provider: Awaited<ReturnType<typeof openProvider>>;
  beforeAll(async () => {
    [place, provider] = [await newDatabase('sqlite'), await openProvider()];
    const env = {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'concord',
      OIDC_CLIENT_SECRET: 'the secret of the client',
      OIDC_NAME: 'Examplemail',
    };
    app = await startApp({ env: { DATABASE_URL: place.url, SESSION_SECRET, BASE_URL, ...env } });
    opened = await openDatabase(place.url);
    const passwordHash = await hashPassword(PASSWORD);
    for (const id of ['ada', 'gone']) {
      const account = { id, name: id, email: `${id}@example.org`, administrator: id === 'ada', passwordHash };
      await insertAccount(opened.db, { ...account, createdOn: '2026-01-01' });
    }
    await opened.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'gone').execute();
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    await app?.stop();
    await provider?.close();
    await place?.remove();
  });

  const browser = () => cookieJar(() => app.url);

  /** Leaves for the provider, is somebody there, and gives the path one is sent back to. */
  async function atProvider(at: CookieJar, who: string, next = ''): Promise<string> {
    const left = await at.get(`/sign-in/provider${next && `?next=${encodeURIComponent(next)}`}`);
    expect(left.status).toBe(302);
    let url = new URL(left.headers.get('Location')!);
    const there = cookieJar(() => provider.issuer);
    for (let step = 0; step < 10; step += 1) {
      if (url.href.startsWith(BASE_URL)) return url.pathname + url.search;
      const page = await there.get(url.pathname + url.search);
      const form = /<form[^>]* action="([^"]+)"/.exec(page.body)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(page.body)?.[1];
      const answer =
        form === undefined
          ? page
          : await there.post(new URL(form, url).pathname, {
              prompt: prompt ?? '',
              ...(prompt === 'login' && { login: who, password: 'x' }),
            });
      url = new URL(answer.headers.get('Location')!, url);
    }
    throw new Error(`did not come back: ${url.href}`);
  }
  const comeBackAs = async (who: string, next?: string, at = browser()) =>
    at.get(await atProvider(at, who, next));

  it('is offered beside the password, and leaves with a proof of who left', async () => {
    const at = browser();
    const page = await at.get('/sign-in?next=%2Fplaces%2Fnew');
    expect(wordsOf(page)).toContain('Sign in with Examplemail');
    expect(page.body).toContain('href="/sign-in/provider?next=%2Fplaces%2Fnew"');
    const left = await at.get('/sign-in/provider');
    const asked = new URL(left.headers.get('Location')!).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toBe(BASE_URL + BACK);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)!.length).toBeGreaterThan(20);
    const cookie = left.headers.getSetCookie().join();
    expect(cookie).toMatch(/; Path=\/sign-in\/provider; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain(asked.get('state'));
  });

  it('joins the account with the verified address, asks for no code, and leads on to a path of this site', async () => {
    await opened.db.updateTable('account').set({ totp_sealed: 'x' }).where('id', '=', 'ada').execute();
    const at = browser();
    expect(leadsTo(await comeBackAs('ada-there', '/places/new?x=1', at))).toEqual([302, '/places/new?x=1']);
    expect([...at.cookies.keys()]).toEqual(['__Host-concord-account']);
    expect(wordsOf(await at.get('/account'))).toContain('You can sign in with Examplemail');
    const log = await opened.db.selectFrom('audit_entry').select(['action', 'details']).execute();
    expect(log.map(({ action }) => action)).toEqual(['account.joined-provider', 'session.begun']);
    expect(JSON.stringify(log)).not.toContain('ada');
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      expect(leadsTo(await comeBackAs('ada-there', next))).toEqual([302, '/places']);
    }
  });

  it.each(['ada-unverified', 'ada-again', 'nobody-there', 'without-address', 'gone-there'])(
    'lets in nobody whom Concord does not know: %s',
    async (who) => {
      const at = browser();
      const reply = await comeBackAs(who, undefined, at);
      expect(reply.status).toBe(403);
      expect(wordsOf(reply)).toContain('There is no account for you yet');
      expect([...at.cookies.keys()]).toEqual([]);
    },
  );

  it('takes up an invitation of the verified address', async () => {
    const services = { ...makeServices(opened.db), keys: deriveKeys(SESSION_SECRET) };
    await opened.db
      .transaction()
      .execute((trx) => insertPlace(trx, { id: 'p1', name: 'Exampleshire', createdOn: '2026-01-01' }));
    const invitation = { email: 'carol@example.org', place: { placeId: 'p1', role: 'lead' as const } };
    const made = await invitePerson(
      services,
      { accountId: 'ada' },
      invitation,
      (token) => `/invitation/${token}`,
    );
    const path = made.outcome === 'invited' ? made.url : '';
    const page = await browser().get(path);
    expect(page.body).toContain(`href="/sign-in/provider?next=${encodeURIComponent(path)}"`);
    expect(leadsTo(await comeBackAs('carol-there', path))).toEqual([302, '/places']);
    const carol = (await findAccountByEmail(opened.db, 'carol@example.org'))!;
    expect(carol).toMatchObject({ name: 'Carol Li', passwordHash: '' });
    expect(await findRole(opened.db, carol.id, 'p1')).toBe('lead');
  });

  it('refuses whoever comes back with another state, another code, a second time, or from another browser', async () => {
    const at = browser();
    const path = await atProvider(at, 'ada-there');
    const held = new Map(at.cookies);
    const tampered = [
      path.replace(/state=[^&]+/, 'state=another'),
      path.replace(/&?state=[^&]+/, ''),
      path.replace(/code=[^&]+/, 'code=another'),
      path.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'),
      `${BACK}?error=access_denied&state=${/state=([^&]+)/.exec(path)![1]}`,
      BACK,
    ];
    for (const back of [...tampered, path]) {
      const thief = browser();
      expect((await thief.get(back)).status, 'without what the browser held').toBe(400);
    }
    for (const back of tampered) {
      at.cookies.clear();
      for (const [name, value] of held) at.cookies.set(name, value);
      const reply = await at.get(back);
      expect(reply.status, back).toBe(400);
      expect(wordsOf(reply)).toContain('You are not signed in yet');
      expect([...at.cookies.keys()]).toEqual([]);
    }
    // A code that was tried in vain may be spent: begin anew.
    const right = await atProvider(at, 'ada-there');
    const again = new Map(at.cookies);
    expect((await at.get(right)).status).toBe(302);
    expect((await at.get(right)).status, 'a second time').toBe(400);
    const replay = browser();
    for (const [name, value] of again) replay.cookies.set(name, value);
    expect((await replay.get(right)).status, 'a second time, with what the browser held').toBe(400);
    expect([...replay.cookies.keys()]).toEqual([]);
  });

  it(
    'says so where the provider does not answer, and the password goes on working',
    { timeout: 60_000 },
    async () => {
      const at = browser();
      const back = await atProvider(at, 'ada-there');
      await provider.close();
      const late = await at.get(back);
      expect(late.status).toBe(502);
      expect(wordsOf(late)).toContain('does not answer');

      await opened.db.updateTable('account').set({ totp_sealed: null }).where('id', '=', 'ada').execute();
      await app.restart();
      const down = await browser().get('/sign-in/provider');
      expect(down.status).toBe(502);
      expect(wordsOf(down)).toContain('Try Examplemail again');
      const signIn = { email: 'ada@example.org', password: PASSWORD };
      expect(leadsTo(await browser().post('/sign-in', signIn))).toEqual([302, '/places']);

      provider = await openProvider(provider.port);
      expect(leadsTo(await comeBackAs('ada-there'))).toEqual([302, '/places']);
      for (const secret of ['example.org', 'Okonkwo', 'the secret of the client', PASSWORD]) {
        expect(app.logs()).not.toContain(secret);
      }
    },
  );
});
