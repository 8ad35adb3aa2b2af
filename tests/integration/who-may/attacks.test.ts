import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from 'db/tables';
import { isKnownColumn, SECRET_COLUMNS, TYPED_COLUMNS } from './columns';
import { addressOf, may, rows } from './routes';
import type { Reply } from '../visitor';
import { at, type Person, runningWorld } from './world';

/** What a browser would run wherever it is written out as it was typed. */
const SCRIPT = `"'><script>alert(1)</script><img src=x onerror=alert(2)>`;
const RAW = /<script>alert\(1\)|<img src=x/;

/** What a browser shows as a page; in a file that is taken away a script is a text. */
const pageOf = ({ headers, body }: Reply) =>
  headers.get('Content-Disposition')?.startsWith('attachment') ? '' : body;

const pages = rows.filter(([, row]) => row.reads);
const forms = rows.filter(([, row]) => row.sends);

/** The page itself, and its data as the browser asks for it when a link is followed. */
const bothWays = (path: string) => [path, path === '/' ? '/_root.data' : `${path}.data`];

async function plantScripts(db: Kysely<Database>) {
  for (const [table, columns] of Object.entries(TYPED_COLUMNS)) {
    for (const [column, value] of Object.entries(columns(SCRIPT))) {
      await db
        .updateTable(table as 'place')
        .set({ [column]: value })
        .execute();
    }
  }
}

describe('attacks on pages', () => {
  const { world, database, reads } = runningWorld(plantScripts);
  const readersOf = (who: Parameters<typeof may>[1]) =>
    world().people.filter((person: Person) => may(person, who));

  it.each(pages)('a script that was typed somewhere is text everywhere: %s', async (id, row) => {
    const path = addressOf(id, row, at(world().here, row));
    for (const person of readersOf(row.reads!)) {
      const reply = await reads(path, person);
      expect(reply.status, path).toBeLessThan(500);
      expect(pageOf(reply), path).not.toMatch(RAW);
    }
  });

  it.each(pages)('a script in an address is text, or nothing: %s', async (id, row) => {
    const path = addressOf(id, row, at(world().here, row));
    const names = [
      'next',
      'on',
      'q',
      'words',
      'page',
      'sector',
      'form',
      'edition',
      'question',
      'with',
      'join',
    ];
    const query = new URLSearchParams(names.map((name) => [name, SCRIPT]));
    for (const person of [world().nobody, ...readersOf(row.reads!).slice(-1)]) {
      const reply = await reads(`${path}?${query.toString()}`, person);
      expect(reply.status, path).toBeLessThan(500);
      expect(pageOf(reply), path).not.toMatch(RAW);
      expect(reply.headers.get('Location') ?? '/', path).toMatch(/^\/(?![/\\])/);
    }
  });

  it('secrets and hashes stay in the database', async () => {
    const secrets: string[] = [];
    for (const [table, columns] of Object.entries(SECRET_COLUMNS)) {
      const found = await database()
        .selectFrom(table as 'account')
        .select(columns as never)
        .execute();
      secrets.push(...found.flatMap((row) => Object.values(row)).filter((value) => Boolean(value)));
    }
    const worth = [...new Set(secrets.map(String))].filter((text) => text.length >= 8);
    expect(worth.length).toBeGreaterThan(5);
    for (const [id, row] of pages) {
      const path = addressOf(id, row, at(world().here, row));
      for (const person of readersOf(row.reads!).slice(-2)) {
        for (const way of bothWays(path)) {
          const { body } = await reads(way, person);
          for (const secret of worth) expect(body.includes(secret), `${secret} in ${way}`).toBe(false);
        }
      }
    }
  });

  it('every column that holds text is known as typed by people, as secret, or as neither', async () => {
    const tables = await database().introspection.getTables();
    const text = tables.flatMap(({ name, columns }) =>
      columns.filter(({ dataType }) => /text/i.test(dataType)).map((column) => `${name}.${column.name}`),
    );
    expect(text.filter((column) => !isKnownColumn(column))).toEqual([]);
  });
});

