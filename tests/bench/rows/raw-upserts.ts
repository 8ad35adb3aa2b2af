import path from 'node:path';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';

/** The least that an engine has to do for an answer that is safe on disk: one caller, one table, no application. */
export interface RawUpserts {
  /** Upserts one after the other for so long. */
  perSecond(seconds: number): Promise<number>;
  close(): Promise<void>;
}

const RESPONSES = 32;
const QUESTIONS = 48;
const CONFLICT = `
  on conflict (response_id, question_id) do update
  set value = excluded.value, sequence = excluded.sequence, device = excluded.device
  where excluded.sequence > raw_answer.sequence`;
const COLUMNS = `
  response_id text not null, question_id text not null, value text not null, sequence integer not null,
  device text not null, primary key (response_id, question_id)`;

/** Raw upserts into a new SQLite file, by the sqlite3 package, with the write-ahead log and `synchronous` FULL. */
export async function openSqliteUpserts(folder: string): Promise<RawUpserts> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opening: sqlite3.Database = new sqlite3.Database(path.join(folder, 'raw.db'), (error) =>
      error ? reject(error) : resolve(opening),
    );
  });
  const settled = (start: (done: (error: Error | null) => void) => unknown) =>
    new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
  await settled((done) => db.exec('pragma journal_mode = wal; pragma synchronous = full', done));
  await settled((done) => db.exec(`create table raw_answer (${COLUMNS}) strict, without rowid`, done));
  const statement = db.prepare(`insert into raw_answer values (?, ?, ?, ?, ?) ${CONFLICT}`);
  return {
    perSecond: counted((values) => settled((done) => statement.run(values, done))),
    async close() {
      await settled((done) => statement.finalize(done));
      await settled((done) => db.close(done));
    },
  };
}

/** Raw upserts into a table of its own on a PostgreSQL server, by the pg package over one connection. */
export async function openPostgresUpserts(url: string): Promise<RawUpserts> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('drop table if exists raw_answer');
  await client.query(`create table raw_answer (${COLUMNS})`);
  const text = `insert into raw_answer values ($1, $2, $3, $4, $5) ${CONFLICT}`;
  return {
    perSecond: counted((values) => client.query({ name: 'upsert', text, values })),
    close: () => client.end(),
  };
}

function counted(upsert: (values: unknown[]) => Promise<unknown>): RawUpserts['perSecond'] {
  let count = 0;
  return async (seconds) => {
    const before = count;
    const start = performance.now();
    while (performance.now() < start + seconds * 1000) {
      count += 1;
      const response = `response-${count % RESPONSES}`;
      const question = `question-${Math.floor(count / RESPONSES) % QUESTIONS}`;
      await upsert([response, question, String(1 + (count % 5)), count, '0123456789abcdef']);
    }
    return (count - before) / ((performance.now() - start) / 1000);
  };
}
