import { PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';
import { Pool, types } from 'pg';

/** PostgreSQL's type of `count(*)` and of sums of integers, which pg would hand over as text. */
const INT8 = types.builtins.INT8;

/**
 * PostgreSQL for Kysely, over a pool of connections.
 *
 * @throws at the first query, an Error that says which server does not answer and why, without the password.
 */
export function postgresDialect(url: string): Dialect {
  return new PostgresDialect({ pool: () => connectedPool(url) });
}

async function connectedPool(url: string): Promise<Pool> {
  try {
    const pool = new Pool({
      connectionString: url,
      application_name: 'concord',
      max: 10,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      types: {
        getTypeParser: (type, format) =>
          type === INT8 && format !== 'binary' ? exactNumber : types.getTypeParser(type, format),
      },
    });
    // A connection lost while idle is replaced at the next query; without a listener it would end the process.
    pool.on('error', () => undefined);
    try {
      (await pool.connect()).release();
    } catch (error) {
      await pool.end();
      throw error;
    }
    return pool;
  } catch (error) {
    throw new Error(`Cannot connect to PostgreSQL${whereIs(url)}: ${reasonOf(error)}`);
  }
}

function exactNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} is beyond the numbers JavaScript holds exactly`);
  return number;
}

function whereIs(url: string): string {
  if (!URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  return ` at ${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first.message : String(first);
}
