import { describe, expect, it } from 'vitest';
import { draft, joinPathOf, locationOf, registerPlace, setUpFields, signedIn, type SignedIn } from './leads';
import { ask, describeRunningApp, entry, held, mainOf, questionsOf, type Reply, wordsOf } from './visitor';

const ABOUT = { sector: 'local-authority', tier: 'senior-manager' };
const [question] = questionsOf('workshop') as [string];

describeRunningApp('A place that assesses itself', (running) => {
  const url = () => running().app.url;
  const get = (path: string) => ask(url() + path);
  const newLead = (name: string) => signedIn(url(), running().db, name);

  /** A place with an assessment in some state, and where its code leads. */
  async function assessment(lead: SignedIn, moves: string[] = ['open'], more: Record<string, string> = {}) {
    const place = await registerPlace(lead, 'Exampleton');
    const home = await draft(lead, place, more);
    for (const command of moves) locationOf(await lead.post(`${home}/move/${command}`));
    return { place, home, join: joinPathOf(await lead.ask(home)) };
  }

  async function beginAt(join: string, form: 'workshop' | 'resident' = 'workshop') {
    const page = await get(`${join}/about-you?form=${form}`);
    const ticket = /name="ticket" value="([0-9a-f]{32})"/.exec(page.body)![1]!;
    const body = new URLSearchParams({ ...(form === 'workshop' && ABOUT), ticket });
    return held(url(), form, await ask(`${url()}${join}/about-you?form=${form}`, { body }));
  }

  it('is registered, set up, opened, answered and closed', async () => {
    const lead = await newLead('Lena');
    expect(wordsOf(await lead.ask('/places'))).toContain('You have none yet');
    const place = await registerPlace(lead, 'Exampleton');
    expect(wordsOf(await lead.ask('/places'))).toContain('Exampleton');
    const home = await draft(lead, place);
    const drafted = await lead.ask(home);
    expect(wordsOf(drafted)).toContain('This is a draft');
    const join = joinPathOf(drafted);

    expect(wordsOf(await get(join))).toContain('not open yet');
    locationOf(await lead.post(`${home}/move/open`));
    expect(wordsOf(await lead.ask(home))).toContain('It is open: people can answer until you close it');

    const landing = wordsOf(await get(join));
    expect(landing).toContain('Exampleton');
    expect(landing).toContain('No figure is shown about fewer than 5 people.');
    expect(landing).toContain('Begin the resident form');
    const own = await beginAt(join);
    expect(own.setCookie).toMatch(/Max-Age=15552000/);
    expect(wordsOf(await own.ask('start'))).toContain('You answer about Exampleton');
    await own.save([entry()]);
    expect((await own.ask('check', { body: new URLSearchParams() })).headers.get('Location')).toContain(
      'profile',
    );

    locationOf(await lead.post(`${home}/move/close`));
    const closed = wordsOf(await lead.ask(home));
    expect(closed).toContain('It is closed');
    expect(closed).toMatch(/Local council \d 40/);
    expect(closed).toMatch(/Residents, carers and Healthwatch 0 Not said –/);
    expect(closed).toContain('for the last time at the first one after it closed');
    expect(wordsOf(await get(join))).toContain('This survey is closed');
  });

  it('lets the resident form be taken without saying anything about oneself', async () => {
    const { join } = await assessment(await newLead('Lena'));
    const own = await beginAt(join, 'resident');
    expect(wordsOf(await own.ask('check'))).toContain('Residents, carers and Healthwatch');
  });

  it('offers only the sectors and forms that are invited', async () => {
    const { join } = await assessment(await newLead('Lena'));
    const page = await get(`${join}/about-you`);
    expect(page.body).toContain('value="local-authority"');
    expect(page.body).not.toContain('value="acute"');
    expect((await get(`${join}/about-you?form=full`)).status).toBe(404);
    const ticket = /name="ticket" value="([0-9a-f]{32})"/.exec(page.body)![1]!;
    const body = new URLSearchParams({ ...ABOUT, sector: 'acute', ticket });
    const refused = await ask(`${url()}${join}/about-you`, { body });
    expect(refused.status).toBe(400);
    expect(wordsOf(refused)).toContain('Choose the type of organisation you answer for');
  });

  it('has a link for each sector that chooses it', async () => {
    const lead = await newLead('Lena');
    const { home, join } = await assessment(lead);
    const links = await lead.ask(`${home}/links`);
    expect(links.body).toContain(`${url()}${join}/local-authority`);
    expect(links.body.match(/class="app-qr"/g)).toHaveLength(3);
    const landing = await get(`${join}/local-authority`);
    expect(wordsOf(landing)).toContain('Local council');
    expect(landing.body).toContain(`${join}/about-you?form=workshop&amp;sector=local-authority`);
    const page = await get(`${join}/about-you?form=workshop&sector=local-authority`);
    expect(page.body).toMatch(/<input[^>]*checked=""[^>]*value="local-authority"/);
    expect((await get(`${join}/acute`)).status).toBe(404);
  });

  it('says when it opens, and takes nothing before', async () => {
    const more = { opensDay: '3 November 2098', opensTime: '9am' };
    const { join } = await assessment(await newLead('Lena'), ['open'], more);
    const responses = () => running().db.selectFrom('response').select('id').execute();
    const before = await responses();
    expect(wordsOf(await get(join))).toContain('opens on Monday 3 November 2098, 9am');
    expect(locationOf(await get(`${join}/about-you`))).toBe(join);
    const body = new URLSearchParams({ ...ABOUT, ticket: '0'.repeat(32) });
    const early = await ask(`${url()}${join}/about-you`, { body });
    expect([early.status, wordsOf(early)]).toEqual([409, expect.stringContaining('not open')]);
    expect(await responses()).toEqual(before);
  });

  it('tells somebody who answers while it closes, and keeps what was saved to read', async () => {
    const lead = await newLead('Lena');
    const { home, join } = await assessment(lead);
    const [sent, unsent] = [await beginAt(join), await beginAt(join)];
    for (const own of [sent, unsent]) await own.save([entry({ value: '4' })]);
    await sent.ask('check', { body: new URLSearchParams() });
    locationOf(await lead.post(`${home}/move/close`));

    const late = await sent.save([entry({ value: '1', sequence: 2 })]);
    expect([late.status, late.body]).toEqual([409, expect.stringContaining('closed')]);
    const posted = await sent.post(question.split('.')[0]!, { [question]: '1' });
    expect([posted.status, wordsOf(posted)]).toEqual([409, expect.stringContaining('This survey is closed')]);
    for (const path of ['about-you', 'withdraw', 'check']) {
      const refused = await unsent.ask(path, { body: new URLSearchParams(ABOUT) });
      expect([path, refused.status]).toEqual([path, 409]);
    }
    expect((await sent.view()).answers).toEqual({ [question]: '4' });
    expect((await sent.ask('profile')).status).toBe(200);
    expect(locationOf(await sent.ask(question.split('.')[0]!))).toMatch(/check$/);
    const check = wordsOf(await unsent.ask('check'));
    expect(check).toContain('You had not sent them, so they do not count');
    expect(check).not.toContain('Change');
    expect(wordsOf(await unsent.ask('steps'))).not.toContain('Withdraw');
  });

  it('lets people come back with their return code, in their own survey only, also after it closed', async () => {
    const lead = await newLead('Lena');
    const [one, other] = [await assessment(lead), await assessment(lead)];
    const own = await beginAt(one.join);
    await own.save([entry({ value: '2' })]);
    const comeBack = (join: string) =>
      ask(`${url()}${join}/return`, { body: new URLSearchParams({ code: own.returnCode }) });
    const wrong = await comeBack(other.join);
    expect([wrong.status, wordsOf(wrong)]).toEqual([
      400,
      expect.stringContaining('No answers in the survey'),
    ]);
    const back = await held(url(), 'workshop', await comeBack(one.join));
    expect((await back.view()).answers).toEqual({ [question]: '2' });
    const left = await back.ask('leave', { body: new URLSearchParams({ join: one.join.slice(6) }) });
    expect(locationOf(left)).toBe(`${one.join}/return`);
    locationOf(await lead.post(`${one.home}/move/close`));
    expect((await comeBack(one.join)).status).toBe(302);
  });

  it('lets sent answers be changed and withdrawn while it is open', async () => {
    const { join } = await assessment(await newLead('Lena'));
    const own = await beginAt(join);
    await own.save([entry()]);
    await own.ask('check', { body: new URLSearchParams() });
    expect((await own.save([entry({ value: '5', sequence: 2 })])).status).toBe(200);
    expect(
      (await own.ask('about-you', { body: new URLSearchParams({ ...ABOUT, tier: 'board' }) })).status,
    ).toBe(302);
    const gone = await own.ask('withdraw', { body: new URLSearchParams() });
    expect(locationOf(gone)).toBe(`/withdrawn?join=${join.slice(6)}`);
    expect((await get(locationOf(gone))).body).toContain(`href="${join}"`);
  });

  it('is entered by typing its code; a wrong one is a mistake beside the field', async () => {
    const { join } = await assessment(await newLead('Lena'));
    const type = (code: string) => ask(`${url()}/join`, { body: new URLSearchParams({ code }) });
    expect(locationOf(await type(` ${join.slice(6, 10).toLowerCase()} ${join.slice(10)}`))).toBe(join);
    const wrong = await type('BBBB-BBBB');
    const words = expect.stringContaining('No survey or workshop has this code') as string;
    expect([wrong.status, wordsOf(wrong)]).toEqual([400, words]);
    expect(wrong.body).toContain('value="BBBB-BBBB"');
    expect((await get('/join/BBBBBBBB')).status).toBe(404);
    expect(running().app.logs()).not.toContain(join.slice(6));
  });

  it('never refuses a right code, however many wrong ones came from the same address', async () => {
    const { join } = await assessment(await newLead('Lena'));
    const statuses = new Set<number>();
    for (let batch = 0; batch < 12; batch += 1) {
      const replies = await Promise.all(Array.from({ length: 10 }, () => get('/join/BBBBBBBB')));
      replies.forEach(({ status }) => statuses.add(status));
    }
    expect(statuses).toEqual(new Set([404, 429]));
    expect((await get(join)).status).toBe(200);
    expect((await get(`${join}/about-you`)).status).toBe(200);
    const typed = await ask(`${url()}/join`, { body: new URLSearchParams({ code: join.slice(6) }) });
    expect(typed.status).toBe(302);
  });

  describe('keeps to its own', () => {
    const pages = [
      ...['', '/edit', '/context', '/preview', '/links', '/closing', '/keeping', '/programmes', '/delete'],
      ...['/share', '/results', '/results/money'],
    ];
    const moves = ['open', 'close', 'reopen', 'back-to-draft', 'archive'].map(
      (command) => `/move/${command}`,
    );

    /** What a page says, with the ids of its own address made alike. */
    const alike = (reply: Reply) => [reply.status, mainOf(reply).replace(/[0-9a-f]{32}/g, '*')];

    it('every page and form is to another place’s lead as one that does not exist', async () => {
      const [lead, stranger] = [await newLead('Lena'), await newLead('Stella')];
      const { place, home } = await assessment(lead);
      const foreign = await assessment(stranger);
      const nowhere = home.replace(/[0-9a-f]{32}/g, '0'.repeat(32));
      const id = home.split('/').at(-1)!;
      const before = await running().db.selectFrom('assessment').selectAll().execute();
      for (const path of [...pages, ...moves]) {
        const none = alike(await stranger.ask(nowhere + path));
        expect([path, none[0]]).toEqual([path, 404]);
        expect([path, alike(await stranger.ask(home + path))]).toEqual([path, none]);
        // Another place's assessment below one's own place.
        const below = `${foreign.place}/assessments/${id}`;
        expect([path, alike(await stranger.ask(below + path))]).toEqual([path, none]);
        const mixed = await stranger.post(below + path, setUpFields());
        const post = await stranger.post(home + path, setUpFields());
        const noPost = alike(await stranger.post(nowhere + path, setUpFields()));
        expect([path, alike(post), alike(mixed)]).toEqual([path, noPost, noPost]);
        expect([path, noPost[0]]).toEqual([
          path,
          expect.toSatisfy((status) => [404, 405].includes(status as number)),
        ]);
      }
      for (const path of [place, `${place}/assessments/new`]) {
        const none = alike(await stranger.ask(path.replace(/[0-9a-f]{32}/, '0'.repeat(32))));
        expect([path, alike(await stranger.ask(path)), none[0]]).toEqual([path, none, 404]);
      }
      expect(await running().db.selectFrom('assessment').selectAll().execute()).toEqual(before);
    });

    it('every page leads the signed-out to signing in, and takes no form from them, there or not', async () => {
      const { place, home } = await assessment(await newLead('Lena'));
      const nowhere = home.replace(/[0-9a-f]{32}/g, '0'.repeat(32));
      const before = await running().db.selectFrom('assessment').selectAll().execute();
      for (const at of [home, nowhere]) {
        for (const path of [...pages, ...moves]) {
          const reply = await get(at + path);
          const next = encodeURIComponent(at + path);
          expect([path, reply.status, locationOf(reply)]).toEqual([path, 302, `/sign-in?next=${next}`]);
          const posted = await ask(url() + at + path, { body: new URLSearchParams(setUpFields()) });
          expect([path, [404, 405].includes(posted.status)]).toEqual([path, true]);
        }
      }
      for (const path of ['/places', '/places/new', place, `${place}/assessments/new`]) {
        expect([path, (await get(path)).status]).toEqual([path, 302]);
      }
      expect(await running().db.selectFrom('assessment').selectAll().execute()).toEqual(before);
    });
  });

  describe('has forms that', () => {
    it('say beside each field what is wrong, and keep what was typed', async () => {
      const lead = await newLead('Lena');
      const place = await registerPlace(lead, 'Exampleton');
      const wrong = {
        title: '',
        threshold: '2',
        'expected.local-authority': 'many',
        closesDay: '31 11 2098',
      };
      const reply = await lead.post(`${place}/assessments/new`, setUpFields(wrong));
      expect(reply.status).toBe(400);
      const words = wordsOf(reply);
      for (const said of [
        'Enter a title, such as Autumn 2026',
        'Enter a whole number from 3 to 50',
        'Enter a whole number from 1 to 100,000, or leave it empty',
        'Enter a real date',
      ]) {
        expect(words).toContain(said);
      }
      expect(reply.body).toContain('value="31 11 2098"');
      expect(reply.body).toContain('value="many"');
      const unnamed = await lead.post('/places/new', { name: ' ' });
      expect([unnamed.status, wordsOf(unnamed)]).toEqual([
        400,
        expect.stringContaining('Enter the name of the place'),
      ]);
    });

    it('begin the next round with the set-up of the last', async () => {
      const lead = await newLead('Lena');
      const { place } = await assessment(lead, [], { threshold: '7' });
      const page = await lead.ask(`${place}/assessments/new`);
      expect(page.body).toMatch(/id="threshold"[^>]*value="7"/);
      expect(page.body).toMatch(/id="sector-local-authority"[^>]*checked/);
      expect(page.body).not.toMatch(/id="sector-acute"[^>]*checked/);
    });

    it('change a draft, the context at any time, and only the closing once it is open', async () => {
      const lead = await newLead('Lena');
      const { home } = await assessment(lead, []);
      expect((await lead.post(`${home}/edit`, setUpFields({ threshold: '9' }))).status).toBe(302);
      expect(wordsOf(await lead.ask(home))).toContain('fewer than 9 people');
      locationOf(await lead.post(`${home}/move/open`));
      expect((await lead.post(`${home}/edit`, setUpFields({ threshold: '3' }))).status).toBe(409);
      const closing = { closesDay: '3 July 2098', closesTime: '5pm' };
      expect((await lead.post(`${home}/closing`, closing)).status).toBe(302);
      const words = wordsOf(await lead.ask(home));
      expect(words).toContain('until Thursday 3 July 2098, 5pm');
      expect(words).toContain('fewer than 9 people');
      const context = { 'context-population': '154,000', 'context-rurality': 'mixed' };
      expect((await lead.post(`${home}/context`, context)).status).toBe(302);
      expect(wordsOf(await lead.ask(home))).toContain('2 of 17 facts told');
      const wrong = await lead.post(`${home}/context`, { 'context-population': 'a few' });
      expect([wrong.status, wordsOf(wrong)]).toEqual([400, expect.stringContaining('from 1 to 70,000,000')]);
    });

    it('show what respondents will read', async () => {
      const lead = await newLead('Lena');
      const { home } = await assessment(lead, []);
      const words = wordsOf(await lead.ask(`${home}/preview`));
      expect(words).toContain('How well do the organisations of Exampleton work together?');
      expect(words).toContain('No figure is shown about fewer than 5 people.');
      expect(words).toContain('Does not apply here');
    });
  });
});
