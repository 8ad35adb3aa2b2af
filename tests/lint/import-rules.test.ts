import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A project of empty files in the shape of this one, so that the rules are tested and not what happens to be there. */
const files = [
  'server.ts',
  'app/root.tsx',
  'app/entry.server.tsx',
  'app/routes/home.tsx',
  'app/routes/answer/form.ts',
  'app/cli/concord.ts',
  'app/jobs/sweep.server.ts',
  'app/components/charts/dot-plot.tsx',
  'app/components/charts/dot-plot.scss',
  'app/components/nhs/button.tsx',
  'app/components/nhs/icons.server.ts',
  'app/services/answers.server.ts',
  'app/services/responses.server.ts',
  'app/live/poke.server.ts',
  'app/live/use-live.ts',
  'app/exports/csv.ts',
  'app/domain/scoring/bands.ts',
  'app/domain/scoring/score.ts',
  'app/domain/scoring/score.test.ts',
  'app/lib/env.server.ts',
  'app/lib/http.ts',
  'app/lib/paths.ts',
  'app/lib/session.server.ts',
  'app/styles/concord.scss',
  'db/client.ts',
  'db/engines/postgres.ts',
  'db/engines/sqlite3.ts',
  'db/migrate.ts',
  'db/queries/answers.ts',
  'db/tables/index.ts',
  'questions/load.ts',
  'questions/schema.ts',
  'questions/types.ts',
  'tests/factories/response.ts',
  'tests/db/answers.test.ts',
  'vite.config.ts',
];

const aliases = { '~/*': ['./app/*'], 'db/*': ['./db/*'], 'questions/*': ['./questions/*'] };
const importRules = /^(boundaries\/|no-restricted-)/;

let root: string;
let eslint: ESLint;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'concord-lint-')));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  }
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths: aliases } }));
  const { configurationFor } = (await import(new URL('../../eslint.config.js', import.meta.url).href)) as {
    configurationFor: (root: string) => Linter.Config[];
  };
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    // Rules that need types would compile the samples; the rules on imports read only their text.
    overrideConfig: [...configurationFor(root), tseslint.configs.disableTypeChecked as Linter.Config],
  });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the import rules say of a file of this text: the line and the rule of each break; empty when there is none. */
async function breaks(file: string, text: string): Promise<{ line: number; rule: string }[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: path.join(root, file) });
  const messages = result?.messages ?? [];
  const unread = messages.filter((message) => message.fatal || message.ruleId === null);
  if (!result || unread.length > 0) throw new Error(`${file} was not linted: ${JSON.stringify(unread)}`);
  return messages
    .map(({ line, ruleId, message }) => ({ line, rule: `${ruleId}: ${message}` }))
    .filter(({ rule }) => importRules.test(rule));
}

/** Each row: a file, and what it may or may not hold. */
type Row = [file: string, text: string];

function allows(rows: Row[]) {
  it.each(rows)('%s may hold: %s', async (file, text) => {
    expect(await breaks(file, text)).toEqual([]);
  });
}

function refuses(rows: Row[]) {
  it.each(rows)('%s may not hold: %s', async (file, text) => {
    expect(await breaks(file, text)).toHaveLength(1);
  });
}

const value = (specifier: string) => `export * from '${specifier}';`;
const type = (specifier: string) => `export type * from '${specifier}';`;

/** One file of each folder, by the name the folder is imported under. */
const specifierOf = {
  routes: '~/routes/home',
  cli: '~/cli/concord',
  jobs: '~/jobs/sweep.server',
  components: '~/components/charts/dot-plot',
  services: '~/services/answers.server',
  live: '~/live/poke.server',
  exports: '~/exports/csv',
  domain: '~/domain/scoring/bands',
  lib: '~/lib/paths',
  'lib (server)': '~/lib/env.server',
  'db/queries': 'db/queries/answers',
  'db/tables': 'db/tables/index',
  'db/client': 'db/client',
  'db/engines': 'db/engines/sqlite3',
  'questions/types': 'questions/types',
  questions: 'questions/load',
};
type Folder = keyof typeof specifierOf;
const folders = Object.keys(specifierOf) as Folder[];
const appTop: Folder[] = ['services', 'domain', 'components', 'exports', 'lib', 'lib (server)', 'live'];

