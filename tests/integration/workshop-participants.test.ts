import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from 'db/tables';
import { deriveKeys } from '~/lib/keys.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, voteAll } from '../factories/workshop';
import { startApp, type RunningApp } from '../setup/app';
import { describeOnEachEngine } from '../setup/databases';
import { cookieJar, type CookieJar } from './cookie-jar';
import { ask, type Reply, wordsOf } from './visitor';

const SECRET = 'a secret that the tests and the app they start share';

describeOnEachEngine('Taking part in a workshop', (open) => {
  let services: Services;
  let by: InPlace;
  let app: RunningApp;
  let db: Kysely<Database>;
  let codes = ['BCDF23', 'BCDF24', 'BCDF25', 'BCDF26', 'BCDF27', 'BCDF29', 'BCDF32', 'BCDF33'];

  beforeAll(async () => {
    const database = await open();
    ({ db } = database);
    services = { ...makeServices(db), keys: deriveKeys(SECRET) };
    by = await makePlace(services);
    app = await startApp({ env: { DATABASE_URL: database.url, SESSION_SECRET: SECRET } });
  }, 120_000);
  afterAll(() => app?.stop());

  const phone = () => cookieJar(() => app.url);
  const cookieOf = ({ cookies }: CookieJar) =>
    [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const hidden = ({ body }: Reply, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

  /** A workshop that runs, of one question and one step of words. */
  async function running(more: Parameters<typeof makeWorkshop>[3] = {}) {
    const [code = '', ...others] = codes;
    codes = others;
    const question = makeStep(services, { title: 'Money moves to prevention' });
    const words = makeStep(services, { kind: 'words', subject: null, title: 'What would help?' });
    const id = await makeWorkshop(services, by, [question, words], { code, ...more });
    const steer = (...commands: Parameters<typeof command>[3][]) => command(services, by, id, ...commands);
    await steer({ kind: 'start' });
    const home = `/workshop/${code}`;
    const join = async (jar = phone(), fields: Record<string, string> = {}) => {
      const page = await jar.get(home);
      const joined = await jar.post(home, { does: 'join', ticket: hidden(page, 'ticket'), ...fields });
      expect([joined.status, joined.headers.get('Location')]).toEqual([303, home]);
      return jar;
    };
    return { id, code, home, question, words, steer, join };
  }

  const look = async (home: string, jar: CookieJar, have = '') => {
    const reply = await jar.get(`${home}/view?have=${have}`);
    return {
      reply,
      ...(JSON.parse(reply.body) as { sequence: number; key: string; html: string | null; own: object }),
    };
  };
  const send = (to: string, jar: CookieJar, body: object | string) =>
    ask(app.url + to, { headers: { Cookie: cookieOf(jar) }, body });
  const cast = (parts: object) => ({ round: 1, value: '3', sequence: 1, tab: '0123456789abcdef', ...parts });

  it('works by plain posts from joining to the result', async () => {
    const { id, code, home, question, steer, join } = await running();
    const typed = await phone().post('/join', { code: ` ${code.toLowerCase()} ` });
    expect(typed.headers.get('Location')).toBe(home);
    const jar = await join(phone(), { sector: 'acute' });
    const cookie = (await jar.get(home)).headers.get('Set-Cookie');
    expect(cookie, 'set once').toBe(null);
    expect(wordsOf(await jar.get(home))).toContain('You have joined. Wait for the first question.');

    await steer({ kind: 'go', step: question.id });
    expect(wordsOf(await jar.get(home))).toContain('The vote opens soon.');
    await steer({ kind: 'open' });
    const page = await jar.get(home);
    expect(wordsOf(page)).toContain('Question 1 of 1 Money moves to prevention');
    expect(wordsOf(page), 'the rule before the first vote').toContain(
      'at least 70% of the votes are within one level',
    );
    const vote = { does: 'vote', step: hidden(page, 'step'), round: hidden(page, 'round') };
    for (const value of ['2', '3']) expect((await jar.post(home, { ...vote, value })).status).toBe(303);
    expect(wordsOf(await jar.get(home))).toContain(
      'Voted: Developing. You can change it until the vote closes.',
    );

    const others = await joinDevices(services, id, Array<null>(5).fill(null));
    await voteAll(services, { workshopId: id, stepId: question.id, round: 1 }, others, [
      '2',
      '3',
      '3',
      '3',
      '4',
    ]);
    await steer({ kind: 'close' });
    const closed = await jar.get(home);
    expect(wordsOf(closed)).toContain('The vote is closed. Wait for the result. You voted: Developing.');
    const late = await jar.post(home, { ...vote, value: '1' });
    expect(late.status).toBe(409);
    expect(wordsOf(late)).toContain('The vote was closed before yours arrived. It was not counted.');

    await steer({ kind: 'reveal' });
    expect(wordsOf(await jar.get(home))).toMatch(
      /Agreed on Developing \(3\): 100% within one level.*Votes in round 1/,
    );
    await steer({ kind: 'end' });
    expect(wordsOf(await jar.get(home))).toContain('Thank you for taking part.');
  });

  it('sends no script but its own, and little of that', async () => {
    const { home } = await running();
    const page = await ask(app.url + home);
    const scripts = [...page.body.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    const [own] = scripts.flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []);
    expect(
      scripts.filter((tag) => !/src="\/assets\/participant-/.test(tag)),
      'one line that marks the page',
    ).toHaveLength(1);
    expect(page.body).not.toContain('__remixContext');
    expect(page.headers.get('X-Robots-Tag')).toBe('noindex');
    const source = Buffer.from(await (await fetch(app.url + own!)).arrayBuffer());
    expect(source.length).toBeLessThan(15 * 1024);
    expect(brotliCompressSync(source).length).toBeLessThan(5 * 1024);
    expect(source.toString(), 'no further module').not.toMatch(/\bimport\s*[({"']/);
  });

  it('tells nobody of another’s vote, and nothing of what was voted before the reveal', async () => {
    const { id, home, question, steer, join } = await running();
    await steer({ kind: 'go', step: question.id }, { kind: 'open' });
    const [mine, yours] = [await join(), await join()];
    await send(`${home}/votes`, mine, cast({ step: question.id, value: '5' }));
    const others = await joinDevices(services, id, Array<null>(5).fill(null));
    await voteAll(
      services,
      { workshopId: id, stepId: question.id, round: 1 },
      others,
      Array<string>(5).fill('5'),
    );
    await db
      .insertInto('workshop_round')
      .values({ workshop_id: id, step_id: question.id, round: 1, paper: '{"1":98765}', result: null })
      .execute();
    const told = async () => [await look(home, mine), await look(home, yours)] as const;
    for (const move of [undefined, 'close'] as const) {
      if (move) await steer({ kind: move });
      const [one, other] = await told();
      expect(one.html).toBe(other.html);
      expect(one.own).toMatchObject({ vote: { value: '5', sequence: 1 } });
      expect(other.own).toMatchObject({ vote: null });
      expect(other.html).not.toMatch(/Voted|98765|devices? voted|app-round/);
      const data = await yours.get(`${home}.data`);
      expect(data.body, 'what Remix would send for the page').not.toContain('98765');
    }
    await steer({ kind: 'reveal' });
    expect((await told())[1].html).toContain('6 devices voted');
  });

  it('sends the screen again only where it changed', async () => {
    const { home, question, steer, join } = await running();
    const jar = await join();
    const { key } = await look(home, jar);
    expect(await look(home, jar, key)).toMatchObject({ key, html: null, own: { vote: null } });
    await steer({ kind: 'go', step: question.id });
    expect((await look(home, jar, key)).html).toContain('Money moves to prevention');
    const { reply } = await look(home, jar);
    expect(Object.fromEntries(reply.headers)).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('keeps the newest vote of a device on both of its screens', async () => {
    const { home, question, steer, join } = await running();
    const jar = await join();
    await steer({ kind: 'go', step: question.id }, { kind: 'open' });
    const offer = await jar.get(`${home}/other-device`);
    const link = /href="[^"]*(\/workshop\/[^"]*link=[^"]+)"/.exec(offer.body)![1]!;
    const second = phone();
    const asked = await second.get(link);
    expect(second.cookies.size, 'opening it does nothing yet').toBe(0);
    await second.post(`${home}/other-device`, { link: hidden(asked, 'link') });
    const vote = (from: CookieJar, parts: object) =>
      send(`${home}/votes`, from, cast({ step: question.id, ...parts }));
    expect((await vote(jar, { sequence: 2, value: '2' })).body).toBe('{"outcome":"saved"}');
    expect((await vote(second, { sequence: 1, value: '4' })).body).toBe('{"outcome":"older"}');
    expect((await vote(second, { sequence: 3, value: '4' })).body).toBe('{"outcome":"saved"}');
    expect(await look(home, jar)).toMatchObject({ own: { vote: { value: '4', sequence: 3 } } });
    expect(
      await db.selectFrom('workshop_vote').select('device_id').where('step_id', '=', question.id).execute(),
    ).toHaveLength(1);
    expect((await phone().get(`${home}/other-device?link=abc`)).status).toBe(410);
    expect((await phone().get(`${home}/other-device`)).headers.get('Location')).toBe(home);
  });

  it('takes texts, and then votes for those that are shown', async () => {
    const { home, words, steer, join } = await running();
    const jar = await join();
    await steer({ kind: 'go', step: words.id }, { kind: 'open' });
    const page = await jar.get(home);
    const fields = { does: 'note', step: words.id, ticket: hidden(page, 'ticket') };
    const tooLong = await jar.post(home, { ...fields, body: `kept ${'x'.repeat(300)}` });
    expect(tooLong.status).toBe(400);
    expect(wordsOf(tooLong)).toContain('Shorten your text to 200 characters or fewer. It has 305');
    expect(tooLong.body).toContain('kept xxx');
    for (let times = 0; times < 2; times += 1)
      expect((await jar.post(home, { ...fields, body: 'One <b>budget</b>' })).status).toBe(303);
    const sent = await db
      .selectFrom('workshop_note')
      .select(['id', 'body'])
      .where('step_id', '=', words.id)
      .execute();
    expect(sent).toMatchObject([{ body: 'One <b>budget</b>' }]);
    expect((await look(home, jar)).own).toMatchObject({
      notes: expect.stringContaining('&lt;b&gt;') as string,
    });
    expect((await look(home, await join())).own).toMatchObject({ notes: '' });

    const note = sent[0]!.id;
    await db.updateTable('workshop_note').set({ state: 'shown' }).where('id', '=', note).execute();
    await steer({ kind: 'close' }, { kind: 'reveal' }, { kind: 'open' });
    const upvote = { does: 'upvote', step: words.id, note };
    expect((await jar.post(home, { ...upvote, important: 'yes' })).status).toBe(303);
    expect((await look(home, jar)).own).toMatchObject({ upvotes: [note] });
    const taken = await send(`${home}/votes`, jar, { step: words.id, note, important: false });
    expect(taken.body).toBe('{"outcome":"saved"}');
    expect((await look(home, jar)).own).toMatchObject({ upvotes: [] });
  });

  it('asks whoever it does not know to join, whatever they send', async () => {
    const { home, question, steer, join } = await running();
    const elsewhere = await running();
    const theirs = await elsewhere.join();
    await steer({ kind: 'go', step: question.id }, { kind: 'open' });
    const stranger = phone();
    stranger.cookies.set('concord-workshop', theirs.cookies.get('concord-workshop')!);
    const forged = phone();
    forged.cookies.set('concord-workshop', 'A'.repeat(80));
    for (const jar of [phone(), stranger, forged]) {
      const { html } = await look(home, jar);
      expect(html).toContain('Join the workshop');
      expect(html?.replace(/<!-- -->/g, '')).toContain('No result is shown of fewer than 5 devices.');
      expect((await send(`${home}/votes`, jar, cast({ step: question.id }))).body).toBe(
        '{"outcome":"unknown"}',
      );
      expect((await jar.post(home, { does: 'vote', step: question.id, round: '1', value: '3' })).status).toBe(
        303,
      );
    }
    expect(
      await db.selectFrom('workshop_vote').select('value').where('step_id', '=', question.id).execute(),
    ).toEqual([]);
    const jar = await join();
    const hostile = [
      '',
      '{',
      'null',
      '[]',
      '{"step":1}',
      cast({ step: 'x' }),
      cast({ step: question.id, sequence: 0 }),
    ];
    for (const body of [
      ...hostile,
      cast({ step: question.id, tab: 'é' }),
      cast({ step: question.id, sequence: 1e300 }),
    ])
      expect(
        (
          await ask(`${app.url}${home}/votes`, {
            headers: { Cookie: cookieOf(jar), 'Content-Type': 'application/json' },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          })
        ).status,
      ).toBe(400);
    for (const value of ['6', '__proto__', "'; drop table workshop --", '3 '])
      expect((await send(`${home}/votes`, jar, cast({ step: question.id, value }))).body).toContain(
        'no-such-choice',
      );
    expect((await jar.get(`${home}/votes`)).status).toBe(405);
    const foreign = { Cookie: cookieOf(jar), Origin: 'https://elsewhere.example' };
    const body = cast({ step: question.id });
    expect((await ask(`${app.url}${home}/votes`, { headers: foreign, body })).status).toBe(403);
  });

  it('says that a workshop has not started, and that there is none', async () => {
    const draft = await makeWorkshop(services, by, [makeStep(services)], { code: 'KKKK22' });
    const page = await ask(`${app.url}/workshop/KKKKZZ`);
    expect(page.headers.get('Location'), 'to the address as it is stored').toBe('/workshop/KKKK22');
    expect(wordsOf(await ask(`${app.url}/workshop/KKKK22`))).toContain('has not started yet');
    const early = await ask(`${app.url}/workshop/KKKK22`, { body: new URLSearchParams({ does: 'join' }) });
    expect(early.status).toBe(409);
    expect(
      await db.selectFrom('workshop_device').select('id').where('workshop_id', '=', draft).execute(),
    ).toEqual([]);
    for (const path of ['', '/view', '/votes', '/other-device'])
      expect((await ask(`${app.url}/workshop/MMMM22${path}`)).status, path).toBe(404);
    const wrong = await phone().post('/join', { code: 'MMMM22' });
    expect(wordsOf(wrong)).toContain('the code of a workshop has six letters and digits');
    expect(app.logs()).toContain('/workshop/*');
    expect(app.logs()).not.toMatch(/KKKK22|MMMM22|BCDF2/);
  });
});

describe('the script of a participant', () => {
  it('is built once, under a name that changes with what it holds', () => {
    const assets = fileURLToPath(new URL('../../build/client/assets', import.meta.url));
    const built = readdirSync(assets).filter((name) => /^participant-[\w-]+\.js$/.test(name));
    expect(built).toHaveLength(1);
    expect(readFileSync(path.join(assets, built[0]!), 'utf8')).not.toContain('react');
  });
});
