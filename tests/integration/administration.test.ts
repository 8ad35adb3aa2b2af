import { fileURLToPath } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from 'db/client';
import { readCsv } from '~/domain/answers-file/csv';
import { startApp, type RunningApp } from '../setup/app';
import { newDatabase, type NewDatabase } from '../setup/databases';
import { draft, locationOf, registerPlace, signedIn, type SignedIn } from './leads';
import { ask, mainOf, type Reply, wordsOf } from './visitor';

const SESSION_SECRET = 'the secret of an installation under test';
const idIn = (path: string) => path.split('/').at(-1)!;
/** Of the parts of addresses, what fits none of the routes' own. */
const NOBODY = '0'.repeat(32);

// On one engine: what differs between them is tested in tests/db, and each start takes seconds.
describe('The administration over HTTP', () => {
  let where: NewDatabase;
  let opened: OpenDatabase;
  let app: RunningApp;
  let root: SignedIn;
  let ada: SignedIn;
  let bob: SignedIn;
  let place: string;
  beforeAll(async () => {
    where = await newDatabase('sqlite');
    app = await startApp({ env: { DATABASE_URL: where.url, SESSION_SECRET } });
    opened = await openDatabase(where.url);
    root = await signedIn(app.url, opened.db, 'Root', { administrator: true });
    ada = await signedIn(app.url, opened.db, 'Ada <b>Okonkwo</b>');
    bob = await signedIn(app.url, opened.db, '=1+1');
    place = await registerPlace(ada, 'Exampleshire');
    await draft(ada, place);
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    await app?.stop();
    await where?.remove();
  });

  /** Every address below the administration, with ids of what is there. */
  async function everyPath(): Promise<string[]> {
    const file = new URL('../../build/server/index.js', import.meta.url);
    const { routes } = (await import(/* @vite-ignore */ fileURLToPath(file))) as ServerBuild;
    const ids: Record<string, string> = {
      ':place': idIn(place),
      ':person': ada.id,
      ':command': 'deactivate',
      '*': 'nothing',
    };
    const pathOf = (id: string | undefined): string => {
      const route = id === undefined ? undefined : routes[id];
      return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : '';
    };
    const found = Object.keys(routes)
      .map(pathOf)
      .filter((path) => path.startsWith('/administration'))
      .map((path) =>
        path
          .split('/')
          .map((part) => ids[part] ?? part)
          .join('/'),
      );
    return [...new Set(found)];
  }

  const membersPath = (path = '') => `${place}/people${path}`;
  const log = async () => wordsOf(await ada.ask(`${place}/log`));

  it('is not there for anybody else, page by page and form by form', async () => {
    const paths = await everyPath();
    expect(paths.length).toBeGreaterThan(15);
    const nowhere = mainOf(await ada.ask('/nowhere'));
    for (const path of paths) {
      // A file has no page to say so on.
      const said = path.endsWith('/file') ? 'Nothing is here.\n' : nowhere;
      const page = await ada.ask(path);
      expect([path, page.status, mainOf(page)]).toEqual([path, 404, said]);
      // A page without a form takes none from anybody.
      const form = await ada.post(path, { email: 'eve@example.org', role: 'lead' });
      if (form.status === 405) expect((await root.post(path)).status).toBe(405);
      else expect([path, form.status, mainOf(form)]).toEqual([path, 404, said]);
      const data = await ada.ask(`${path}.data`);
      expect(data.body).not.toMatch(/example\.org|SESSION_SECRET|Exampleshire/);
      const signedOut = await ask(app.url + path);
      expect([signedOut.status, locationOf(signedOut)]).toEqual([
        302,
        `/sign-in?next=${encodeURIComponent(path)}`,
      ]);
      const unknown = await ask(app.url + path, { body: new URLSearchParams() });
      expect([404, 405]).toContain(unknown.status);
    }
    expect(wordsOf(await ada.ask('/places'))).not.toContain('Administration');
    expect(wordsOf(await root.ask('/places'))).toContain('Administration');
    expect(await opened.db.selectFrom('account_invitation').selectAll().execute()).toEqual([]);
  });

  it('tells of no password, token or secret, in pages and in what loaders answer', async () => {
    await root.post('/administration/people/invite', { email: 'zoe@example.org' });
    const rows = await Promise.all([
      opened.db.selectFrom('account').select('password_hash as secret').execute(),
      opened.db.selectFrom('session').select('token_hash as secret').execute(),
      opened.db.selectFrom('account_invitation').select('token_hash as secret').execute(),
    ]);
    const secrets = [SESSION_SECRET, ...rows.flat().map(({ secret }) => secret)];
    expect(secrets.length).toBeGreaterThan(6);
    const shown = (await everyPath()).filter((path) => !path.endsWith('/nothing'));
    const own = [membersPath(), membersPath(`/${ada.id}`), `${place}/log`];
    for (const path of [...shown, ...shown.map((one) => `${one}.data`)]) {
      const { body, status } = await root.ask(path);
      expect([path, status]).toEqual([
        path,
        path.endsWith('/file') ? 302 : path.endsWith('/file.data') ? 202 : 200,
      ]);
      for (const secret of secrets) expect(body).not.toContain(secret);
    }
    for (const path of own) {
      for (const { body, status } of [await ada.ask(path), await ada.ask(`${path}.data`)]) {
        expect(status).toBe(200);
        for (const secret of secrets) expect(body).not.toContain(secret);
      }
    }
  });

  it('invites, shows the link once, and takes the invitation back', async () => {
    const wrong = await root.post('/administration/people/invite', { email: 'zoe@', administrator: 'yes' });
    expect(wrong.status).toBe(400);
    expect(wordsOf(wrong)).toContain('Enter an e-mail address in full');
    expect(wrong.body).toContain('value="zoe@"');
    const made = await root.post('/administration/people/invite', {
      email: 'zoe@example.org',
      analyst: 'yes',
    });
    expect(made.body).toMatch(new RegExp(`value="${app.url}/invitation/[0-9a-f]{64}"`));
    const list = await root.ask('/administration/people/invitations');
    expect(wordsOf(list)).toMatch(/zoe@example\.org\s+Programme analyst\s+Root/);
    const invitation = /name="invitation" value="([^"]+)"/.exec(list.body)![1]!;
    const takeBack = () =>
      root.post('/administration/people/invitations', { intent: 'take-back', invitation });
    expect((await takeBack()).status).toBe(302);
    expect((await takeBack()).status).toBe(409);
    expect(wordsOf(await root.ask('/administration/people/invitations'))).toContain(
      'There are no open invitations',
    );
  });

  it('finds people by their words', async () => {
    const found = wordsOf(await root.ask('/administration/people?q=okonkwo'));
    expect(found).toContain('1 person');
    expect(found).toContain('Exampleshire (lead)');
    expect(wordsOf(await root.ask('/administration/people?q=%25'))).toContain('3 people');
    expect(wordsOf(await root.ask('/administration/people?q=nobody'))).toContain('Nobody found');
  });

  it('does not leave a place without a lead, and says whom to appoint first', async () => {
    const path = `/administration/people/${ada.id}/deactivate`;
    const page = await root.ask(path);
    expect(wordsOf(page)).toContain('Nobody else leads these places');
    expect(page.body).toContain(`href="/administration/places/${idIn(place)}"`);
    expect(wordsOf(page)).not.toContain('Cancel');
    expect((await root.post(path)).status).toBe(409);
    expect((await ada.ask('/places')).status).toBe(200);
  });

  it('appoints a lead, as every lead reads in the log of the place', async () => {
    const path = `/administration/places/${idIn(place)}`;
    expect(wordsOf(await root.ask(path))).toContain('1 draft');
    expect((await root.ask(path)).body).not.toContain('Autumn 2026');
    expect((await bob.ask(place)).status).toBe(404);
    expect((await root.post(path, { email: bob.email })).status).toBe(302);
    expect((await bob.ask(place)).status).toBe(200);
    expect(await log()).toMatch(/Appointed =1\+1 as lead, as administrator\s+Root/);
    const again = await root.post(path, { email: bob.email });
    expect([again.status, wordsOf(again)]).toEqual([
      400,
      expect.stringContaining('They lead this place already'),
    ]);
    const invited = await root.post(path, { email: 'new@example.org' });
    expect(wordsOf(invited)).toContain('Hand over this link');
    expect((await root.post(`/administration/places/${NOBODY}`, { email: bob.email })).status).toBe(404);
  });

  it('deactivates an account, which is signed out at once, and activates it again', async () => {
    const path = `/administration/people/${bob.id}`;
    expect((await bob.ask('/places')).status).toBe(200);
    expect(locationOf(await root.post(`${path}/deactivate`))).toBe(path);
    expect(locationOf(await bob.ask('/places'))).toContain('/sign-in');
    expect((await root.post(`${path}/deactivate`)).status).toBe(409);
    expect(wordsOf(await root.ask(path))).toContain('Deactivated');
    const signIn = { email: bob.email, password: 'seven otters cross a quiet river' };
    const signInAgain = () => ask(`${app.url}/sign-in`, { body: new URLSearchParams(signIn) });
    expect((await signInAgain()).status).toBe(400);
    expect((await root.post(`${path}/activate`)).status).toBe(302);
    expect((await signInAgain()).status).toBe(302);
    for (const own of ['deactivate', 'end-sessions']) {
      expect((await root.ask(`/administration/people/${root.id}/${own}`)).status).toBe(302);
    }
    expect((await root.post(`/administration/people/${root.id}/deactivate`)).status).toBe(409);
    expect((await root.post(`${path}/delete`)).status).toBe(404);
  });

  it('changes roles from those that were shown, and never one’s own away', async () => {
    const path = `/administration/people/${bob.id}`;
    const was = { wasAdministrator: 'no', wasAnalyst: 'no' };
    expect((await root.post(path, { ...was, analyst: 'yes' })).status).toBe(302);
    const late = await root.post(path, { ...was, administrator: 'yes' });
    expect([late.status, wordsOf(late)]).toEqual([
      409,
      expect.stringContaining('Somebody else changed these roles'),
    ]);
    const own = await root.post(`/administration/people/${root.id}`, {
      wasAdministrator: 'yes',
      wasAnalyst: 'no',
    });
    expect([own.status, wordsOf(own)]).toEqual([400, expect.stringContaining('Ask another administrator')]);
    expect((await root.ask('/administration')).status).toBe(200);
  });

  it('makes a link to choose a new password, without ever seeing one', async () => {
    const made = await root.post(`/administration/people/${bob.id}/reset-link`);
    expect(made.body).toMatch(new RegExp(`value="${app.url}/new-password/[0-9a-f]{64}"`));
    const removed = await root.post(`/administration/people/${bob.id}/remove-second-factor`);
    expect(removed.status).toBe(409);
  });

  it('keeps texts that everybody reads, as plain text', async () => {
    const privacy = async () => wordsOf(await ask(`${app.url}/privacy`));
    expect(await privacy()).toContain('Ask whoever invited you');
    expect(wordsOf(await ask(`${app.url}/accessibility`))).toContain('has not said whom to tell');
    const texts = {
      controller: 'Exampleshire Council (made-up)',
      contactEmail: 'data@example.org',
      privacy: 'One.\r\n\r\n<script>alert(1)</script> two',
      accessibility: 'Call 01632 960 001',
    };
    const wrong = await root.post('/administration/texts', {
      ...texts,
      version: '0',
      contactEmail: 'data',
      contactTelephone: 'call me',
    });
    expect(wrong.status).toBe(400);
    for (const kept of ['value="data"', 'value="call me"', 'Exampleshire Council (made-up)']) {
      expect(wrong.body).toContain(kept);
    }
    expect(wordsOf(wrong).split('Enter a telephone number')).toHaveLength(3);
    expect((await root.post('/administration/texts', { ...texts, version: '0' })).status).toBe(302);
    const page = await ask(`${app.url}/privacy`);
    expect(wordsOf(page)).toContain('Exampleshire Council (made-up) is responsible');
    expect(mainOf(page)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; two</p>');
    expect(mainOf(page)).not.toContain('<script>');
    expect(wordsOf(await ask(`${app.url}/accessibility`))).toContain('Call 01632 960 001');

    const late = await root.post('/administration/texts', { controller: 'Somebody else', version: '0' });
    expect(late.status).toBe(409);
    expect(wordsOf(late)).toContain('Saved by somebody else: Exampleshire Council (made-up)');
    expect(late.body).toContain('value="Somebody else"');
    expect(await privacy()).toContain('Exampleshire Council (made-up) is responsible');
  });

  it('reads, filters, checks and hands out the audit log', async () => {
    const path = '/administration/audit';
    expect(wordsOf(await root.ask(path))).toContain('Changed the roles of =1+1 to: programme analyst');
    const filtered = wordsOf(await root.ask(`${path}?place=${idIn(place)}&action=place.registered`));
    expect(filtered).toContain('Registered the place “Exampleshire”');
    expect(filtered).not.toContain('Deactivated the account');
    const hostile = await root.ask(
      `${path}?person=${encodeURIComponent("' or 1=1 --")}&before=1e9&action=__proto__`,
    );
    expect(hostile.status).toBe(200);
    const wrong = await root.ask(`${path}?from=31/2/2026&to=2026-01-01`);
    expect([wrong.status, wordsOf(wrong)]).toEqual([
      400,
      expect.stringContaining('Enter a real date for the first day'),
    ]);
    expect(wrong.body).toContain('value="31/2/2026"');
    expect(wordsOf(await root.ask(`${path}?from=1/1/2001&to=2/1/2001`))).toContain('No entries');

    const file = await root.post(`${path}/file`, { person: bob.id });
    expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="concord-audit-log-/);
    const read = readCsv(file.body);
    if (read.status !== 'read') throw new Error(read.what);
    expect(read.rows[0]).toContain('By whom');
    const cells = read.rows.slice(1).flat();
    expect(cells).toContain("'=1+1");
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@-]/);
    expect((await root.ask(`${path}/file`)).status).toBe(302);
    expect(wordsOf(await root.post(path))).toMatch(/The log is whole: \d+ entries/);
  });

  it('shows settings, health and how to back up', async () => {
    const settings = wordsOf(await root.ask('/administration/settings'));
    expect(settings).toMatch(/SESSION_SECRET\s+Set \(not shown\)/);
    expect(settings).toMatch(/SMTP_URL\s+Not set/);
    const health = wordsOf(await root.ask('/administration/health'));
    expect(health).toMatch(/Answers\s+SQLite\s*, within\s+\d+\s+ms/);
    expect(health).toContain('Sessions that are over deleted');
    expect(wordsOf(await root.ask('/administration/backups'))).toContain('VACUUM INTO');
  });

  describe('and the people of a place', () => {
    const invite = (fields: Record<string, string>) => ada.post(membersPath('/invite'), fields);
    const change = (by: SignedIn, member: SignedIn, fields: Record<string, string>): Promise<Reply> =>
      by.post(membersPath(`/${member.id}`), fields);

    it('are invited with a role by a lead', async () => {
      const wrong = await invite({ email: '' });
      expect(wrong.status).toBe(400);
      expect(wordsOf(wrong)).toContain('Enter their e-mail address');
      expect(wordsOf(wrong)).toContain('Choose a role');
      expect((await invite({ email: 'v@example.org', role: 'owner' })).status).toBe(400);
      expect(wordsOf(await invite({ email: 'v@example.org', role: 'viewer' }))).toContain(
        'Hand over this link',
      );
      expect(wordsOf(await ada.ask(membersPath()))).toMatch(/v@example\.org\s+Viewer/);
    });

    it('get other roles; a viewer sees names, no addresses, and manages nobody', async () => {
      bob = await again(bob);
      const late = await change(ada, bob, { was: 'viewer', role: 'viewer' });
      expect([late.status, wordsOf(late)]).toEqual([
        409,
        expect.stringContaining('Somebody else changed this'),
      ]);
      expect((await change(ada, bob, { was: 'lead', role: 'viewer' })).status).toBe(302);
      const list = await bob.ask(membersPath());
      expect(wordsOf(list)).toContain('Ada');
      expect(list.body).not.toContain(ada.email);
      expect((await bob.ask(membersPath('.data'))).body).not.toContain(ada.email);
      const hostile = { was: 'lead', intent: 'remove', name: 'X', email: 'e@x.org', role: 'lead' };
      expect((await bob.ask(`${place}/log`)).status).toBe(404);
      for (const path of [membersPath('/invite'), membersPath(`/${ada.id}`), `${place}/rename`]) {
        expect((await bob.ask(path)).status).toBe(404);
        expect((await bob.post(path, hostile)).status).toBe(404);
      }
      expect((await root.ask(membersPath())).status).toBe(404);
    });

    it('are handed over by the last lead, who cannot go otherwise', async () => {
      const demote = await change(ada, ada, { was: 'lead', role: 'viewer' });
      expect([demote.status, wordsOf(demote)]).toEqual([
        409,
        expect.stringContaining('Make somebody else a lead first'),
      ]);
      const alone = await ada.post(membersPath('/leave'));
      expect([alone.status, wordsOf(alone)]).toEqual([
        400,
        expect.stringContaining('Choose who leads the place after you'),
      ]);
      expect((await ada.post(membersPath('/leave'), { heir: root.id })).status).toBe(404);
      expect(locationOf(await ada.post(membersPath('/leave'), { heir: bob.id }))).toBe('/places');
      expect((await ada.ask(place)).status).toBe(404);
      const lately = wordsOf(await bob.ask(`${place}/log`));
      expect(lately).toContain('Left the place (was lead)');
      expect(lately).toContain('Changed the role of =1+1 from viewer to lead');
    });

    it('rename it', async () => {
      const path = `${place}/rename`;
      expect((await bob.post(path, { was: 'Exampleshire', name: '  ' })).status).toBe(400);
      const late = await bob.post(path, { was: 'Elsewhere', name: 'North Exampleshire' });
      expect([late.status, late.body.includes('value="North Exampleshire"')]).toEqual([409, true]);
      expect((await bob.post(path, { was: 'Exampleshire', name: 'North Exampleshire' })).status).toBe(302);
      expect(wordsOf(await bob.ask(place))).toContain('North Exampleshire');
    });

    /** The same person, signed in anew. */
    async function again(one: SignedIn): Promise<SignedIn> {
      const body = new URLSearchParams({ email: one.email, password: 'seven otters cross a quiet river' });
      const cookie = (await ask(`${app.url}/sign-in`, { body })).headers.get('Set-Cookie')!.split(';')[0]!;
      const asSelf: SignedIn['ask'] = (path, sent = {}) =>
        ask(app.url + path, { ...sent, headers: { Cookie: cookie, ...sent.headers } });
      return {
        ...one,
        ask: asSelf,
        post: (path, fields = {}) => asSelf(path, { body: new URLSearchParams(fields) }),
      };
    }
  });
});
