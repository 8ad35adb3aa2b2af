import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeServices } from '../factories/services';
import { answerAll } from '../factories/place';
import { draft, joinPathOf, locationOf, registerPlace, setUpFields, signedIn, type SignedIn } from './leads';
import { ask, describeRunningApp, held, mainOf, type Reply, wordsOf } from './visitor';

const PASSWORD = 'marmalade otter window';
const PAGES = ['', '/differences', '/patterns', '/case-studies', '/rounds', '/money'];

describeRunningApp('The life of an assessment', (running) => {
  const url = () => running().app.url;
  const get = (path: string, cookie = '') => ask(url() + path, { headers: { Cookie: cookie } });
  const newLead = (name: string) => signedIn(url(), running().db, name);
  const idOf = (home: string) => home.split('/').at(-1)!;

  async function assessment(lead: SignedIn, moves: string[], more: Record<string, string> = {}) {
    const place = await registerPlace(lead, 'Exampleton');
    const home = await draft(lead, place, { threshold: '3', ...more });
    for (const command of moves) locationOf(await lead.post(`${home}/move/${command}`));
    return { place, home };
  }

  /** A closed assessment that four people have answered, and its results. */
  async function withResults(lead: SignedIn) {
    const made = await assessment(lead, ['open']);
    const services = makeServices(running().db);
    for (const level of ['2', '3', '3', '4']) {
      const person = { sector: 'local-authority', form: 'workshop' } as const;
      await answerAll(services, idOf(made.home), person, level);
    }
    locationOf(await lead.post(`${made.home}/move/close`));
    const overview = async () => wordsOf(await lead.ask(`${made.home}/results`));
    await vi.waitFor(async () => expect(await overview()).toContain('4 people'), { timeout: 30_000 });
    return made;
  }

  describe('is set up so that', () => {
    it('people get in, say their organisation or not, and read how long answers are kept', async () => {
      const lead = await newLead('Lena');
      const more = { entry: 'link', organisations: 'North Trust\nSouth & East Trust', keepMonths: '12' };
      const { home } = await assessment(lead, ['open'], { ...more, shared: 'yes' });
      const page = wordsOf(await lead.ask(home));
      for (const said of ['Asked for, with 2 to choose from', 'For 1 year after it closes']) {
        expect(page).toContain(said);
      }
      expect(page).toContain('Fewer than 3, or none: North Trust, South &amp; East Trust');
      const join = joinPathOf(await lead.ask(home));
      const landing = wordsOf(await get(join));
      expect(landing).toContain('Your answers are deleted 1 year after the survey closes');
      expect(landing).toContain('figures over many places');

      const about = await get(`${join}/about-you`);
      expect(wordsOf(about)).toContain('I would rather not say');
      const begin = async (organisation: string) => {
        const ticket = /name="ticket" value="([0-9a-f]{32})"/.exec(
          (await get(`${join}/about-you`)).body,
        )![1]!;
        const fields = { sector: 'local-authority', tier: 'board', ticket, organisation };
        return ask(`${url()}${join}/about-you`, { body: new URLSearchParams(fields) });
      };
      expect((await begin('listed-9')).status).toBe(400);
      const own = await held(url(), 'workshop', await begin('listed-2'));
      const named = async () => {
        const rows = await running()
          .db.selectFrom('response')
          .select('organisation')
          .where('assessment_id', '=', idOf(home))
          .execute();
        return rows.map(({ organisation }) => organisation);
      };
      expect(await named()).toEqual(['South & East Trust']);
      expect((await own.ask('about-you')).body).toMatch(/<option value="listed-2" selected/);
      const corrected = { sector: 'local-authority', tier: 'board', organisation: 'not-listed' };
      expect((await own.ask('about-you', { body: new URLSearchParams(corrected) })).status).toBe(302);
      expect(await named()).toEqual(['']);
    });

    it('what is wrong is said beside the field, with what was typed, and the next round begins with it', async () => {
      const lead = await newLead('Lena');
      const place = await registerPlace(lead, 'Exampleton');
      const wrong = { entry: 'all', organisations: 'Trust\nTrust', keepMonths: '7' };
      const reply = await lead.post(`${place}/assessments/new`, setUpFields(wrong));
      expect(reply.status).toBe(400);
      for (const said of [
        'Choose how people get in',
        'Take out line 2: Trust is in the list already',
        'Choose how long answers are kept',
      ]) {
        expect(wordsOf(reply)).toContain(said);
      }
      expect(reply.body).toContain('Trust\nTrust</textarea>');
      await draft(lead, place, { entry: 'codes', organisations: 'Trust', keepMonths: '60', shared: 'yes' });
      const next = (await lead.ask(`${place}/assessments/new`)).body;
      expect(next).toMatch(/value="codes"[^>]*checked|checked[^>]*value="codes"/);
      expect(next).toMatch(/value="60"[^>]*checked|checked[^>]*value="60"/);
      expect(next).toContain('Trust</textarea>');
      expect(next).not.toMatch(/id="shared"[^>]*checked/);
    });

    it('once open it is kept for a shorter time or shared, and nothing else', async () => {
      const lead = await newLead('Lena');
      const { home } = await assessment(lead, ['open']);
      expect(wordsOf(await lead.ask(`${home}/keeping`))).toContain('never later');
      const longer = await lead.post(`${home}/keeping`, { keepMonths: '36' });
      expect([longer.status, wordsOf(longer)]).toEqual([400, expect.stringContaining('Choose how long')]);
      expect((await lead.post(`${home}/keeping`, { keepMonths: '6' })).status).toBe(302);
      expect(locationOf(await lead.ask(`${home}/keeping`))).toBe(home);
      expect((await lead.post(`${home}/programmes`, { shared: 'yes' })).status).toBe(302);
      expect((await lead.post(`${home}/programmes`, { shared: 'yes' })).status).toBe(302);
      const page = wordsOf(await lead.ask(home));
      expect(page).toContain('For 6 months after it closes');
      expect(page).toContain('may go into releases');
    });

    it('answers whose shorter time is over go only where that was meant', async () => {
      const lead = await newLead('Lena');
      const { home } = await assessment(lead, ['open', 'close']);
      const closedAt = new Date(Date.now() - 400 * 86_400_000).toISOString();
      await running()
        .db.updateTable('assessment')
        .set({ closed_at: closedAt })
        .where('id', '=', idOf(home))
        .execute();
      expect(wordsOf(await lead.ask(`${home}/keeping`))).toContain('within a quarter of an hour');
      const unsure = await lead.post(`${home}/keeping`, { keepMonths: '6' });
      expect([unsure.status, wordsOf(unsure)]).toEqual([400, expect.stringContaining('Tick this if')]);
      expect((await lead.post(`${home}/keeping`, { keepMonths: '6', sure: 'yes' })).status).toBe(302);
    });
  });

  it('ends in the archive, listed apart', async () => {
    const lead = await newLead('Lena');
    const { place, home } = await assessment(lead, ['open', 'close']);
    await expect
      .poll(async () => (await lead.post(`${home}/move/archive`)).status, { timeout: 30_000 })
      .toBe(302);
    expect(wordsOf(await lead.ask(home))).toContain('It is in the archive');
    expect(wordsOf(await lead.ask(place))).toMatch(/No assessment yet.*In the archive/);
    expect((await lead.post(`${home}/move/reopen`)).status).toBe(409);
  });

  it('is deleted after its title was typed, says so on every page meanwhile, and is kept again', async () => {
    const lead = await newLead('Lena');
    const { home, place } = await assessment(lead, ['open']);
    expect(locationOf(await lead.ask(`${home}/delete`))).toBe(home);
    expect((await lead.post(`${home}/delete`, { title: 'Autumn 2026' })).status).toBe(409);
    locationOf(await lead.post(`${home}/move/close`));
    expect(wordsOf(await lead.ask(`${home}/delete`))).toContain('type the title: Autumn 2026');
    const wrong = await lead.post(`${home}/delete`, { title: 'Spring <b>' });
    expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining('value="Spring &lt;b&gt;"')]);
    expect(locationOf(await lead.post(`${home}/delete`, { title: 'autumn 2026' }))).toBe(home);
    for (const path of ['', '/context', '/preview', '/share', '/results']) {
      expect(wordsOf(await lead.ask(home + path))).toContain('is to be deleted on');
    }
    expect(wordsOf(await lead.ask(place))).toContain('To be deleted on');
    expect((await lead.post(`${home}/delete`, { do: 'keep' })).status).toBe(302);
    expect(wordsOf(await lead.ask(home))).not.toContain('is to be deleted on');

    const drafted = await draft(lead, place);
    expect(wordsOf(await lead.ask(`${drafted}/delete`))).toContain('deleted at once');
    expect(locationOf(await lead.post(`${drafted}/delete`))).toBe(place);
    expect((await lead.ask(drafted)).status).toBe(404);
  });

  describe('has results that a link opens, and', () => {
    let lead: SignedIn;
    let home: string;
    beforeAll(async () => {
      lead = await newLead('Lena');
      ({ home } = await withResults(lead));
    }, 60_000);

    let count = 0;
    /** Makes a link. @returns where it leads, and its id */
    async function share(more: { password?: string; at?: string } = {}) {
      const [at, label] = [more.at ?? home, `Board ${(count += 1)}`];
      const id = /name="link" value="([0-9a-f]{32})"(?![\s\S]*name="link")/.exec(
        (await lead.ask(`${at}/share`)).body,
      )![1]!;
      const fields = { do: 'make', link: id, label, password: more.password ?? '' };
      const twice = await Promise.all([0, 1].map(() => lead.post(`${at}/share`, fields)));
      expect(twice.map(({ status }) => status)).toEqual([302, 302]);
      const page = (await lead.ask(`${at}/share`)).body;
      const paths = page.split(`${label}</h3>`);
      expect(paths).toHaveLength(2);
      return { id, label, path: /(\/shared\/[0-9a-f]{32,})"/.exec(paths[1]!)![1]! };
    }
    const cookieOf = (reply: Reply) => reply.headers.get('Set-Cookie')!.split(';')[0]!;
    const takeBack = (id: string, at = home) => lead.post(`${at}/share`, { do: 'take-back', link: id });

    it('whoever has it reads every page, without a link that needs an account', async () => {
      const { label, path } = await share();
      const opened = await get(path);
      expect(locationOf(opened)).toBe(`${home}/results`);
      expect(opened.headers.get('Set-Cookie')).toMatch(
        /Path=\/places\/\w+\/assessments\/\w+\/results; HttpOnly/,
      );
      for (const page of PAGES) {
        const [shared, own] = await Promise.all([
          get(`${home}/results${page}`, cookieOf(opened)),
          lead.ask(`${home}/results${page}`),
        ]);
        expect([page, shared.status]).toEqual([page, 200]);
        expect(wordsOf(shared)).toContain(`Shared with: ${label}`);
        expect(shared.headers.get('Cache-Control')).toBe('no-store');
        expect(shared.headers.get('X-Robots-Tag')).toBe('noindex');
        expect(shared.headers.get('Referrer-Policy')).toBe('same-origin');
        const links = [...mainOf(shared).matchAll(/href="(\/places[^"]*)"/g)].map((match) => match[1]!);
        expect(links.filter((href) => !href.startsWith(`${home}/results`))).toEqual([]);
        expect(wordsOf(own)).toContain('Signed in as Lena');
      }
      for (const page of ['', '/context', '/preview', '/links', '/share', '/edit']) {
        expect((await get(home + page, cookieOf(opened))).status).toBe(302);
      }
      expect((await get(`${home}/results?edition=9`, cookieOf(opened))).status).toBe(404);
      const closed = await ask(`${url()}${home}/results/close`, {
        method: 'POST',
        headers: { Cookie: cookieOf(opened), 'Content-Length': '0' },
      });
      expect([locationOf(closed), closed.headers.get('Set-Cookie')]).toEqual([
        '/',
        expect.stringContaining('Max-Age=0'),
      ]);
    });

    it('it stops at once where it is taken back, and is then as one that never was', async () => {
      const { id, path } = await share();
      const cookie = cookieOf(await get(path));
      expect((await get(`${home}/results`, cookie)).status).toBe(200);
      expect((await takeBack(id)).status).toBe(302);
      expect((await takeBack(id)).status).toBe(302);
      for (const page of PAGES) {
        expect(locationOf(await get(`${home}/results${page}`, cookie))).toContain('/sign-in');
      }
      const nowhere = await get(`/shared/${'0'.repeat(32)}`);
      const gone = await get(path);
      expect([gone.status, wordsOf(gone)]).toEqual([404, wordsOf(nowhere)]);
      expect((await ask(url() + path, { body: new URLSearchParams({ password: '' }) })).status).toBe(404);
      expect(running().app.logs()).not.toContain(path.slice('/shared/'.length));
      expect(running().app.logs()).toContain('/shared/*');
    });

    it('a password is asked for where there is one, and tried ten times at most', async () => {
      const { path } = await share({ password: PASSWORD });
      const page = await get(path);
      expect([page.status, page.headers.get('Set-Cookie')]).toEqual([200, null]);
      expect(wordsOf(page)).not.toContain('Exampleton');
      const open = (password: string) => ask(url() + path, { body: new URLSearchParams({ password }) });
      const right = await open(PASSWORD);
      expect((await get(`${home}/results`, cookieOf(right))).status).toBe(200);
      const wrong = await open('marmalade otter door');
      expect([wrong.status, wrong.headers.get('Set-Cookie'), wordsOf(wrong)]).toEqual([
        400,
        null,
        expect.stringContaining('This is not it'),
      ]);
      const more = await Promise.all(Array.from({ length: 12 }, () => open('marmalade otter door')));
      expect(new Set(more.map(({ status }) => status))).toEqual(new Set([400, 429]));
      expect((await open(PASSWORD)).status).toBe(429);
      expect(wordsOf(await lead.ask(`${home}/share`))).not.toContain(PASSWORD);
    });

    it('two are read in one browser without opening each other', async () => {
      const other = await withResults(lead);
      const [one, two] = [await share(), await share({ at: other.home })];
      const [first, second] = [cookieOf(await get(one.path)), cookieOf(await get(two.path))];
      const read = (at: string, cookie: string) => get(`${at}/results`, cookie);
      expect(wordsOf(await read(home, first))).toContain(`Shared with: ${one.label}`);
      expect(wordsOf(await read(other.home, second))).toContain(`Shared with: ${two.label}`);
      expect((await read(other.home, first)).status).toBe(302);
      expect((await read(home, second)).status).toBe(302);
    });

    it('nobody but those who see results reads them while the assessment is to be deleted', async () => {
      const made = await withResults(lead);
      const { path } = await share({ at: made.home });
      const cookie = cookieOf(await get(path));
      const viewer = await newLead('Vera');
      const rows = await running().db.selectFrom('account').select('id').where('name', '=', 'Vera').execute();
      const member = {
        account_id: rows.at(-1)!.id,
        place_id: made.place.split('/').at(-1)!,
        role: 'viewer' as const,
      };
      await running().db.insertInto('membership').values(member).execute();
      expect((await viewer.ask(`${made.home}/results`)).status).toBe(200);
      for (const page of ['/share', '/keeping', '/programmes', '/delete']) {
        expect([page, (await viewer.ask(made.home + page)).status]).toEqual([page, 404]);
      }
      await lead.post(`${made.home}/delete`, { title: 'Autumn 2026' });
      expect((await viewer.ask(`${made.home}/results`)).status).toBe(404);
      expect(wordsOf(await viewer.ask(made.home))).toContain('is to be deleted');
      expect((await get(`${made.home}/results`, cookie)).status).toBe(302);
      expect((await get(path)).status).toBe(404);
      expect((await lead.ask(`${made.home}/results`)).status).toBe(200);
      const refused = await lead.post(`${made.home}/share`, {
        do: 'make',
        link: '1'.repeat(32),
        label: 'Late',
      });
      expect(refused.status).toBe(409);
      await lead.post(`${made.home}/delete`, { do: 'keep' });
      expect((await get(`${made.home}/results`, cookie)).status).toBe(200);
    });

    it('says what is wrong with whom it is for and its password, and each is written down', async () => {
      const wrong = await lead.post(`${home}/share`, {
        do: 'make',
        link: '2'.repeat(32),
        label: ' ',
        password: 'x',
      });
      expect(wrong.status).toBe(400);
      expect(wordsOf(wrong)).toContain('Enter whom the link is for');
      expect(wordsOf(wrong)).toContain('12 characters or more');
      expect((await lead.post(`${home}/share`, { do: 'make', link: '', label: 'Board' })).status).toBe(400);
      const entries = await running()
        .db.selectFrom('audit_entry')
        .select(['action', 'details'])
        .where('action', 'like', 'results-link.%')
        .where('subject', '=', idOf(home))
        .execute();
      expect(new Set(entries.map(({ action }) => action))).toEqual(
        new Set(['results-link.made', 'results-link.taken-back']),
      );
      expect(JSON.stringify(entries)).not.toContain(PASSWORD);
    });
  });
});