describe('attacks on forms', () => {
  const { world, database, reads, sends } = runningWorld();
  const lead = () => world().people.find(({ role }) => role === 'lead')!;
  const senderOf = (who: Parameters<typeof may>[1]) =>
    who === 'anybody' ? world().nobody : world().people.findLast((person) => may(person, who));

  /** The names of the fields of a page's forms, with what stands in them; what is not hidden gets `typed`. */
  function filled(html: string, typed: string): URLSearchParams {
    const fields = new URLSearchParams();
    for (const [tag] of html.matchAll(/<(?:input|textarea|select)[^>]*>/g)) {
      const name = /\bname="([^"]+)"/.exec(tag)?.[1];
      if (name === undefined || /type="file"/.test(tag)) continue;
      const kept = /type="(?:hidden|radio|checkbox)"/.test(tag);
      fields.set(name, kept ? (/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '') : typed);
    }
    return fields;
  }

  const hostile: [string, string][] = [
    ['far too much text', 'x'.repeat(60_000)],
    ['a script', SCRIPT],
    ['SQL', `x'); drop table answer; --`],
    ['characters that nobody types', 'a\u0000b\u001b[2J\u202e\uffff\ud800'],
    ['a formula', '=cmd|"/c calc"!A1'],
    ['the path of a file', '../../../../etc/passwd'],
  ];

  it.each(forms)('what nobody should send is refused or kept as text: %s', async (id, row) => {
    const path = addressOf(id, row, at(world().here, row));
    const sender = senderOf(row.sends!);
    if (!sender) return;
    const page = row.reads ? await reads(path, sender) : undefined;
    for (const [what, typed] of hostile) {
      const reply = await sends(path, sender, filled(page?.body ?? '', typed));
      expect(reply.status, `${what} to ${path}`).toBeLessThan(500);
      expect(pageOf(reply), `${what} to ${path}`).not.toMatch(RAW);
      expect(reply.headers.get('Location') ?? '/', path).toMatch(/^\/(?![/\\])/);
    }
    // The tables are all there.
    await database().selectFrom('answer').select('value').limit(1).execute();
  });

  it.each([
    "' or 1=1 --",
    '%27%20or%201=1',
    '..%2f..%2fetc%2fpasswd',
    '%00',
    '%',
    '__proto__',
    'constructor',
  ])('an id, code or path that is none leads nowhere: %s', async (text) => {
    for (const [id, row] of pages.filter(([, { params }]) => !params?.['*'])) {
      const wild = { placeId: text, assessment: text, made: {} };
      const params = Object.fromEntries(Object.keys(row.params ?? {}).map((name) => [name, text]));
      const path = addressOf(id, { ...row, params: { handle: text, ...params } }, wild);
      const reply = await reads(path.replaceAll(' ', '%20').replaceAll('#', ''), lead());
      expect(reply.status, path).toBeLessThan(500);
      expect(reply.body, path).not.toContain('root:');
    }
  });

  it('files outside the folder that is served are not there', async () => {
    for (const path of [
      '/assets/../../../package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/%2e%2e/%2e%2e/server.ts',
      '/.env',
      '/data/concord.db',
      '/assets/../../server/index.js',
    ]) {
      const { status, body } = await reads(path, world().nobody);
      expect([400, 404], path).toContain(status);
      expect(body, path).not.toContain('"dependencies"');
    }
  });

  it('an address that says where to go on never leads to another site', async () => {
    for (const next of [
      '//elsewhere.example',
      '/\\elsewhere.example',
      'https://elsewhere.example',
      'javascript:1',
    ]) {
      const reply = await reads(`/sign-in?next=${encodeURIComponent(next)}`, lead());
      expect(reply.headers.get('Location'), next).toBe('/places');
    }
  });
});
