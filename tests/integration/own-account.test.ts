import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { addMember, insertAccount } from 'db/queries/accounts';
import { insertPlace } from 'db/queries/places';
import { deriveKeys } from '~/lib/keys.server';
import { openMailer } from '~/lib/mail.server';
import { invitePerson, type Invitation } from '~/services/account-invitations.server';
import type { Services } from '~/services/context.server';
import { productHashes } from '../factories/product-passwords';
import { makeServices } from '../factories/services';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { newDatabase } from '../setup/databases';
import type { NewDatabase } from '../setup/databases';
import { cookieJar } from './cookie-jar';
import { openMailbox } from './mailbox';
import type { Mailbox } from './mailbox';
import { mainOf, wordsOf } from './visitor';
import type { Reply } from './visitor';

const SESSION_SECRET = 'a secret for the tests of own accounts, long enough';
const BASE_URL = 'https://concord.example';
const FROM = 'Concord <concord@example.org>';
const PASSWORD = 'marmalade-otter-window';
const NEXT = 'seven otters cross a river';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const leadsTo = (reply: Reply) => [reply.status, reply.headers.get('Location')];
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + ahead });

// On one engine: what differs between them is tested in tests/db.
describe('One’s own account over HTTP', () => {
  let place: NewDatabase;
  let opened: OpenDatabase;
  let app: RunningApp;
  let mailbox: Mailbox;
  let services: Services;
  beforeAll(async () => {
    [place, mailbox] = [await newDatabase('sqlite'), await openMailbox()];
    const env = { DATABASE_URL: place.url, SESSION_SECRET, BASE_URL, SMTP_URL: mailbox.url, MAIL_FROM: FROM };
    app = await startApp({ env });
    opened = await openDatabase(place.url);
    const mail = openMailer({ url: mailbox.url, from: FROM });
    services = { ...makeServices(opened.db), keys: deriveKeys(SESSION_SECRET), mail };
    // At full cost: how long an answer takes is looked at.
    const passwordHash = await productHashes.hashPassword(PASSWORD);
    for (const id of ['lead', 'ada', 'eve', 'gone']) {
      const account = { id, name: id, email: `${id}@example.org`, administrator: false, passwordHash };
      await insertAccount(opened.db, { ...account, createdOn: '2026-01-01' });
    }
    await opened.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'gone').execute();
    await opened.db.transaction().execute(async (trx) => {
      await insertPlace(trx, { id: 'p1', name: 'Exampleshire', createdOn: '2026-01-01' });
      await addMember(trx, { accountId: 'lead', placeId: 'p1', role: 'lead' });
    });
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    await app?.stop();
    await mailbox?.close();
    await place?.remove();
  });

  const browser = (userAgent?: string) => cookieJar(() => app.url, userAgent);
  const signedIn = async (email: string, password = PASSWORD, userAgent?: string) => {
    const at = browser(userAgent);
    expect(leadsTo(await at.post('/sign-in', { email, password }))).toEqual([302, '/places']);
    return at;
  };
  /** Invites by e-mail, and gives the path of the link that comes. */
  const invited = async (email: string, more: Partial<Invitation> = {}) => {
    const wanted: Invitation = { email, place: { placeId: 'p1', role: 'viewer' }, ...more };
    await invitePerson(services, { accountId: 'lead' }, wanted, (token) => `${BASE_URL}/invitation/${token}`);
    return linkIn((await mailbox.next(email, 'Join Exampleshire')).text);
  };
  const linkIn = (text: string) => /^https:\/\/concord\.example(\/\S+)$/m.exec(text)![1]!;
  const askForReset = (email: string) => browser().post('/forgotten', { email });

  it('is made by an invitation that came by e-mail, and leads into the place', async () => {
    const path = await invited('carol@example.org');
    const at = browser();
    const page = await at.get(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('Cache-Control')).toBe('no-store');
    expect(wordsOf(page)).toMatch(/lead invites carol@example\.org to join Exampleshire/);
    expect(wordsOf(page)).toContain('a viewer: you read the results');

    const weak = await at.post(path, { name: '', password: 'contortionist' });
    expect(weak.status).toBe(400);
    expect(wordsOf(weak)).toContain('Enter your name');
    expect(wordsOf(weak)).toContain('harder to guess');
    expect(weak.body).not.toContain('contortionist');
    const kept = await at.post(path, { name: 'Carol', password: '' });
    expect(kept.body).toContain('value="Carol"');

    const form = { name: 'Carol', email: 'carol@example.org', password: PASSWORD };
    expect(leadsTo(await at.post(path, form))).toEqual([302, '/places/p1']);
    expect([...at.cookies.keys()]).toEqual(['__Host-concord-account']);
    expect((await at.get('/places/p1')).status).toBe(200);
    // A second press of the button, from a browser that the first answer did not reach.
    expect(leadsTo(await browser().post(path, form))).toEqual([302, '/places']);
    expect((await browser().post(path, { ...form, password: NEXT })).status).toBe(410);
  });

  it('is what an invitation is accepted with, where there is one', async () => {
    const path = await invited('ada@example.org');
    const at = browser();
    expect(wordsOf(await at.get(path))).toContain('You have an account with this address');
    const next = `/sign-in?next=${encodeURIComponent(path)}`;
    expect((await at.get(path)).body).toContain(`href="${next}"`);
    expect(leadsTo(await at.post(next, { email: 'ada@example.org', password: PASSWORD }))).toEqual([
      302,
      path,
    ]);

    const other = await signedIn('eve@example.org');
    expect(wordsOf(await other.get(path))).toContain('You are signed in as eve@example.org');
    expect((await other.post(path)).status).toBe(409);

    expect(wordsOf(await at.get(path))).toContain('Accept');
    for (let press = 0; press < 2; press += 1) {
      expect(leadsTo(await at.post(path, { place: 'p1' }))).toEqual([302, '/places/p1']);
    }
    expect((await other.post(path, { place: 'p1' })).status).toBe(410);
  });

  it('cannot be had by links that are over, used, changed or made up: all look alike', async () => {
    const [used, over] = [await invited('dan@example.org'), await invited('fay@example.org')];
    await browser().post(used, { name: 'Dan', password: PASSWORD });
    await opened.db
      .updateTable('account_invitation')
      .set({ expires_at: '2026-01-01T00:00:00.000Z' })
      .where('email', '=', 'fay@example.org')
      .execute();
    const pages = await Promise.all(
      [used, over, `${over}0`, over.toUpperCase(), '/invitation/x', `/invitation/${'0'.repeat(64)}`].flatMap(
        (path) => [browser().get(path), browser().post(path, { name: 'x', password: PASSWORD })],
      ),
    );
    for (const page of pages) {
      expect(page.status).toBe(410);
      expect(mainOf(page)).toBe(mainOf(pages[0]!));
      expect(page.headers.getSetCookie()).toEqual([]);
    }
  });

  it('gets a new password by e-mail, once, and every session ends', async () => {
    const before = await signedIn('ada@example.org');
    expect(wordsOf(await askForReset('ADA@example.org'))).toContain('on its way there');
    const path = linkIn((await mailbox.next('ada@example.org', 'Choose a new password')).text);
    const at = browser();
    expect(wordsOf(await at.get(path))).toContain('ada@example.org');
    expect((await at.post(path, { password: 'short' })).status).toBe(400);
    expect(leadsTo(await at.post(path, { email: 'ada@example.org', password: NEXT }))).toEqual([
      302,
      '/sign-in?new-password',
    ]);
    expect(wordsOf(await at.get('/sign-in?new-password'))).toContain('Your password is changed');
    expect((await before.get('/places')).status).toBe(302);
    await mailbox.next('ada@example.org', 'password was changed');
    expect((await at.post('/sign-in', { email: 'ada@example.org', password: PASSWORD })).status).toBe(400);

    const again = browser();
    expect(leadsTo(await again.post(path, { email: 'ada@example.org', password: NEXT }))).toEqual([
      302,
      '/places',
    ]);
    for (const used of [await browser().get(path), await browser().post(path, { password: PASSWORD })]) {
      expect(used.status).toBe(410);
    }
    await signedIn('ada@example.org', NEXT);
  });

  it('is told of to nobody who asks for a new password, signs in or comes with a link', async () => {
    const came = mailbox.received.length;
    const alike = async (ask: (email: string) => Promise<Reply>, again = true): Promise<void> => {
      const emails = ['eve@example.org', 'gone@example.org', 'nobody@example.org'];
      const quickest = new Map<string, number>();
      const said = new Set<string>();
      // In turn, so that what else the computer does slows all of them; the first round warms up.
      for (let round = 0; round < 4; round += 1) {
        for (const email of emails) {
          const start = performance.now();
          const reply = await ask(email);
          const took = performance.now() - start;
          if (round > 0) quickest.set(email, Math.min(took, quickest.get(email) ?? Infinity));
          said.add(`${reply.status} ${wordsOf(reply).replaceAll(email, '')}`);
        }
      }
      expect(said.size).toBe(1);
      const times = [...quickest.values()];
      const limit = Math.min(...times) * 2.5 + 30;
      // Once more where something else was in the way: what is done for one alone is done each time.
      if (again && Math.max(...times) >= limit) return alike(ask, false);
      expect(Math.max(...times), times.join()).toBeLessThan(limit);
    };
    await alike((email) => browser().post('/sign-in', { email, password: 'not the password' }));
    await alike(askForReset);
    await mailbox.next('eve@example.org', 'Choose a new password');
    const later = mailbox.received.slice(came).flatMap(({ to }) => to);
    expect(new Set(later)).toEqual(new Set(['eve@example.org']));
    // The right password of a deactivated account gets the words of a wrong one.
    const gone = await browser().post('/sign-in', { email: 'gone@example.org', password: PASSWORD });
    const wrong = await browser().post('/sign-in', { email: 'gone@example.org', password: NEXT });
    expect([gone.status, wordsOf(gone)]).toEqual([wrong.status, wordsOf(wrong)]);
  });

  it('asks for the code of an app in a second step, once it is turned on', async () => {
    const at = await signedIn('eve@example.org', PASSWORD, FIREFOX);
    const elsewhere = await signedIn('eve@example.org');
    const page = await at.get('/account/second-factor');
    expect(page.body).toContain('aria-label="QR code');
    const secret = /app-secret">([A-Z2-7 ]+)</.exec(page.body)![1]!.replaceAll(' ', '');
    expect((await at.get('/account/second-factor')).body).toContain(secret.slice(0, 4));
    const wrong = await at.post('/account/second-factor', { password: 'x', code: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain(secret.slice(0, 4));

    const used = codeOf(secret);
    const turned = await at.post('/account/second-factor', { password: PASSWORD, code: used });
    expect(turned.status).toBe(200);
    const codes = [...turned.body.matchAll(/<code>([\w-]{14})<\/code>/g)].map(([, code]) => code!);
    expect(codes).toHaveLength(10);
    expect((await elsewhere.get('/places')).status).toBe(302);
    const shown = await at.get('/account/second-factor');
    expect(wordsOf(shown)).toContain('You have 10 left');
    expect(shown.body).not.toContain(codes[0]);
    expect(shown.body).not.toContain(secret.slice(0, 4));

    const second = browser();
    const next = '/account';
    const first = await second.post(`/sign-in?next=${next}`, {
      email: 'eve@example.org',
      password: PASSWORD,
    });
    expect(leadsTo(first)).toEqual([302, '/sign-in/code?next=%2Faccount']);
    expect(first.headers.getSetCookie().join()).toMatch(
      /^concord-second-step=[^;]+; Path=\/sign-in; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(first.headers.getSetCookie().join()).not.toContain('concord-account');
    expect((await second.get('/places')).status).toBe(302);
    expect((await second.get('/sign-in/code')).status).toBe(200);
    const refused = await second.post('/sign-in/code', { code: used });
    expect(refused.status).toBe(400);
    expect(wordsOf(refused)).toContain('Each code works once');
    const held = second.cookies.get('concord-second-step')!;
    const code = codeOf(secret, 30_000);
    expect(leadsTo(await second.post('/sign-in/code?next=%2Faccount', { code }))).toEqual([302, '/account']);
    expect([...second.cookies.keys()]).toEqual(['__Host-concord-account']);

    const thief = browser();
    expect(leadsTo(await thief.get('/sign-in/code?next=//evil.example'))).toEqual([302, '/sign-in']);
    thief.cookies.set('concord-second-step', held);
    expect((await thief.post('/sign-in/code', { code })).status).toBe(400);
    expect(leadsTo(await thief.post('/sign-in/code?next=https://evil.example', { code: codes[0]! }))).toEqual(
      [302, '/account/second-factor'],
    );
    thief.cookies.set('concord-second-step', `${held.slice(0, -2)}AA`);
    thief.cookies.delete('__Host-concord-account');
    expect(leadsTo(await thief.post('/sign-in/code', { code: codes[1]! }))).toEqual([302, '/sign-in']);

    // A new password does not turn it off, nor does the page for that without a code.
    await askForReset('eve@example.org');
    const reset = linkIn((await mailbox.next('eve@example.org', 'Choose a new password')).text);
    await browser().post(reset, { password: NEXT });
    const afresh = browser();
    const again = await afresh.post('/sign-in', { email: 'eve@example.org', password: NEXT });
    expect(leadsTo(again)).toEqual([302, '/sign-in/code']);
    expect(leadsTo(await afresh.post('/sign-in/code', { code: codes[3]! }))[0]).toBe(302);
    const changed = { present: NEXT, password: PASSWORD };
    expect(leadsTo(await afresh.post('/account/password', changed))).toEqual([302, '/account']);
    expect(
      (await afresh.post('/account/second-factor/off', { password: PASSWORD, code: '123' })).status,
    ).toBe(400);
    const off = await afresh.post('/account/second-factor/off', { password: PASSWORD, code: codes[2]! });
    expect(leadsTo(off)).toEqual([302, '/account']);
    expect((await afresh.get('/account')).status).toBe(200);
    await signedIn('eve@example.org');
  });

  it('lists where it is signed in, signs out one or all others, and changes name and password', async () => {
    const at = await signedIn('lead@example.org', PASSWORD, FIREFOX);
    const [other, third] = [await signedIn('lead@example.org'), await signedIn('lead@example.org')];
    const page = await at.get('/account');
    expect(wordsOf(page)).toMatch(/Firefox on Linux \(this browser\)/);
    const ids = [...page.body.matchAll(/name="session" value="([0-9a-f]+)"/g)].map(([, id]) => id!);
    expect(ids).toHaveLength(2);
    expect(page.body).not.toContain(at.cookies.get('__Host-concord-account'));
    // Somebody else's button does nothing here.
    const eve = await signedIn('eve@example.org');
    for (const id of ids) await eve.post('/account/sessions', { session: id });
    for (const held of [other, third]) expect((await held.get('/places')).status).toBe(200);

    expect(leadsTo(await at.post('/account/sessions', { session: ids[0]! }))).toEqual([302, '/account']);
    const still = await Promise.all([other, third].map(async (held) => (await held.get('/places')).status));
    expect(still.toSorted()).toEqual([200, 302]);
    await at.post('/account/sessions', { session: 'others' });
    for (const held of [other, third]) expect((await held.get('/places')).status).toBe(302);

    expect((await at.post('/account/name', { name: ' ' })).status).toBe(400);
    expect(leadsTo(await at.post('/account/name', { name: '<b>Lea</b>' }))).toEqual([302, '/account']);
    expect((await at.get('/places')).body).toContain('&lt;b&gt;Lea&lt;/b&gt;');

    const before = at.cookies.get('__Host-concord-account');
    const wrong = await at.post('/account/password', { present: 'x', password: NEXT });
    expect(wrong.status).toBe(400);
    expect(wordsOf(wrong)).toContain('Enter the password that you sign in with now');
    expect(
      (await at.post('/account/password', { present: PASSWORD, password: 'lead lead lead' })).status,
    ).toBe(400);
    expect(leadsTo(await at.post('/account/password', { present: PASSWORD, password: NEXT }))).toEqual([
      302,
      '/account',
    ]);
    expect(at.cookies.get('__Host-concord-account')).not.toBe(before);
    expect((await at.get('/account')).status).toBe(200);
  });

  it('is closed to whoever is not signed in, and ends with the account', async () => {
    expect((await browser().get('/account')).status).toBe(302);
    const pages = ['/account/name', '/account/password', '/account/second-factor'];
    for (const path of [...pages, '/account/second-factor/off', '/account/second-factor/recovery-codes']) {
      expect(leadsTo(await browser().get(path))).toEqual([302, `/sign-in?next=${encodeURIComponent(path)}`]);
      expect((await browser().post(path)).status).toBe(404);
    }
    expect((await browser().post('/account/sessions', { session: 'others' })).status).toBe(404);
    const at = await signedIn('eve@example.org');
    await opened.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'eve').execute();
    expect((await at.get('/account')).status).toBe(302);
    expect((await at.post('/account/name', { name: 'x' })).status).toBe(404);
  });

  it('leaves no link, address, code or password in the logs, and no listed password in what browsers get', () => {
    const links = mailbox.received.flatMap(({ text }) => [...text.matchAll(/[0-9a-f]{64}/g)].map(String));
    expect(links.length).toBeGreaterThan(5);
    for (const secret of [...links, '@example.org', PASSWORD, NEXT]) expect(app.logs()).not.toContain(secret);
    const built = fileURLToPath(new URL('../../build/client/assets/', import.meta.url));
    const scripts = readdirSync(built).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(10);
    for (const name of scripts) {
      expect(readFileSync(built + name, 'utf8'), name).not.toMatch(/polniypizdec|mailcreated|otpauth/);
    }
  });
});

describe('Where there is no mail server', () => {
  it('a forgotten password is for an administrator, and nothing is sent', async () => {
    const app = await startApp();
    try {
      const at = cookieJar(() => app.url);
      expect(wordsOf(await at.get('/forgotten'))).toContain('Ask an administrator');
      expect((await at.post('/forgotten', { email: 'ada@example.org' })).status).toBe(404);
      for (const path of ['/sign-in/provider', '/sign-in/provider/back?code=x&state=y']) {
        expect((await at.get(path)).status).toBe(404);
      }
    } finally {
      await app.stop();
    }
  });
});
