import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Every kind of file there is; the first that fits counts, and a source file that fits none is an error, so that a
 * new folder first gets its line in the table below.
 */
const kinds = {
  tooling: ['**/*.test.{ts,tsx}', 'tests/**', 'docs/**', '*.config.{js,ts}'],
  declarations: ['**/*.d.ts'],
  asset: ['public/**', '**/*.{css,scss,svg,png,json,yaml,txt}'],
  root: ['server.ts'],
  routes: ['app/routes.ts', 'app/routes/**', 'app/root.tsx', 'app/entry.{client,server}.tsx'],
  cli: ['app/cli/**'],
  jobs: ['app/jobs/**'],
  components: ['app/components/**'],
  services: ['app/services/**'],
  live: ['app/live/**'],
  exports: ['app/exports/**'],
  domain: ['app/domain/**'],
  'lib-server': ['app/lib/**/*.server.{ts,tsx}'],
  lib: ['app/lib/**'],
  'db-queries': ['db/queries/**'],
  // What a caller of the queries has to name: the rows and the first parameter of every query.
  'db-types': ['db/tables/**', 'db/client.ts', 'db/notifications.ts'],
  db: ['db/**'],
  'questions-types': ['questions/types.ts'],
  questions: ['questions/**'],
};

const lib = ['lib', 'lib-server'];
const db = ['db', 'db-queries', 'db-types'];
const questions = ['questions', 'questions-types'];
const top = ['services', 'domain', 'components', 'exports', 'live', ...lib];

/** Who may import what: for each kind, the kinds whose values (`any`) or only whose types (`types`) it may import. */
const mayImport = {
  routes: { any: ['routes', ...top, 'asset'], types: ['questions-types'] },
  // Composition roots of their own, as server.ts is.
  cli: { any: ['cli', ...top, ...db, ...questions] },
  jobs: { any: ['jobs', ...top] },
  components: { any: ['components', 'domain', 'lib', 'asset'], types: ['questions-types'] },
  services: { any: ['services', 'domain', 'live', 'db-queries', ...questions, ...lib], types: ['db-types'] },
  live: { any: ['live', 'domain', 'db-queries'], types: ['db-types'] },
  exports: { any: ['exports', 'domain'], types: ['questions-types'] },
  domain: { any: ['domain'], types: ['questions-types'] },
  lib: { any: ['lib'], types: ['domain'] },
  'lib-server': { any: [...lib, 'db-queries'], types: ['domain', 'db-types'] },
  ...Object.fromEntries(db.map((kind) => [kind, { any: db }])),
  ...Object.fromEntries(questions.map((kind) => [kind, { any: questions }])),
  root: { any: Object.keys(kinds).filter((kind) => kind !== 'tooling') },
  // Declarations leave nothing behind in what is built.
  declarations: { any: Object.keys(kinds) },
  tooling: { any: Object.keys(kinds) },
};

const ofKind = (...names) => ({ file: { categories: { anyOf: names } } });
const at = (...paths) => ({ file: { path: paths } });
const pkg = (...names) => ({ module: { origin: 'external', source: names } });
const remixServer = pkg('remix', '@remix-run/{node,express,server-runtime,serve,dev}');

/** The last policy that fits an import decides; an import that none fits is refused. */
const policies = [
  ...Object.entries(mayImport).flatMap(([kind, { any = [], types = [] }]) => [
    { from: ofKind(kind), allow: { to: ofKind(...any) } },
    { from: ofKind(kind), allow: { to: ofKind(...types), dependency: { kind: 'type' } } },
  ]),
  // A file for the server stays out of the browser wherever it stands.
  { from: ofKind('components', 'domain', 'lib'), disallow: { to: at('**/*.server.{ts,tsx}') } },

  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  // One of our own that cannot be found would else pass for a package.
  {
    disallow: {
      dependency: { source: ['~/**', 'db/**', 'questions/**'] },
      to: { module: { origin: 'external' } },
    },
  },
  { from: ofKind('domain'), disallow: { to: { module: { origin: ['external', 'core'] } } } },
  // Distributions come from a statistics library, in these places.
  {
    from: at('app/domain/edition/place-score.ts', 'app/domain/agreement/f-distribution.ts'),
    allow: { to: pkg('jstat') },
  },
  { from: ofKind('components'), disallow: { to: { module: { origin: 'core' } } } },
  { from: ofKind('components'), disallow: { to: pkg('zod', 'yaml', 'express', 'compression', 'pino') } },
  { from: ofKind(...questions), disallow: { to: { module: { origin: 'external' } } } },
  { from: ofKind(...questions), allow: { to: pkg('zod', 'yaml') } },

  { disallow: { to: remixServer } },
  { from: ofKind('routes', 'root', 'declarations'), allow: { to: remixServer } },
  { from: at('app/lib/http.ts', 'app/lib/session.server.ts'), allow: { to: remixServer } },
  { disallow: { to: pkg('@remix-run/react') } },
  { from: ofKind('routes', 'components'), allow: { to: pkg('@remix-run/react') } },
  { from: at('app/live/use-live.ts'), allow: { to: pkg('@remix-run/react') } },

  { disallow: { to: pkg('kysely', 'sqlite3', 'pg') } },
  { from: ofKind(...db), allow: { to: pkg('kysely') } },
  { from: ofKind('root', 'declarations'), allow: { to: pkg('kysely'), dependency: { kind: 'type' } } },
  { from: at('db/engines/sqlite3.ts'), allow: { to: pkg('sqlite3') } },
  { from: at('db/engines/postgres{,-notifications}.ts'), allow: { to: pkg('pg') } },

  { from: ofKind('tooling'), allow: { to: { module: { origin: ['external', 'core'] } } } },
];