/** The table of who may import what: whose values, and whose types alone. */
const table: { from: string; values: Folder[]; types?: Folder[] }[] = [
  { from: 'app/routes/answer/form.ts', values: ['routes', ...appTop], types: ['questions/types'] },
  { from: 'app/root.tsx', values: ['routes', ...appTop], types: ['questions/types'] },
  { from: 'app/entry.server.tsx', values: ['routes', ...appTop], types: ['questions/types'] },
  { from: 'app/cli/concord.ts', values: folders.filter((folder) => !['routes', 'jobs'].includes(folder)) },
  { from: 'app/jobs/sweep.server.ts', values: ['jobs', ...appTop] },
  {
    from: 'app/components/nhs/button.tsx',
    values: ['components', 'domain', 'lib'],
    types: ['questions/types'],
  },
  {
    from: 'app/services/responses.server.ts',
    values: [
      'services',
      'domain',
      'db/queries',
      'questions',
      'questions/types',
      'live',
      'lib',
      'lib (server)',
    ],
    types: ['db/tables', 'db/client'],
  },
  {
    from: 'app/live/poke.server.ts',
    values: ['live', 'db/queries', 'domain'],
    types: ['db/tables', 'db/client'],
  },
  { from: 'app/exports/csv.ts', values: ['exports', 'domain'], types: ['questions/types'] },
  { from: 'app/domain/scoring/score.ts', values: ['domain'], types: ['questions/types'] },
  { from: 'app/lib/paths.ts', values: ['lib'], types: ['domain'] },
  {
    from: 'app/lib/session.server.ts',
    values: ['lib', 'lib (server)', 'db/queries'],
    types: ['domain', 'db/tables', 'db/client'],
  },
  { from: 'db/migrate.ts', values: ['db/queries', 'db/tables', 'db/client', 'db/engines'] },
  { from: 'questions/schema.ts', values: ['questions', 'questions/types'] },
  { from: 'server.ts', values: folders },
  { from: 'tests/db/answers.test.ts', values: folders },
  { from: 'app/domain/scoring/score.test.ts', values: folders },
];

/** The folders a file may import from, found by linting one file that imports from every one. */
async function importable(from: string, statement: (specifier: string) => string): Promise<Folder[]> {
  const broken = await breaks(from, folders.map((folder) => statement(specifierOf[folder])).join('\n'));
  const refused = new Set(broken.map(({ line }) => line));
  return folders.filter((_, index) => !refused.has(index + 1));
}

describe('who may import what', () => {
  const inOrder = (named: Folder[]) => folders.filter((folder) => named.includes(folder));

  for (const { from, values, types = [] } of table) {
    const andTypes = types.length > 0 ? `, and types from ${types.join(', ')}` : '';
    it(`${from} may import from ${values.join(', ')}${andTypes}`, async () => {
      expect(await importable(from, value)).toEqual(inOrder(values));
      expect(await importable(from, type)).toEqual(inOrder([...values, ...types]));
    });
  }
});

describe('an import is seen however it is written', () => {
  refuses([
    ['app/components/nhs/button.tsx', "import '../../services/answers.server';"],
    ['app/components/nhs/button.tsx', "export const later = () => import('~/services/answers.server');"],
    ['app/components/nhs/button.tsx', "export type Saved = import('~/services/answers.server').Saved;"],
    ['app/components/nhs/button.tsx', "export { save } from '~/services/answers.server';"],
    ['app/domain/scoring/score.ts', "import { type Level } from 'questions/types';"],
    ['app/services/answers.server.ts', 'export const any = (file: string) => import(file);'],
    ['app/components/nhs/button.tsx', "export const all = import.meta.glob('../../services/*.ts');"],
  ]);
});

describe('what cannot be placed is refused', () => {
  refuses([
    ['app/components/nhs/button.tsx', value('~/domain/no-such-file')],
    ['app/components/nhs/button.tsx', value('./no-such-file')],
    ['app/services/answers.server.ts', value('db/queries/no-such-file')],
    ['app/services/answers.server.ts', value('questions/no-such-file')],
    ['app/utils/dates.ts', 'export const day = 1;'],
    ['app/services/answers.server.ts', value('../../tests/factories/response')],
  ]);
});

describe('a file for the server stays out of what the browser gets, wherever it stands', () => {
  refuses([
    ['app/components/nhs/button.tsx', value('./icons.server')],
    ['app/components/nhs/button.tsx', value('~/lib/env.server')],
  ]);
});

