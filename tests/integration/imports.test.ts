import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from 'db/client';
import { readCsv } from '~/domain/answers-file/csv';
import { packZip } from '~/lib/zip.server';
import { draft, locationOf, registerPlace, signedIn, type SignedIn } from './leads';
import { newDatabase, type NewDatabase } from '../setup/databases';
import { type RunningApp, startApp } from '../setup/app';
import { ask, type Reply, wordsOf } from './visitor';

const HEADER = 'sector,tier,form,relationships.openness,relationships.openness.comment';
const SCRIPT = '<script>alert(1)</script>';
const csv = (...rows: string[]) => [HEADER, ...rows].join('\r\n');
const GOOD = csv('local-authority,board,,3,', 'residents,,,Thriving,');

// What it does to the database is tried on both engines in tests/db.
describe('Importing answers', () => {
  let place: NewDatabase;
  let database: OpenDatabase;
  let app: RunningApp;
  beforeAll(async () => {
    place = await newDatabase('sqlite');
    database = await openDatabase(place.url);
    app = await startApp({ env: { DATABASE_URL: place.url } });
  }, 120_000);
  afterAll(async () => {
    await app.stop();
    await database.close();
    await place.remove();
  });

  const url = () => app.url;
  const newLead = () => signedIn(url(), database.db, 'Lena');

  async function opened(lead: SignedIn, moves = ['open']): Promise<string> {
    const home = await draft(lead, await registerPlace(lead, 'Exampleton'));
    for (const command of moves) locationOf(await lead.post(`${home}/move/${command}`));
    return home;
  }
  function upload(content: string | Uint8Array, name = 'answers.csv', leaveOut = false): FormData {
    const form = new FormData();
    form.append('file', new Blob([content as BlobPart]), name);
    if (leaveOut) form.append('leaveOut', 'yes');
    return form;
  }
  const bring = (lead: SignedIn, home: string, ...file: Parameters<typeof upload>) =>
    lead.ask(`${home}/import`, { body: upload(...file) });
  const inAssessment = (table: 'response' | 'import_batch', home: string) =>
    database.db.selectFrom(table).selectAll().where('assessment_id', '=', home.split('/').at(-1)!).execute();
  const rawPost = async (path: string, bytes: number, cookie?: string): Promise<number> =>
    (
      await fetch(url() + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x', ...(cookie && { Cookie: cookie }) },
        body: new Uint8Array(bytes),
      })
    ).status;

  it('goes from the template to people taken in, and back, by plain forms', async () => {
    const lead = await newLead();
    const home = await opened(lead);
    const page = wordsOf(await lead.ask(`${home}/import`));
    expect(page).toContain('Nothing has been imported');
    expect(page).toContain('They do not count towards the threshold');
    const template = await lead.ask(`${home}/import/files/template.csv`);
    expect(template.headers.get('Content-Disposition')).toBe('attachment; filename="concord-template.csv"');
    const reading = readCsv(template.body);
    const header = reading.status === 'read' ? reading.rows[0]! : [];
    expect(header.slice(0, 5)).toEqual(['respondent', 'sector', 'tier', 'form', 'relationships.openness']);
    const row = header.map(
      (name) =>
        ({ sector: 'Local council', tier: 'board' })[name] ??
        (name.includes('.') && !name.endsWith('.comment') ? '4' : ''),
    );
    const resident = 'residents';
    const filled = `${template.body}${row.join(',')}\r\n,${resident},,,3\r\n`;

    const brought = await bring(lead, home, filled);
    // The workshop form does not ask all that the resident form asks.
    const preview = await lead.ask(locationOf(brought));
    expect(wordsOf(preview)).toContain('Something is wrong with 1 row');
    const mended = filled
      .split('\r\n')
      .map((line, index) => (index === 1 ? `,local-authority,board,workshop,4` : line));
    const at = locationOf(await bring(lead, home, mended.join('\r\n')));
    const words = wordsOf(await lead.ask(at));
    expect(words).toContain('Can be taken in 2 people');
    expect(words).toMatch(/Local council 1 Residents, carers and Healthwatch 1/);
    expect(locationOf(await lead.post(at, { do: 'take-in' }))).toBe(`${home}/import`);
    expect(locationOf(await lead.post(at, { do: 'take-in' }))).toBe(`${home}/import`);
    expect(await inAssessment('response', home)).toHaveLength(2);

    expect(wordsOf(await lead.ask(home))).toContain('The answers of 2 people were imported from files');
    const listed = await lead.ask(`${home}/import`);
    expect(wordsOf(listed)).toMatch(/answers\.csv .* 2 Undo/);
    const undo = /href="([^"]+\/undo)"/.exec(listed.body)![1]!;
    expect(wordsOf(await lead.ask(undo))).toContain('The answers of 2 people');
    expect(locationOf(await lead.post(undo))).toBe(`${home}/import`);
    expect(await inAssessment('response', home)).toEqual([]);
    expect((await lead.post(undo)).status).toBe(404);
  });

  it('shows what is wrong by row and column, and takes in the others only when told to', async () => {
    const lead = await newLead();
    const home = await opened(lead);
    const file = csv(
      'local-authority,board,,3,',
      `local-authority,board,,9,${SCRIPT}`,
      `acute,${SCRIPT},,1,`,
    );
    const at = locationOf(await bring(lead, home, file));
    const preview = await lead.ask(at);
    expect(preview.body).not.toContain(SCRIPT);
    const words = wordsOf(preview);
    expect(words).toContain('Something is wrong with 2 rows');
    expect(words).toMatch(/3 D \(relationships\.openness\) &quot;9&quot; is no answer Write 1 to 5/);
    expect(words).toContain('&quot;acute&quot; is not invited to this survey');
    const refused = await lead.post(at, { do: 'take-in' });
    expect([refused.status, wordsOf(refused)]).toEqual([400, expect.stringContaining('Tick that the rows')]);
    expect(await inAssessment('response', home)).toEqual([]);
    locationOf(await lead.post(at, { do: 'take-in', skipBadRows: 'yes' }));
    expect(await inAssessment('response', home)).toHaveLength(1);
  });

  it('stores a comment as it is, and shows neither it nor a file’s name as anything but text', async () => {
    const lead = await newLead();
    const home = await opened(lead);
    const at = locationOf(
      await bring(
        lead,
        home,
        csv(`local-authority,board,,3,"=cmd ${SCRIPT}"`),
        `..\\..\\/${SCRIPT.replace('/', '')}.csv`,
      ),
    );
    const preview = await lead.ask(at);
    expect(preview.body).not.toContain('alert(1)</script>');
    expect(wordsOf(preview)).toContain('&lt;script&gt;alert(1)&lt;script&gt;.csv');
    locationOf(await lead.post(at, { do: 'take-in' }));
    const [response] = await inAssessment('response', home);
    const comments = database.db.selectFrom('comment').select('body');
    expect(await comments.where('response_id', '=', response!.id).execute()).toEqual([
      { body: `=cmd ${SCRIPT}` },
    ]);
    expect((await lead.ask(`${home}/import`)).body).not.toContain('<script>alert');
  });

  it('leaves out other columns when told to, and else names them', async () => {
    const lead = await newLead();
    const home = await opened(lead);
    const file = 'Timestamp,sector,tier,relationships.openness\n2026-01-01T10:00,local-authority,board,3';
    const refused = await bring(lead, home, file);
    expect([refused.status, wordsOf(refused)]).toEqual([
      400,
      expect.stringContaining('&quot;Timestamp&quot; is no question'),
    ]);
    expect(await inAssessment('import_batch', home)).toEqual([]);
    const at = locationOf(await bring(lead, home, file, 'answers.csv', true));
    expect(wordsOf(await lead.ask(at))).toContain('Columns left out Timestamp. They are not stored');
    const [batch] = await inAssessment('import_batch', home);
    expect(JSON.stringify(batch)).not.toContain('10:00');
    expect(locationOf(await lead.post(at, { do: 'cancel' }))).toBe(`${home}/import`);
    expect(await inAssessment('import_batch', home)).toEqual([]);
    expect((await lead.ask(at)).status).toBe(404);
  });

  it('notices the same file', async () => {
    const lead = await newLead();
    const home = await opened(lead);
    locationOf(await lead.post(locationOf(await bring(lead, home, GOOD)), { do: 'take-in' }));
    const again = locationOf(await bring(lead, home, GOOD));
    expect(wordsOf(await lead.ask(again))).toContain('Taken in before The same file');
    expect((await lead.post(again, { do: 'take-in' })).status).toBe(400);
    locationOf(await lead.post(again, { do: 'take-in', onceMore: 'yes' }));
    expect(await inAssessment('response', home)).toHaveLength(4);
  });

  const bomb = () => {
    const zip = packZip(new Map([['xl/workbook.xml', deflateRawSync(Buffer.alloc(80 * 1024 * 1024))]]));
    for (const at of [8, zip.indexOf('PK\u0001\u0002') + 10]) zip.writeUInt16LE(8, at);
    return zip;
  };

  it.each([
    ['no file', '', 'Choose the file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'no CSV file and no Excel workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel file (.xls)'],
    ['a ZIP of something else', packZip(new Map([['a', Buffer.from('b')]])), 'cannot be read'],
    ['a workbook with macros', packZip(new Map([['xl/vbaProject.bin', Buffer.from('b')]])), 'holds macros'],
    ['a bomb', bomb(), 'holds more than can be read'],
    ['text', 'Dear all,\nhello', 'does not fit the template'],
  ])('refuses %s in words, and keeps nothing of it', async (_, content, words) => {
    const lead = await newLead();
    const home = await opened(lead);
    const reply = await bring(lead, home, content);
    expect([reply.status, wordsOf(reply)]).toEqual([400, expect.stringContaining(words)]);
    expect(await inAssessment('import_batch', home)).toEqual([]);
  });

  it('takes more at once than any other page, and not more than that', async () => {
    const lead = await newLead();
    const home = await opened(lead);
    const large = `${GOOD}\r\n${'local-authority,board,,3,"some more words of a comment"\r\n'.repeat(4_950)}`;
    expect(large.length).toBeGreaterThan(250 * 1024);
    expect((await bring(lead, home, large)).status).toBe(302);
    const tooBig = await bring(lead, home, new Uint8Array(5 * 1024 * 1024 + 1));
    expect([tooBig.status, wordsOf(tooBig)]).toEqual([413, expect.stringContaining('larger than 5 MB')]);
    expect(await rawPost(`${home}/import`, 6 * 1024 * 1024)).toBe(413);
    for (const path of [
      `${home}/closing`,
      `${home}/import.data`,
      `${home}/import/x`,
      `/x${home}/import`,
      '/sign-in',
    ]) {
      expect([path, await rawPost(path, 300 * 1024)]).toEqual([path, 413]);
    }
    const noForm = await lead.ask(`${home}/import`, { body: new URLSearchParams({ file: 'x' }) });
    expect(noForm.status).toBe(400);
  });

  it('is not there for anybody else, whatever they send', async () => {
    const [lead, other] = [await newLead(), await newLead()];
    const home = await opened(lead);
    const theirs = await opened(other);
    const at = locationOf(await bring(lead, home, GOOD));
    const batch = at.split('/').at(-1)!;
    const statuses = async (path: string, sent?: { body: FormData | URLSearchParams }): Promise<number[]> => {
      const replies: Reply[] = [await other.ask(path, sent), await ask(url() + path, sent)];
      return replies.map(({ status }) => status);
    };
    for (const path of [
      `${home}/import`,
      at,
      `${at}/undo`,
      `${home}/import/files/template.csv`,
      `${home}/paper?form=workshop`,
    ]) {
      expect([path, await statuses(path)]).toEqual([path, [404, 302]]);
    }
    expect(await statuses(`${home}/import`, { body: upload(GOOD) })).toEqual([404, 404]);
    expect(await statuses(`${home}/import`, { body: upload(new Uint8Array(4 * 1024 * 1024)) })).toEqual([
      404, 404,
    ]);
    for (const path of [at, `${at}/undo`]) {
      expect(await statuses(path, { body: new URLSearchParams({ do: 'take-in' }) })).toEqual([404, 404]);
    }
    // Their own assessment with an id of ours.
    expect((await other.ask(`${theirs}/import/${batch}`)).status).toBe(404);
    expect((await other.post(`${theirs}/import/${batch}`, { do: 'take-in' })).status).toBe(404);
    expect((await other.post(`${theirs}/import/${batch}/undo`)).status).toBe(404);
    expect(await inAssessment('response', home)).toEqual([]);
  });

  it('says why it cannot be done while the survey is not open, and prints forms in any state', async () => {
    const lead = await newLead();
    const home = await opened(lead, []);
    expect(wordsOf(await lead.ask(`${home}/import`))).toContain('once the survey is open');
    expect((await bring(lead, home, GOOD)).status).toBe(409);
    const paper = await lead.ask(`${home}/paper?form=resident`);
    expect(wordsOf(paper)).toContain('Do not write your name');
    expect(wordsOf(paper)).toMatch(/1 \. Leaders of different organisations .* relationships\.openness/);
    expect((await lead.ask(`${home}/paper?form=full`)).status).toBe(404);
    locationOf(await lead.post(`${home}/move/open`));
    const at = locationOf(await bring(lead, home, GOOD));
    locationOf(await lead.post(`${home}/move/close`));
    const late = await lead.post(at, { do: 'take-in' });
    expect([late.status, wordsOf(late)]).toEqual([409, expect.stringContaining('Nothing was taken in')]);
    expect(await inAssessment('response', home)).toEqual([]);
  });
});