const environment = {
  object: 'process',
  property: 'env',
  message: 'Settings are read once, in app/lib/env.server.ts.',
};
const withoutEnvironment = (name) => ({ name, importNames: ['env'], message: environment.message });
const environmentBehindGlobalThis = {
  selector: "MemberExpression[property.name='env'][object.property.name='process']",
  message: environment.message,
};
const defaultExport = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: 'Only routes and configuration files have a default export.',
};
const hiddenImport = {
  selector:
    "ImportExpression[source.type!='Literal'], CallExpression[callee.object.type='MetaProperty'][callee.property.name='glob']",
  message: 'Name the file that is imported: the rules on who may import what must be able to see it.',
};
const queryBuilding = {
  selector:
    'CallExpression[callee.property.name=/^(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/]',
  message: 'Queries are functions in db/queries.',
};
const clock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: 'A domain function is given the time.',
};

const now = { object: 'Date', property: 'now', message: clock.message };
const random = {
  object: 'Math',
  property: 'random',
  message: 'A domain function is given its random numbers.',
};
const outsideWorld = (
  'process globalThis global window self document navigator location console performance crypto require Buffer ' +
  'fetch XMLHttpRequest WebSocket EventSource localStorage sessionStorage indexedDB ' +
  'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame'
)
  .split(' ')
  .map((name) => ({ name, message: 'app/domain is pure: no I/O, clock, randomness or environment.' }));

const source = ['server.ts', '{app,db,questions}/**/*.{ts,tsx}'];
/** What source files of some folder may not hold, the last that fits counting whole: ESLint does not add lists up. */
const syntax = (files, ...restrictions) => ({
  files,
  ignores: kinds.tooling,
  rules: { 'no-restricted-syntax': ['error', ...restrictions] },
});

/** What Remix lets a loader or an action throw besides errors. */
const responses = [
  { from: 'lib', name: 'Response' },
  { from: 'package', package: '@remix-run/server-runtime', name: 'TypedResponse' },
];

const code = ['**/*.{ts,tsx,js}'];

/**
 * The whole configuration for a project in a folder.
 * @param {string} root absolute path of the folder with package.json and tsconfig.json
 */
export const configurationFor = (root) =>
  defineConfig([
    globalIgnores(['build/', 'node_modules/', 'data/', 'coverage/', '.cache/', 'package-lock.json']),
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    {
      files: code,
      extends: [js.configs.recommended, tseslint.configs.recommended],
      // The compiler knows better which names there are.
      rules: { 'no-undef': 'off' },
    },
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      rules: {
        '@typescript-eslint/await-thenable': 'error',
        '@typescript-eslint/no-floating-promises': 'error',
        // A form's onSubmit may be asynchronous: React does not read what it returns.
        '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        '@typescript-eslint/only-throw-error': ['error', { allow: responses }],
        '@typescript-eslint/prefer-promise-reject-errors': 'error',
        '@typescript-eslint/switch-exhaustiveness-check': [
          'error',
          { considerDefaultExhaustiveForUnions: true },
        ],
        '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
        '@typescript-eslint/no-unused-vars': [
          'error',
          { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
        ],
        eqeqeq: ['error', 'always', { null: 'ignore' }],
      },
    },
    {
      files: ['**/*.tsx', 'app/live/use-live.ts'],
      extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
      rules: {
        'react-hooks/exhaustive-deps': 'error',
        // What only the browser knows is set after hydration, so that its first page equals the server's.
        'react-hooks/set-state-in-effect': 'off',
        // These speak to React's compiler, which is not used here.
        'react-hooks/preserve-manual-memoization': 'off',
        'react-hooks/incompatible-library': 'off',
        'react-hooks/unsupported-syntax': 'off',
      },
    },
    {
      files: code,
      plugins: { boundaries },
      settings: {
        'boundaries/root-path': root,
        'boundaries/files': Object.entries(kinds).map(([category, pattern]) => ({ category, pattern })),
        'boundaries/files-single-match': true,
        'boundaries/additional-dependency-nodes': [
          { selector: 'TSImportType > Literal.source', kind: 'type', name: 'import-type' },
        ],
        'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
        'import/resolver': { typescript: { project: `${root}/tsconfig.json` } },
      },
      rules: {
        'boundaries/no-unknown-files': 'error',
        'boundaries/dependencies': [
          'error',
          {
            default: 'disallow',
            checkAllOrigins: true,
            checkUnknownLocals: true,
            checkInternals: true,
            message:
              '{{from.file.path}} may not import {{dependency.source}}: see who may import what in eslint.config.js.',
            policies,
          },
        ],
      },
    },
    {
      files: source,
      ignores: kinds.tooling,
      rules: {
        'no-restricted-properties': ['error', environment],
        'no-restricted-imports': ['error', { paths: ['process', 'node:process'].map(withoutEnvironment) }],
      },
    },
    syntax(source, environmentBehindGlobalThis, defaultExport, hiddenImport, queryBuilding),
    syntax(['db/**'], environmentBehindGlobalThis, defaultExport, hiddenImport),
    syntax(['server.ts'], environmentBehindGlobalThis, defaultExport, queryBuilding),
    syntax(kinds.routes, environmentBehindGlobalThis, hiddenImport, queryBuilding),
    syntax(kinds.domain, environmentBehindGlobalThis, defaultExport, hiddenImport, queryBuilding, clock),
    {
      files: kinds.domain,
      ignores: kinds.tooling,
      rules: {
        'no-restricted-globals': ['error', ...outsideWorld],
        'no-restricted-properties': ['error', environment, now, random],
      },
    },
    { files: ['app/lib/env.server.ts'], rules: { 'no-restricted-properties': 'off' } },
  ]);

export default configurationFor(import.meta.dirname);
