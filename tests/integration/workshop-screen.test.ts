import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { updateAgreement } from 'db/queries/workshop-steps';
import { paths } from '~/lib/paths';
import type { Services } from '~/services/context.server';
import { type InPlace, registerPlace } from '~/services/places.server';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen, voteAll } from '../factories/workshop';
import { type RunningApp, startApp } from '../setup/app';
import { newDatabase } from '../setup/databases';
import { locationOf, signedIn, type SignedIn } from './leads';
import { type Reply, wordsOf as wordsAndMarks } from './visitor';

/** Without the marks that React leaves between texts. */
const wordsOf = (reply: Reply) => wordsAndMarks({ ...reply, body: reply.body.replace(/<!-- -->/g, '') });

describe('The screen of a workshop and its rehearsal', () => {
  let app: RunningApp;
  let database: OpenDatabase;
  const ends: (() => Promise<unknown>)[] = [];
  let services: Services;
  let lead: SignedIn;
  let by: InPlace;
  let question: string;
  let id: string;
  let path: ReturnType<typeof paths.workshop>;

  beforeAll(async () => {
    // The queries are tried on each engine elsewhere.
    const { url, remove } = await newDatabase('sqlite');
    ends.push(remove);
    database = await openDatabase(url);
    ends.push(() => database.close());
    await migrateToLatest(database);
    app = await startApp({ env: { DATABASE_URL: url } });
    ends.push(() => app.stop());
    services = makeServices(database.db);
    lead = await signedIn(app.url, database.db, 'Lena');
    by = { accountId: lead.id, placeId: await registerPlace(services, lead.id, 'Exampleton') };
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  beforeEach(async () => {
    const steps = [makeStep(services, { title: 'How open are we?', prompts: ['What have you seen?'] })];
    question = steps[0]!.id;
    id = await makeWorkshop(services, by, steps, { title: 'Alliance workshop' });
    path = paths.workshop(by.placeId, id);
  });

  const act = (...commands: Parameters<typeof command>[3][]) => command(services, by, id, ...commands);
  const screen = async () => wordsOf(await lead.ask(path.screen));

  describe('The screen', () => {
    it('shows how to join once it has started, and nothing of the site around it', async () => {
      const { code } = await seen(services, by, id);
      expect(await screen()).not.toContain(code);
      await act({ kind: 'start' });
      await joinDevices(services, id, ['acute', 'acute', null]);
      const page = await lead.ask(path.screen);
      expect(page.body.match(/<main/g)).toHaveLength(1);
      expect(page.body).not.toContain('app-header');
      expect(page.body).toContain(`aria-label="QR code that opens the workshop on your phone"`);
      const words = wordsOf(page);
      expect(words).toContain(`${new URL(app.url).host}/join`);
      expect(words).toContain(code);
      expect(words).toContain('3 people have joined');
      expect(words).toMatch(/Acute hospital 2\b/);
    });

    it('counts votes while they come in, and tells what they are only when they are revealed', async () => {
      await act({ kind: 'start' }, { kind: 'go', step: question });
      expect(await screen()).toMatch(/How open are we\?.*Not started \(1\).*at least 70%/s);
      await act({ kind: 'open' });
      const devices = await joinDevices(services, id, Array<null>(7).fill(null));
      const at = { workshopId: id, stepId: question, round: 1 };
      await voteAll(services, at, devices.slice(0, 6), ['3', '3', '3', '3', '3', '3']);
      const open = await lead.ask(path.screen);
      expect(wordsOf(open)).toContain('6 of 7 have voted');
      expect(open.body).not.toMatch(/within one level of the middle\./);
      await act({ kind: 'close' }, { kind: 'reveal' });
      expect(await screen()).toContain('Agreed on Developing (3): 100% within one level of the middle.');

      await act({ kind: 'timer', until: new Date(Date.now() + 300_000).toISOString() });
      const discussing = await lead.ask(path.screen);
      expect(discussing.body).toMatch(/>(5:00|4:5\d)</);
      expect(wordsOf(discussing)).toContain('Talk about it What have you seen?');
      await services.db.transaction().execute((trx) =>
        updateAgreement(trx, id, {
          id: question,
          version: 1,
          agreedLevel: 3,
          reasons: 'We <b>said</b> so.',
          dissent: 'One would say Emerging.',
        }),
      );
      expect(await screen()).toMatch(
        /What we agreed Developing \(3\) Because We &lt;b&gt;said.*differently One would/s,
      );
      await act({ kind: 'end' });
      expect(await screen()).toMatch(/has ended.*How open are we\? Developing \(3\)/s);
    });

    it('is nobody’s but those who run the workshop', async () => {
      const stranger = await signedIn(app.url, database.db, 'Sam');
      expect((await stranger.ask(path.screen)).status).toBe(404);
      const missing = await lead.ask(paths.workshop(by.placeId, 'f'.repeat(32)).screen);
      expect(missing.status).toBe(404);
      // A page of the site, with its header, says so.
      expect(missing.body).toContain('app-header');
    });
  });

  describe('A rehearsal', () => {
    const start = async (fields: Record<string, string> = { participants: '12' }) =>
      locationOf(await lead.post(path.rehearse, fields));

    it('runs a marked copy with participants who vote by themselves, and leaves the workshop alone', async () => {
      const before = await seen(services, by, id);
      const console = await start();
      const rehearsal = console.split('/').at(-2)!;
      expect(rehearsal).not.toBe(id);
      const own = paths.workshop(by.placeId, rehearsal);
      for (const page of [own.screen, own.console])
        expect((await lead.ask(page)).body).toContain('Rehearsal with made-up participants.');

      const [step] = (await seen(services, by, rehearsal)).steps;
      await command(
        services,
        by,
        rehearsal,
        { kind: 'start' },
        { kind: 'go', step: step!.id },
        { kind: 'open' },
      );
      await expect
        .poll(async () => wordsOf(await lead.ask(own.screen)), { timeout: 20_000, interval: 500 })
        .toMatch(/\b[1-9]\d? of 12 have voted/);

      expect(wordsOf(await lead.ask(paths.workshops(by.placeId)))).not.toMatch(/rehears/i);
      expect(await seen(services, by, id)).toEqual(before);
      expect(wordsOf(await lead.ask(path.rehearse))).toContain('Rehearsals in your place');
      await lead.post(own.rehearse, { do: 'end' });
      expect((await lead.ask(own.console)).status).toBe(404);
      expect(await seen(services, by, id)).toEqual(before);
    });

    it('says what to do where it cannot start, and ends nothing that is none', async () => {
      const wrong = await lead.post(path.rehearse, { participants: '9999' });
      expect(wrong.status).toBe(400);
      expect(wordsOf(wrong)).toContain('Choose how many made-up participants take part');
      const empty = await makeWorkshop(services, by, []);
      const refused = await lead.post(paths.workshop(by.placeId, empty).rehearse, { participants: '12' });
      expect(refused.status).toBe(409);
      expect(wordsOf(refused)).toContain('There is nothing on the agenda yet. Add a step to it first.');
      expect((await lead.post(path.rehearse, { do: 'end' })).status).toBe(404);
      expect((await lead.ask(path.screen)).status).toBe(200);
    });
  });
});
