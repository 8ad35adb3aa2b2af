import { beforeAll, describe, expect, it } from 'vitest';
import { draft, joinPathOf, locationOf, registerPlace, signedIn } from './leads';
import type { SignedIn } from './leads';
import { ask, describeRunningApp, held, wordsOf } from './visitor';
import type { Reply } from './visitor';

const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const about = { sector: 'local-authority', tier: 'senior-manager' };

describeRunningApp('Single-use codes', (running) => {
  let lead: SignedIn;
  let assessment: string;
  let codes: string[];
  const url = () => running().app.url;
  const idOf = (path: string) => path.split('/').at(-1)!;
  const batchIn = (page: Reply) => /name="batch" value="([0-9a-f]{32})"/.exec(page.body)![1]!;
  const make = async (fields: Record<string, string>) =>
    lead.post(`${assessment}/codes`, {
      batch: batchIn(await lead.ask(`${assessment}/codes`)),
      sector: 'any',
      ...fields,
    });
  const codesOf = async (file: string) =>
    (await lead.ask(file)).body
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',')[0]!);
  const takeNext = () => codes.shift()!.replaceAll('-', '');
  const ticketOf = (page: Reply) => /name="ticket" value="([0-9a-f]{32})"/.exec(page.body)![1]!;
  const aboutYou = (code: string) => `${url()}/with-code/${code}/about-you?form=workshop`;
  const begin = async (code: string, ticket?: string, fields: Record<string, string> = about) =>
    ask(aboutYou(code), {
      body: form({ ...fields, ticket: ticket ?? ticketOf(await ask(aboutYou(code))) }),
    });

  beforeAll(async () => {
    const { app, db } = running();
    lead = await signedIn(app.url, db, 'Lead');
    assessment = await draft(lead, await registerPlace(lead, 'Codeham'));
    await db.updateTable('assessment').set({ entry: 'codes' }).where('id', '=', idOf(assessment)).execute();
    await lead.post(`${assessment}/move/open`);
    const tickets = locationOf(await make({ codes: '12' }));
    codes = await codesOf(`${tickets}/csv`);
  });

  it('are made as many as were asked for, as tickets and as a file that is no formula', async () => {
    const again = { batch: '0'.repeat(32), codes: '1,200', sector: 'residents' };
    const tickets = locationOf(await make(again));
    // Sent twice: the same tickets.
    expect(locationOf(await make(again))).toBe(tickets);
    const page = await lead.ask(tickets);
    expect(page.body.match(/class="app-ticket"/g)).toHaveLength(96);
    expect(wordsOf(page)).toContain('tickets 1 to 96 of 1,200');
    const file = await lead.ask(`${tickets}/csv`);
    const rows = file.body.replace('\uFEFF', '').trim().split('\r\n');
    expect(rows).toHaveLength(1_201);
    expect(rows[1]).toMatch(
      /^([A-Z2-9]{4}-){2}[A-Z2-9]{4},http:\/\/localhost:\d+\/with-code\/[A-Z2-9]{12},"Residents, carers/,
    );
    expect(file.headers.get('Cache-Control')).toBe('no-store');
    expect(new Set(await codesOf(`${tickets}/csv`)).size).toBe(1_200);
  });

  it('tell beside the field what is wrong, and keep what was typed', async () => {
    for (const typed of ['', '0', '5001', 'ten', '-3', '1e3', '2.5']) {
      const refused = await make({ codes: typed, sector: 'acute' });
      expect([typed, refused.status]).toEqual([typed, 400]);
      expect(refused.body).toContain('codes-error');
      expect(refused.body).toContain('sector-error');
      if (typed) expect(refused.body).toContain(`value="${typed}"`);
    }
  });

  it('are the only way in where the lead said so, whatever is posted', async () => {
    const join = joinPathOf(await lead.ask(assessment));
    expect(wordsOf(await ask(url() + join))).toContain('you need a code of your own');
    expect((await ask(`${url()}${join}/about-you`)).headers.get('Location')).toBe(join);
    const posted = await ask(`${url()}${join}/about-you?form=workshop`, {
      body: form({ ...about, ticket: 'a'.repeat(32) }),
    });
    expect(posted.status).toBe(409);
    expect(wordsOf(posted)).toContain('you need a code of your own');
  });

  it('lead in when typed, whatever the capitals and dashes, and when followed as a link', async () => {
    const code = takeNext();
    const shown = ` ${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)} `.toLowerCase();
    const typed = await ask(`${url()}/join`, { body: form({ code: shown }) });
    expect(typed.headers.get('Location')).toBe(`/with-code/${code}`);
    expect(wordsOf(await ask(`${url()}/with-code/${code}`))).toContain('Codeham');
    const own = await held(url(), 'workshop', await begin(code));
    expect((await own.ask('steps')).status).toBe(200);
  });

  it('open the same answers when the form is sent twice, one after the other or at once', async () => {
    const code = takeNext();
    const ticket = ticketOf(await ask(aboutYou(code)));
    const [one, two] = await Promise.all([begin(code, ticket), begin(code, ticket)]);
    expect(locationOf(one)).toBe(locationOf(two));
    expect(locationOf(await begin(code, ticket))).toBe(locationOf(one));
  });

  it('let one of two people in who race with the same code, and tell the other what to do', async () => {
    const code = takeNext();
    const tickets = ['b', 'c', 'd'].map((digit) => digit.repeat(32));
    const all = await Promise.all(tickets.map((ticket) => begin(code, ticket)));
    expect(all.map(({ status }) => status).sort()).toEqual([302, 409, 409]);
    const late = all.find(({ status }) => status === 409)!;
    expect(wordsOf(late)).toContain('This code has been used');
    expect(late.body).toMatch(/href="\/join\/[A-Z0-9]{8}\/return"/);
  });

  it('do not tell anybody who only looks whether they have been used', async () => {
    const [spent, unspent] = [takeNext(), takeNext()];
    await begin(spent);
    const pages = await Promise.all(
      [spent, unspent].map((code) => ask(`${url()}/with-code/${code}`).then(wordsOf)),
    );
    expect(pages[0]).toBe(pages[1]);
    const page = wordsOf(await lead.ask(`${assessment}/codes`));
    await begin(takeNext());
    expect(wordsOf(await lead.ask(`${assessment}/codes`))).toBe(page);
  });

  it('stay unspent where nothing was begun', async () => {
    const code = takeNext();
    expect((await begin(code, undefined, { ...about, sector: 'acute' })).status).toBe(400);
    expect((await begin(code)).status).toBe(302);
  });

  it('of one type of organisation are for it alone', async () => {
    const tickets = locationOf(await make({ codes: '2', sector: 'residents' }));
    const [one] = await codesOf(`${tickets}/csv`);
    const code = one!.replaceAll('-', '');
    expect(wordsOf(await ask(`${url()}/with-code/${code}`))).toMatch(/Residents/);
    expect((await begin(code)).status).toBe(400);
    const page = await ask(aboutYou(code));
    expect(page.body).not.toContain('value="local-authority"');
    expect((await begin(code, ticketOf(page), { sector: 'residents' })).status).toBe(302);
  });

  it('that are wrong are told so', async () => {
    const typed = await ask(`${url()}/join`, { body: form({ code: 'BCDF-HJKM-2345' }) });
    expect(typed.status).toBe(400);
    expect(typed.body).toContain('BCDF-HJKM-2345');
    expect((await ask(`${url()}/with-code/BCDFHJKM2345`)).status).toBe(404);
    expect((await ask(`${url()}/with-code/x`)).status).toBe(404);
  });

  it('are nobody else’s to see: neither other leads’ nor with another place’s ids', async () => {
    const { app, db } = running();
    const other = await signedIn(app.url, db, 'Other');
    const elsewhere = await draft(other, await registerPlace(other, 'Elsewhere'));
    const tickets = locationOf(await make({ codes: '1' }));
    const mixed = `${elsewhere}/codes/${idOf(tickets)}`;
    for (const path of [
      `${assessment}/codes`,
      tickets,
      `${tickets}/csv`,
      `${assessment}/emails`,
      mixed,
      `${mixed}/csv`,
    ]) {
      expect([path, (await other.ask(path)).status]).toEqual([path, 404]);
    }
    expect(
      (await other.post(`${assessment}/codes`, { batch: 'e'.repeat(32), codes: '1', sector: 'any' })).status,
    ).toBe(404);
  });

  it('leave no trace in the log, and only their number in the audit log', async () => {
    const code = takeNext();
    await begin(code);
    await ask(`${url()}/with-code/${code}x`);
    await ask(`${url()}/withcode/${code}`);
    const { app, db } = running();
    expect(app.logs()).not.toContain(code);
    const entries = await db
      .selectFrom('audit_entry')
      .select(['action', 'details'])
      .where('action', 'like', 'codes.%')
      .execute();
    expect(entries).toContainEqual({ action: 'codes.made', details: '{"codes":12,"sector":null}' });
    expect(entries.map(({ action }) => action)).toContain('codes.downloaded');
    expect(JSON.stringify(entries)).not.toMatch(/[A-Z2-9]{12}/);
  });

  describe('by e-mail', () => {
    it('are not offered where no mail server is set, whatever is posted', async () => {
      expect(wordsOf(await lead.ask(`${assessment}/emails`))).toContain('E-mail is not set up here');
      const posted = await lead.post(`${assessment}/emails`, { do: 'invite', addresses: 'a@example.org' });
      expect(posted.status).toBe(409);
    });
  });

  it('are no longer shown once the survey has closed, and make nothing any more', async () => {
    const tickets = locationOf(await make({ codes: '1' }));
    await lead.post(`${assessment}/move/close`);
    await expect
      .poll(async () => wordsOf(await lead.ask(tickets)), { timeout: 20_000 })
      .toContain('no longer kept');
    expect((await lead.ask(`${tickets}/csv`)).status).toBe(410);
    expect(
      (await lead.post(`${assessment}/codes`, { batch: 'f'.repeat(32), codes: '1', sector: 'any' })).status,
    ).toBe(409);
    expect(wordsOf(await lead.ask(`${assessment}/codes`))).not.toContain('Make codes to hand out');
  });
});
