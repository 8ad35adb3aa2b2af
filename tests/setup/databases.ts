import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest';
import { openDatabase } from 'db/client';
import type { OpenDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import type { Engine } from 'db/portable';

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
    const { url, remove } = await newDatabase(engine);
    opened.push(remove);
    const database = await openDatabase(url);
    opened.push(() => database.close());
    await migrateToLatest(database);
    return { ...database, url };
  };
}

async function newFile(): Promise<NewDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-sqlite-'));
  return { url: `sqlite:${join(folder, 'test.db')}`, remove: () => rm(folder, { recursive: true }) };
}

async function newOnServer(): Promise<NewDatabase> {
  const answer = await fetch(postgresDesk()!);
  if (!answer.ok) throw new Error(await answer.text());
  const server = await answer.text();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name}`);
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