describe('packages', () => {
  allows([
    ['db/queries/answers.ts', "import { sql } from 'kysely'; export { sql };"],
    ['server.ts', type('kysely')],
    ['db/engines/sqlite3.ts', value('sqlite3')],
    ['db/engines/postgres.ts', value('pg')],
    ['app/routes/home.tsx', value('@remix-run/node')],
    ['app/root.tsx', value('@remix-run/node')],
    ['app/entry.server.tsx', value('@remix-run/node')],
    ['server.ts', value('@remix-run/express')],
    ['app/lib/http.ts', value('@remix-run/server-runtime')],
    ['app/lib/session.server.ts', value('@remix-run/node')],
    ['app/routes/home.tsx', value('@remix-run/react')],
    ['app/components/nhs/button.tsx', value('@remix-run/react')],
    ['app/live/use-live.ts', value('@remix-run/react')],
    ['app/components/nhs/button.tsx', value('react-hook-form')],
    ['app/components/charts/dot-plot.tsx', "import './dot-plot.scss';"],
    ['app/root.tsx', "import '~/styles/concord.scss?url';"],
    ['questions/schema.ts', value('zod')],
    ['questions/load.ts', value('yaml')],
    ['questions/load.ts', value('node:fs')],
    ['app/services/answers.server.ts', value('node:crypto')],
    ['app/domain/scoring/score.test.ts', value('fast-check')],
    ['vite.config.ts', value('@remix-run/dev')],
  ]);
  refuses([
    ['app/services/answers.server.ts', value('kysely')],
    ['app/services/answers.server.ts', type('kysely')],
    ['app/lib/session.server.ts', value('kysely')],
    ['server.ts', value('kysely')],
    ['db/client.ts', value('sqlite3')],
    ['db/engines/postgres.ts', value('sqlite3')],
    ['db/client.ts', value('pg')],
    ['server.ts', value('pg')],
    ['app/components/nhs/button.tsx', value('@remix-run/node')],
    ['app/services/answers.server.ts', value('@remix-run/node')],
    ['app/live/use-live.ts', value('@remix-run/node')],
    ['app/lib/paths.ts', value('@remix-run/server-runtime')],
    ['app/jobs/sweep.server.ts', value('@remix-run/express')],
    ['app/services/answers.server.ts', value('@remix-run/react')],
    ['app/live/poke.server.ts', value('@remix-run/react')],
    ['app/lib/http.ts', value('@remix-run/react')],
    ['app/components/nhs/button.tsx', value('node:fs')],
    ['app/components/nhs/button.tsx', value('zod')],
    ['app/domain/scoring/score.ts', value('zod')],
    ['app/domain/scoring/score.ts', value('node:crypto')],
    ['app/domain/scoring/score.ts', value('crypto')],
    ['questions/schema.ts', value('react')],
  ]);
});

describe('queries are built in db alone', () => {
  allows([['db/queries/answers.ts', "export const all = (db: Db) => db.selectFrom('answer');"]]);
  refuses([
    ['app/services/answers.server.ts', "export const all = (db: Db) => db.selectFrom('answer');"],
    ['app/routes/home.tsx', "export const none = (db: Db) => db.deleteFrom('answer');"],
    ['server.ts', "export const one = (db: Db) => db.insertInto('answer');"],
  ]);
});

describe('the environment is read in one place', () => {
  allows([
    ['app/lib/env.server.ts', 'export const port = process.env.PORT;'],
    ['vite.config.ts', 'export const test = process.env.VITEST;'],
    ['tests/factories/response.ts', 'export const ci = process.env.CI;'],
  ]);
  refuses([
    ['app/services/answers.server.ts', 'export const port = process.env.PORT;'],
    ['app/services/answers.server.ts', 'export const { env } = process;'],
    ['app/services/answers.server.ts', "export { env } from 'node:process';"],
    ['app/services/answers.server.ts', "import { env } from 'process'; export const port = env.PORT;"],
    ['app/services/answers.server.ts', 'export const port = globalThis.process.env.PORT;'],
    ['app/lib/paths.ts', 'export const port = process.env.PORT;'],
    ['db/client.ts', 'export const url = process.env.DATABASE_URL;'],
    ['questions/load.ts', 'export const folder = process.env.QUESTIONS;'],
    ['server.ts', 'export const port = process.env.PORT;'],
  ]);
});

describe('the domain is pure', () => {
  allows([
    ['app/domain/scoring/score.ts', 'export const at = (time: string) => new Date(time).toISOString();'],
    ['app/domain/scoring/score.ts', 'export const half = (x: number) => Math.round(x / 2);'],
    ['app/services/answers.server.ts', 'export const now = () => new Date();'],
    ['app/domain/scoring/score.test.ts', 'export const now = () => Date.now() + Math.random();'],
  ]);
  refuses([
    ['app/domain/scoring/score.ts', 'export const now = () => Date.now();'],
    ['app/domain/scoring/score.ts', 'export const now = () => new Date();'],
    ['app/domain/scoring/score.ts', 'export const now = () => Date();'],
    ['app/domain/scoring/score.ts', 'export const chance = () => Math.random();'],
    ['app/domain/scoring/score.ts', 'export const { random } = Math;'],
    ['app/domain/scoring/score.ts', "export const read = () => fetch('/answers');"],
    ['app/domain/scoring/score.ts', 'export const id = () => crypto.randomUUID();'],
    ['app/domain/scoring/score.ts', 'export const since = () => performance.now();'],
    ['app/domain/scoring/score.ts', 'export const later = (run: () => void) => setTimeout(run, 1);'],
  ]);
});

describe('default exports', () => {
  allows([
    ['app/routes/home.tsx', 'export default 1;'],
    ['vite.config.ts', 'export default {};'],
  ]);
  refuses([['app/services/answers.server.ts', 'export default 1;']]);
});
