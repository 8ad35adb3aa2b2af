import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { addMember } from 'db/queries/accounts';
import { insertNote } from 'db/queries/workshop-words';
import { paths } from '~/lib/paths';
import type { Services } from '~/services/context.server';
import { registerPlace, type InPlace } from '~/services/places.server';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen, voteAll } from '../factories/workshop';
import { locationOf, signedIn, type SignedIn } from './leads';
import { startApp, type RunningApp } from '../setup/app';
import { newDatabase } from '../setup/databases';
import { mainOf, type Reply, wordsOf as wordsAndMarks } from './visitor';

/** Without the marks that React leaves between texts. */
const wordsOf = (reply: Reply) => wordsAndMarks({ ...reply, body: reply.body.replace(/<!-- -->/g, '') });

describe('The console of a workshop', () => {
  let app: RunningApp;
  let database: OpenDatabase;
  const ends: (() => Promise<unknown>)[] = [];
  let services: Services;
  let lead: SignedIn;
  let helper: SignedIn;
  let viewer: SignedIn;
  let by: InPlace;
  let question: string;
  let words: string;
  let id: string;
  let path: string;

  beforeAll(async () => {
    // The queries are tried on each engine elsewhere.
    const { url, remove } = await newDatabase('sqlite');
    ends.push(remove);
    database = await openDatabase(url);
    ends.push(() => database.close());
    await migrateToLatest(database);
    app = await startApp({ env: { DATABASE_URL: url } });
    ends.push(() => app.stop());
    const { db } = database;
    services = makeServices(db);
    [lead, helper, viewer] = (await Promise.all(
      ['Lena', 'Fay', 'Vic'].map((name) => signedIn(app.url, db, name)),
    )) as [SignedIn, SignedIn, SignedIn];
    by = { accountId: lead.id, placeId: await registerPlace(services, lead.id, 'Exampleton') };
    await db.transaction().execute(async (trx) => {
      const { placeId } = by;
      await addMember(trx, { accountId: helper.id, placeId, role: 'facilitator' });
      await addMember(trx, { accountId: viewer.id, placeId, role: 'viewer' });
    });
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  beforeEach(async () => {
    const steps = [
      makeStep(services, { title: 'How open are we?' }),
      makeStep(services, { kind: 'words', subject: null, title: 'What would help?' }),
    ];
    [question, words] = steps.map((step) => step.id) as [string, string];
    id = await makeWorkshop(services, by, steps, { title: 'Alliance workshop' });
    path = paths.workshop(by.placeId, id).console;
  });

  const page = (who = lead) => who.ask(path);
  /** The button that is the next step: its words, and what it sends. */
  function primaryOf({ body }: Reply): { words: string; command: string | undefined } {
    const [tag = '', inside = ''] =
      /<(?:button|a)[^>]*app-console__primary[^>]*>([^]*?)<\/(?:button|a)>/.exec(body) ?? [];
    return {
      words: inside.replace(/<kbd[^]*/, '').replace(/<[^>]+>/g, ''),
      command: /value="([^"]*)"/.exec(tag)?.[1],
    };
  }
  const seenOf = ({ body }: Reply) => /name="seen" value="(\d+)"/.exec(body)![1]!;
  const send = (seenNow: string, what: string, who = lead) =>
    who.post(path, { command: what, seen: seenNow });
  /** Presses the next step as it stands. @returns the page after it */
  async function pressNext(): Promise<Reply> {
    const before = await page();
    expect(locationOf(await send(seenOf(before), primaryOf(before).command!))).toBe(path);
    return page();
  }
  /** A vote by a new device for each letter: a level, or d for not knowing. */
  const vote = async (round: number, values: string) => {
    const devices = await joinDevices(
      services,
      id,
      [...values].map(() => null),
    );
    const said = [...values].map((value) => (value === 'd' ? 'dk' : value));
    await voteAll(services, { workshopId: id, stepId: question, round }, devices, said);
    return devices;
  };
  /** What a hidden field holds in the form that has this text. */
  const hidden = (reply: Reply, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(reply.body)![1]!.replace(/&quot;/g, '"');

  it('leads through a whole workshop by its one large button, without JavaScript', async () => {
    expect(primaryOf(await page()).words).toBe('Start: let people join');
    const welcome = await pressNext();
    expect(primaryOf(welcome).words).toBe('Go to question 1');
    expect(welcome.body).toContain(`/workshop/${(await seen(services, by, id)).code}`);
    expect(primaryOf(await pressNext()).words).toBe('Open vote');
    expect(wordsOf(await page())).toContain('within one level of the middle vote');
    expect(primaryOf(await pressNext()).words).toBe('Close vote');
    await vote(1, '112455');
    const open = await page();
    expect(wordsOf(open)).toContain('6 of 6 have voted');
    expect(open.body).not.toContain('app-round');
    expect(primaryOf(await pressNext()).words).toBe('Reveal');
    const split = await pressNext();
    expect(wordsOf(split)).toMatch(/Split: 50%/);
    expect(primaryOf(split).words).toBe('Vote again');
    await pressNext();
    await vote(2, '333344');
    await pressNext();
    const agreed = await pressNext();
    expect(wordsOf(agreed)).toContain('The group has moved from split to agreed');
    expect(primaryOf(agreed).words).toBe('Record agreement');
    const level = {
      intent: 'agreement',
      step: question,
      version: '1',
      level: '3',
      reasons: 'We share it',
      dissent: '',
    };
    expect(locationOf(await lead.post(path, level))).toBe(`${path}#agreement-${question}`);
    const recorded = await page();
    expect(wordsOf(recorded)).toContain('Agreed level Developing (3) Reasons We share it');
    expect(primaryOf(recorded).words).toBe('Next: What would help?');
    await pressNext();
    await pressNext();
    const [device] = await joinDevices(services, id, [null]);
    await services.db
      .transaction()
      .execute((trx) =>
        insertNote(
          trx,
          { workshopId: id, stepId: words, deviceId: device! },
          { id: services.newId(), body: '<b>More</b> time' },
        ),
      );
    const toRead = await pressNext();
    expect(primaryOf(toRead).words).toBe('Read the words that wait');
    expect(mainOf(toRead)).toContain('&lt;b&gt;More&lt;/b&gt; time');
    expect(toRead.body).not.toContain(device);
    const note = /name="intent" value="note"\/><input type="hidden" name="id" value="([0-9a-f]{32})"/.exec(
      toRead.body,
    )![1]!;
    const show = { intent: 'note', id: note, was: 'waiting', move: 'show' };
    expect(locationOf(await lead.post(path, show))).toBe(`${path}#words`);
    expect(wordsOf(await page())).toContain('Shown (1)');
    const hide = await helper.post(path, { ...show, move: 'hide' });
    expect([hide.status, wordsOf(hide)]).toEqual([
      409,
      expect.stringContaining('Somebody else decided about these words'),
    ]);
    await pressNext();
    await pressNext();
    await pressNext();
    expect(wordsOf(await page())).toContain('Fewer than 5 devices have voted');
    expect(primaryOf(await page()).words).toBe('Take more votes');
    const ending = await lead.ask(`${path}?end=yes`);
    expect(wordsOf(ending)).toContain('End the workshop?');
    await send(seenOf(ending), 'end');
    expect(wordsOf(await page())).toContain('The workshop has ended');
    expect(primaryOf(await page()).words).toBe('');
    await send(seenOf(await page()), 'undo');
    expect((await seen(services, by, id)).state.stage).toBe('running');
  });

  describe('when two press', () => {
    beforeEach(() => command(services, by, id, { kind: 'start' }, { kind: 'go', step: question }));

    it('does a double click once, and tells whoever was overtaken how it stands', async () => {
      const stale = seenOf(await page());
      const twice = await Promise.all([send(stale, 'open'), send(stale, 'open')]);
      expect(twice.map(locationOf)).toEqual([path, path]);
      expect((await seen(services, by, id)).sequence).toBe(Number(stale) + 1);
      const late = await send(stale, 'end', helper);
      expect([late.status, wordsOf(late)]).toEqual([
        409,
        expect.stringContaining('Somebody else has moved on. This is how it stands now.'),
      ]);
      expect(primaryOf(late)).toEqual({ words: 'Close vote', command: 'close' });
    });

    it('refuses in plain words, and says by which rule too few have voted', async () => {
      await command(services, by, id, { kind: 'open' });
      await vote(1, '1dd2');
      await command(services, by, id, { kind: 'close' });
      const closed = await page();
      expect(wordsOf(closed)).toContain('Fewer than 5 devices have chosen a level');
      const early = await send(seenOf(closed), 'reveal');
      expect([early.status, wordsOf(early)]).toEqual([
        409,
        expect.stringContaining('Votes on paper do not help a few devices'),
      ]);
      for (const [what, status] of [
        ['start', 409],
        ['go nowhere', 409],
        ['timer 0', 400],
        ['dance', 400],
      ] as const)
        expect((await send(seenOf(closed), what)).status, what).toBe(status);
      expect((await send('x', 'open')).status).toBe(400);
    });

    it('keeps what was typed beside what somebody else wrote', async () => {
      const mine = {
        intent: 'agreement',
        step: question,
        version: '1',
        level: '4',
        reasons: 'Mine',
        dissent: '',
      };
      await helper.post(path, { ...mine, level: '2', reasons: 'Theirs' });
      const late = await lead.post(path, mine);
      expect(late.status).toBe(409);
      expect(wordsOf(late)).toContain('Agreed level Emerging (2) Reasons Theirs');
      expect(late.body).toMatch(/<textarea[^>]*name="reasons"[^>]*>\s*Mine/);
      locationOf(await lead.post(path, { ...mine, version: hidden(late, 'version') }));
      expect(wordsOf(await page())).toContain('Reasons Mine');

      const long = await lead.post(path, { ...mine, level: '', dissent: 'x'.repeat(1_001), version: '3' });
      expect([long.status, wordsOf(long)]).toEqual([400, expect.stringContaining('Choose the level')]);
      expect(wordsOf(long)).toContain('Shorten this to 1,000 characters');
      expect(long.body).toContain('x'.repeat(1_001));
    });
  });

  it('takes actions, parked questions, votes on paper and a timer', async () => {
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: question }, { kind: 'open' });
    const action = {
      intent: 'follow-up',
      kind: 'action',
      what: 'Meet',
      ownerRole: '',
      due: '31/2/2030',
      ticket: 't',
    };
    const wrong = await lead.post(path, action);
    expect(wrong.status).toBe(400);
    expect(wordsOf(wrong)).toContain('Enter the role of who sees to it');
    expect(wrong.body).toContain('value="31/2/2030"');
    const right = { ...action, ownerRole: 'Chair', due: '1/2/2030' };
    expect(locationOf(await lead.post(path, right))).toBe(`${path}#follow-ups`);
    await lead.post(path, right);
    await lead.post(path, { ...action, kind: 'parked', what: 'Who pays?' });
    const both = await page();
    expect(wordsOf(both)).toContain('Actions (1)');
    expect(wordsOf(both)).toContain('Chair, by Friday 1 February 2030');
    expect(wordsOf(both)).toContain('Parked questions (1)');

    const form = (reply: Reply, text: string) =>
      ({ ...reply, body: reply.body.split('<form').find((part) => part.includes(text))! }) satisfies Reply;
    const meet = form(both, '>Meet</textarea>');
    const change = { ...right, id: hidden(meet, 'id'), mark: hidden(meet, 'mark') };
    await helper.post(path, { ...change, what: 'Meet weekly' });
    const late = await lead.post(path, { ...change, what: 'Meet daily' });
    expect([late.status, wordsOf(late)]).toEqual([
      409,
      expect.stringContaining('Somebody else changed this action'),
    ]);
    expect(late.body).toContain('Meet daily');
    expect((await lead.post(path, { ...change, remove: 'yes' })).status).toBe(409);
    const again = form(await page(), '>Meet weekly</textarea>');
    locationOf(await lead.post(path, { ...change, mark: hidden(again, 'mark'), remove: 'yes' }));
    expect(wordsOf(await page())).toContain('Actions (0)');

    const paper = { intent: 'paper', step: question, round: '1', mark: '[]', 'paper-3': '4', 'paper-5': '' };
    const many = await lead.post(path, { ...paper, 'paper-5': '501' });
    expect([many.status, wordsOf(many)]).toEqual([
      400,
      expect.stringContaining('whole number from 0 to 500'),
    ]);
    locationOf(await lead.post(path, paper));
    expect(wordsOf(await page())).toContain('4 votes on paper');
    expect((await helper.post(path, { ...paper, 'paper-3': '1' })).status).toBe(409);

    locationOf(await send(seenOf(await page()), 'timer 5'));
    const running = await page();
    expect(wordsOf(running)).toMatch(/Time left: (5:00|4:5\d)/);
    await send(seenOf(running), 'timer more');
    expect(wordsOf(await page())).toMatch(/Time left: (6:00|5:5\d)/);
    await send(seenOf(await page()), 'timer stop');
    expect(wordsOf(await page())).not.toContain('Time left');
  });

  it('is there for those who may run it alone', async () => {
    expect((await page(helper)).status).toBe(200);
    const other = await signedIn(app.url, database.db, 'Otto');
    const elsewhere = await registerPlace(services, other.id, 'Otherton');
    for (const [who, at] of [
      [viewer, path],
      [other, path],
      [other, paths.workshop(elsewhere, id).console],
      [lead, paths.workshop(by.placeId, services.newId()).console],
    ] as const) {
      expect((await who.ask(at)).status).toBe(404);
      expect((await who.post(at, { command: 'start', seen: '0' })).status).toBe(404);
      expect((await who.post(at, { intent: 'agreement', step: question, level: '3' })).status).toBe(404);
    }
    expect((await seen(services, by, id)).sequence).toBe(0);
  });
});
