import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import type { Engine } from 'db/portable';
import { askDesk } from './desk';

/** An address at which no database has been yet. */
export interface NewDatabase {
  url: string;
  /** Removes what came to be there; close the database first. */
  remove(): Promise<void>;
}

export interface TestDatabase extends OpenDatabase {
  url: string;
}

/**
 * Describes a suite once on SQLite and once on PostgreSQL (skipped where there is no server, as said at the start of
 * the run). It is handed a function that opens a new database with the latest tables: called in `beforeAll` the
 * database is the suite's, in `beforeEach` or in a test it is that test's. Either is closed and removed by itself.
 */
export function describeOnEachEngine(name: string, suite: (open: () => Promise<TestDatabase>) => void): void {
  describe(`${name}, on SQLite`, () => suite(closedAfterwards('sqlite')));
  describe.skipIf(!postgresDesk())(`${name}, on PostgreSQL`, () => suite(closedAfterwards('postgres')));
}

/** A place for a new database: a file in a temporary folder, or an empty database on the run's PostgreSQL server. */
export function newDatabase(engine: Engine): Promise<NewDatabase> {
  return engine === 'sqlite' ? newFile() : newOnServer();
}

function closedAfterwards(engine: Engine): () => Promise<TestDatabase> {
  const opened: (() => Promise<void>)[] = [];
  let ofTheSuite = 0;
  const close = async (kept: number) => {
    for (const end of opened.splice(kept).reverse()) await end();
  };
  beforeEach(() => void (ofTheSuite = opened.length));
  afterEach(() => close(ofTheSuite));
  afterAll(() => close(0));

  return async () => {
    const { url, remove } = await newMigrated(engine);
    opened.push(remove);
    const database = await openDatabase(url);
    opened.push(() => database.close());
    return { ...database, url };
  };
}

/** A database with the latest tables and nothing in them, of each engine: made once, then copied. */
const templates = new Map<Engine, Promise<string>>();

async function newMigrated(engine: Engine): Promise<NewDatabase> {
  const template = templates.get(engine) ?? makeTemplate(engine);
  templates.set(engine, template);
  return engine === 'sqlite' ? newFile(await template) : newOnServer(await template);
}

/** Not removed before the folder of the run's temporary files is, and the server. */
async function makeTemplate(engine: Engine): Promise<string> {
  const { url } = await newDatabase(engine);
  const database = await openDatabase(url);
  await migrateToLatest(database);
  await database.close();
  return url;
}

/** @param template address of the database that it is to be a copy of */
async function newFile(template?: string): Promise<NewDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-sqlite-'));
  const file = join(folder, 'test.db');
  if (template) await copyFile(template.replace(/^sqlite:/, ''), file);
  return { url: `sqlite:${file}`, remove: () => rm(folder, { recursive: true }) };
}

/** @param template address of the database that it is to be a copy of, to which nobody is connected */
async function newOnServer(template?: string): Promise<NewDatabase> {
  const server = await askDesk<string>(postgresDesk()!);
  const name = `test_${randomBytes(8).toString('hex')}`;
  const copied = template ? `template ${new URL(template).pathname.slice(1)}` : '';
  await onServer(server, `create database ${name} ${copied}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function postgresDesk(): string | null {
  const desk = inject('postgresDesk');
  if (desk === undefined) throw new Error("vitest's globalSetup has to name tests/setup/postgres.ts");
  return desk;
}
