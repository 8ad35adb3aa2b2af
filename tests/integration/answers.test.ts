import { describe, expect, it } from 'vitest';
import { COMMENT_LIMIT } from '~/domain/response/comments';
import {
  ask,
  begin,
  comeBack,
  describeRunningApp,
  entry,
  held,
  instrument,
  mainOf,
  newTicket,
  postAboutYou,
  questionsOf,
  wordsOf,
} from './visitor';

const HOUR_MS = 3_600_000;
const asked = questionsOf('workshop');
const first = instrument.current.dimensions[0]!;
const [question, another] = asked as [string, string];
const onlyInFull = questionsOf('full').find((id) => !asked.includes(id))!;

describeRunningApp('One person’s answers', (running) => {
  const url = () => running().app.url;
  const stored = async () => {
    const { db } = running();
    const tables = [db.selectFrom('response'), db.selectFrom('answer'), db.selectFrom('comment')] as const;
    return Promise.all(tables.map((table) => (table as (typeof tables)[0]).selectAll().execute()));
  };

  it('are opened by their own cookie alone; all else gets one and the same 404', async () => {
    const [own, other] = [await begin(url()), await begin(url())];
    await own.save([entry()]);
    const [name, value] = own.cookie.split('=') as [string, string];
    const elsewhere = { ...own, at: other.handle };
    const strangers = [
      { ...own, at: '0'.repeat(16), why: 'no such handle' },
      { ...own, cookie: '', at: own.handle, why: 'no cookie' },
      { ...own, cookie: `${name}=${value.slice(0, -3)}AAA`, at: own.handle, why: 'another signature' },
      { ...own, cookie: `${name}=X${value.slice(1)}`, at: own.handle, why: 'another content' },
      { ...own, cookie: `${name}=%`, at: own.handle, why: 'a broken cookie' },
      { ...elsewhere, why: 'somebody else’s cookie' },
    ];
    const posted = { body: new URLSearchParams({ version: 'concord-1/workshop', [question]: '5' }) };
    const batch = { body: { set: 'concord-1', form: 'workshop', entries: [entry({ value: '5' })] } };
    const before = await stored();
    for (const [path, sent] of [
      ...['start', 'steps', first.id, 'check', 'profile', 'saves', 'withdraw', 'nowhere'].map(
        (page) => [page, {}] as const,
      ),
      ...[first.id, 'check', 'about-you', 'withdraw'].map((page) => [page, posted] as const),
      ['saves', batch],
    ] as const) {
      const bodies = new Set<string>();
      for (const { at, cookie, why } of strangers) {
        const reply = await ask(`${url()}/answer/${at}/${path}`, { ...sent, headers: { Cookie: cookie } });
        expect([path, why, reply.status]).toEqual([path, why, 404]);
        expect(reply.headers.get('Set-Cookie')).toBeNull();
        bodies.add(mainOf(reply));
      }
      expect([path, bodies.size]).toEqual([path, 1]);
    }
    expect(await stored()).toEqual(before);
  });

  describe('sent as a batch', () => {
    it('are refused with a reason, and none is stored, where anything in it is wrong', async () => {
      const own = await begin(url());
      await own.save([entry({ value: '2' })]);
      const before = await stored();
      const other = entry({ question: another, sequence: 7 });
      const wrong: [string, object][] = [
        ...['0', '6', '', 'x', '3.0', ' 3', 'DK', 3, null, ['3']].map((value): [string, object] => [
          `the level ${JSON.stringify(value)}`,
          entry({ value, sequence: 5 }),
        ]),
        ...[0, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, '1', null].map((sequence): [string, object] => [
          `the sequence ${sequence}`,
          entry({ value: '4', sequence }),
        ]),
        ['an unknown question', entry({ question: 'first.unknown', sequence: 5 })],
        ['a name of JavaScript’s', entry({ question: '__proto__', sequence: 5 })],
        ['a question of another form', entry({ question: onlyInFull, sequence: 5 })],
        ['a long question', entry({ question: 'a'.repeat(10_000), sequence: 5 })],
        ['an unknown kind', entry({ kind: 'rating', sequence: 5 })],
        ['a device in capitals', entry({ device: 'ABCDEF0123456789', sequence: 5 })],
        ['a long device', entry({ device: 'a'.repeat(17), sequence: 5 })],
        ['a comment too long', entry({ kind: 'comment', value: 'a'.repeat(COMMENT_LIMIT + 1), sequence: 5 })],
        ['nothing', {}],
      ];
      for (const [name, bad] of wrong) {
        for (const entries of [[bad], [other, bad], [bad, other]]) {
          const refused = await own.save(entries);
          expect([name, refused.status]).toEqual([name, 400]);
          expect((JSON.parse(refused.body) as { error: string }).error, name).toMatch(/[a-z]{3,}.*\.$/);
        }
      }
      expect(await stored()).toEqual(before);
      expect(await own.view()).toMatchObject({ answers: { [question]: '2' }, lastSequence: 1 });
    });

    it('are refused where it is empty, too long, of another version, or no batch at all', async () => {
      const own = await begin(url());
      const before = await stored();
      const json = { 'Content-Type': 'application/json' };
      const send = (body: string) => own.ask('saves', { method: 'POST', headers: json, body });
      const many = Array.from({ length: 300 }, (_, i) => entry({ sequence: i + 1 }));
      for (const [name, reply, status] of [
        ['no entries', await own.save([]), 400],
        ['300 entries', await own.save(many), 400],
        ['another form', await own.save([entry()], { form: 'full' }), 409],
        ['another set', await own.save([entry()], { set: 'concord-0' }), 409],
        ['malformed JSON', await send('{"set":'), 400],
        ['an empty body', await send(''), 400],
        ['null', await send('null'), 400],
        ['a list', await send('[]'), 400],
        ['deep nesting', await send('['.repeat(100_000)), 400],
        ['a form', await own.ask('saves', { body: new URLSearchParams({ a: 'b' }) }), 400],
        ['another method', await own.ask('saves', { method: 'PUT', body: { entries: [] } }), 405],
      ] as const) {
        expect([name, reply.status]).toEqual([name, status]);
        expect(reply.body, name).toMatch(/[a-z]{3,}.*\./);
      }
      expect(await stored()).toEqual(before);
    });

    it('are kept to the last character: any language, line breaks, and nothing that is markup', async () => {
      const own = await begin(url());
      const value = `${'ü漢😀'.repeat(100)}\n<script>alert(1)</script> & "quotes" ’`;
      const saved = await own.save([entry({ kind: 'comment', value })]);
      expect(saved.status).toBe(200);
      expect((await own.view()).comments).toEqual({ [question]: value });
      const page = await own.ask(first.id);
      expect(page.body).not.toContain('<script>alert(1)');
      expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    });

    it('of the largest honest size are saved at once', async () => {
      const own = await begin(url(), 'full');
      const entries = questionsOf('full').flatMap((id, i) => [
        entry({ question: id, sequence: 2 * i + 1 }),
        entry({ question: id, sequence: 2 * i + 2, kind: 'comment', value: '漢'.repeat(COMMENT_LIMIT) }),
      ]);
      const saved = await own.save(entries);
      expect(saved.status).toBe(200);
      expect(Object.keys((await own.view()).comments)).toHaveLength(questionsOf('full').length);
    });
  });

  describe('posted by a plain form', () => {
    it('are saved but for what is wrong, which the page says, with what was typed kept', async () => {
      const own = await begin(url());
      const typed = `too long: ${'é & <b> '.repeat(200)}`;
      const barriers = asked.filter((id) => id.startsWith('barrier.'));
      const page = await own.post('barriers', {
        [barriers[0]!]: '4',
        [barriers[1]!]: '7',
        [`comment:${barriers[2]!}`]: typed,
        [`comment:${barriers[3]!}`]: 'kept',
      });
      expect(page.status).toBe(400);
      expect(wordsOf(page)).toContain('There is a problem');
      expect(wordsOf(page)).toContain('Choose one of the answers shown');
      expect(wordsOf(page)).toMatch(/Shorten your comment to 1,000 characters or fewer\. It has 1,\d{3}/);
      const area = new RegExp(`<textarea[^>]*name="comment:${barriers[2]!}"[^>]*>([^<]*)<`).exec(
        page.body,
      )![1];
      expect(area).toBe(typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
      expect(await own.view()).toMatchObject({
        answers: { [barriers[0]!]: '4' },
        comments: { [barriers[3]!]: 'kept' },
      });
    });

    it('change only what the person changed since the page was made', async () => {
      const own = await begin(url());
      await own.save([entry({ value: '5', sequence: 9 })]);
      // A page that was open since before showed 2, and says it again.
      await own.post(first.id, { [`shown:${question}`]: '2', [question]: '2' });
      expect((await own.view()).answers).toEqual({ [question]: '5' });
      await own.post(first.id, { [`shown:${question}`]: '2', [question]: '3' });
      expect((await own.view()).answers).toEqual({ [question]: '3' });
    });

    it('are refused from a page of another version, and nothing is changed', async () => {
      const own = await begin(url());
      for (const version of ['concord-0/workshop', 'concord-1/full', '']) {
        const refused = await own.post(first.id, { version, [question]: '3' });
        expect([version, refused.status]).toEqual([version, 409]);
        expect(wordsOf(refused)).toContain('another version of the questions');
      }
      expect((await own.view()).answers).toEqual({});
    });

    it('are not sent while there are none', async () => {
      const own = await begin(url());
      const refused = await own.ask('check', { body: new URLSearchParams() });
      expect(refused.status).toBe(400);
      expect(wordsOf(refused)).toContain('Answer at least one question before you send');
      expect((await own.ask('profile')).status).toBe(302);
    });
  });

  describe('begun', () => {
    it('need the ticket of the page about you', async () => {
      const before = await stored();
      for (const ticket of ['', 'abc', 'g'.repeat(32), 'A'.repeat(32), '0'.repeat(33)]) {
        const refused = await postAboutYou(url(), { ticket });
        expect([ticket, refused.status]).toEqual([ticket, 400]);
        expect(wordsOf(refused)).toContain('Nothing was begun');
      }
      expect(await stored()).toEqual(before);
    });

    it('need a sector and a role that there are, and keep what was chosen right', async () => {
      const ticket = await newTicket(url());
      const refused = await postAboutYou(url(), { ticket, sector: 'circus', tier: 'elected-member' });
      expect(refused.status).toBe(400);
      expect(wordsOf(refused)).toContain('Choose the type of organisation you answer for');
      expect(refused.body).toMatch(/<input[^>]*checked=""[^>]*value="elected-member"/);
      expect(refused.body).toContain(ticket);
    });

    it('once, however often and fast the same page is sent', async () => {
      const ticket = await newTicket(url());
      const count = async () => (await running().db.selectFrom('response').select('id').execute()).length;
      const before = await count();
      const replies = await Promise.all(Array.from({ length: 8 }, () => postAboutYou(url(), { ticket })));
      const devices = await Promise.all(replies.map((reply) => held(url(), 'workshop', reply)));
      expect(await count()).toBe(before + 1);
      expect(new Set(devices.map(({ handle }) => handle)).size).toBe(1);
      expect(new Set(devices.map(({ returnCode }) => returnCode)).size).toBe(1);
    });

    it('are not opened by what another ticket could guess', async () => {
      const [one, two] = [await begin(url()), await begin(url())];
      expect(one.handle).not.toBe(two.handle);
      expect(one.returnCode).not.toBe(two.returnCode);
    });
  });

  describe('by their return code', () => {
    it('are found however it is typed', async () => {
      const own = await begin(url());
      await own.save([entry({ value: '4' })]);
      const words = own.returnCode.split('-');
      for (const typed of [
        own.returnCode,
        own.returnCode.toUpperCase(),
        `  ${words.join('  ')} `,
        words.join(', '),
        words.join(' – '),
      ]) {
        const device = await comeBack(url(), 'workshop', typed);
        expect([typed, device.handle]).toEqual([typed, own.handle]);
        expect((await device.view()).answers).toEqual({ [question]: '4' });
      }
    });

    it('are not found by a wrong one, which the page shows again with what to do', async () => {
      const own = await begin(url());
      const words = own.returnCode.split('-');
      const backwards = [...words].reverse().join('-');
      for (const [code, says] of [
        ['', 'Enter the four words'],
        ['river', 'Enter the four words'],
        [`${own.returnCode}-zoo`, 'Enter the four words'],
        ['zzzz-zzzz-zzzz-zzzz', 'Enter the four words'],
        ['zoo-zoo-zoo-zoo', 'No answers have this return code'],
        [backwards, 'No answers have this return code'],
        ['<script>'.repeat(5), 'Enter the four words'],
        [own.returnCode.padEnd(10_000, ' x'), 'Enter the four words'],
        ['a'.repeat(10_000), 'Enter the four words'],
      ] as const) {
        const refused = await ask(`${url()}/try/return`, { body: new URLSearchParams({ code }) });
        expect([code.slice(0, 50), refused.status]).toEqual([code.slice(0, 50), 400]);
        expect(wordsOf(refused)).toContain(says);
        expect(refused.headers.get('Set-Cookie')).toBeNull();
        expect(refused.body).not.toContain('<script><script>');
      }
    });

    it('stand apart from those of somebody else on the same device', async () => {
      const [own, other] = [await begin(url()), await begin(url())];
      await own.save([entry({ value: '1' })]);
      await other.save([entry({ value: '5' })]);
      const shared = await comeBack(url(), 'workshop', other.returnCode);
      expect(shared.handle).toBe(other.handle);
      expect(shared.setCookie).toContain(`Path=/answer/${other.handle};`);
      expect((await shared.view()).answers).toEqual({ [question]: '5' });
      expect((await own.view()).answers).toEqual({ [question]: '1' });
    });

    it('are gone on every device once withdrawn on one, and withdrawing again is no error', async () => {
      const own = await begin(url());
      await own.save([entry(), entry({ kind: 'comment', value: 'a word' })]);
      const other = await comeBack(url(), 'workshop', own.returnCode);
      const form = { body: new URLSearchParams() };
      const twice = await Promise.all([own.ask('withdraw', form), own.ask('withdraw', form)]);
      for (const reply of twice) {
        expect([reply.status, reply.headers.get('Location')]).toEqual([302, '/withdrawn']);
      }
      expect((await other.ask('check')).status).toBe(404);
      expect((await other.save([entry({ sequence: 5 })])).status).toBe(404);
      const code = new URLSearchParams({ code: own.returnCode });
      expect((await ask(`${url()}/try/return`, { body: code })).status).toBe(400);
      const rows = JSON.stringify(await stored());
      expect(rows).not.toContain('a word');
    });
  });

  it('are refused, in words, once the survey is closed; what was saved stands', async () => {
    const own = await begin(url());
    await own.save([entry({ value: '2' })]);
    const { db } = running();
    const state = (to: 'open' | 'closed') => db.updateTable('assessment').set({ state: to }).execute();
    await state('closed');
    try {
      const form = new URLSearchParams({ sector: 'local-authority', tier: 'elected-member' });
      for (const [name, reply] of [
        ['a save', await own.save([entry({ value: '5', sequence: 2 })])],
        ['a page', await own.post(first.id, { [question]: '5' })],
        ['sending', await own.ask('check', { body: form })],
        ['about you', await own.ask('about-you', { body: form })],
        ['withdrawing', await own.ask('withdraw', { body: form })],
        ['beginning', await postAboutYou(url(), { ticket: await newTicket(url()) })],
      ] as const) {
        expect([name, reply.status]).toEqual([name, 409]);
        expect(wordsOf(reply), name).toMatch(/closed|cannot be taken/);
      }
      expect((await own.view()).answers).toEqual({ [question]: '2' });
      // What stands already is acknowledged again: the device that sent it may not have heard.
      expect((await own.save([entry({ value: '2' })])).status).toBe(200);
    } finally {
      await state('open');
    }
  });

  it('are kept for 24 to 25 hours, and not a minute can be read from when they end', async () => {
    const before = Date.now();
    const own = await begin(url());
    const { db } = running();
    const { expires_at: end } = await db
      .selectFrom('response')
      .select('expires_at')
      .orderBy('expires_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(end).toMatch(/:00:00\.000Z$/);
    expect(Date.parse(end!) - before).toBeGreaterThanOrEqual(24 * HOUR_MS);
    expect(Date.parse(end!) - Date.now()).toBeLessThanOrEqual(25 * HOUR_MS);
    expect(own.setCookie).toMatch(/; Max-Age=90000; Path=\/answer\/[0-9a-f]{16}; HttpOnly; SameSite=Lax$/);
  });

  it('are not there any more when their time is over, and are deleted when the app starts', async () => {
    const own = await begin(url());
    await own.save([entry({ kind: 'comment', value: 'over and gone' })]);
    const { app, db } = running();
    const lastHour = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS).toISOString();
    await db.updateTable('response').set({ expires_at: lastHour }).execute();
    for (const path of ['start', 'check', 'profile', 'saves']) {
      expect([path, (await own.ask(path)).status]).toEqual([path, 404]);
    }
    expect((await own.save([entry({ sequence: 5 })])).status).toBe(404);
    const code = new URLSearchParams({ code: own.returnCode });
    expect((await ask(`${url()}/try/return`, { body: code })).status).toBe(400);

    await app.restart();
    await expect.poll(async () => (await stored()).flat(), { timeout: 10_000 }).toEqual([]);
  });
});
