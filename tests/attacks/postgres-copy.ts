import { Client } from 'pg';
import { type Order, orderBy } from './orders';

/** Every row of every table, with where it lies and which transaction wrote it: all that a copy's tables tell. */
export type PostgresCopy = Record<string, Record<string, string | null>[]>;

export async function copyPostgres(url: string): Promise<PostgresCopy> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const copy: PostgresCopy = {};
    for (const { name } of rows) {
      const all = await client.query(
        `select ctid::text as "(place)", xmin::text as "(transaction)", * from "${name}"`,
      );
      copy[name] = (all.rows as Record<string, unknown>[]).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)]),
        ),
      );
    }
    return copy;
  } finally {
    await client.end();
  }
}

/** Every order in which these people can be believed to have come, as for SQLite. */
export function ordersInTables(copy: PostgresCopy, ids: ReadonlySet<string>): Order[] {
  return Object.entries(copy).flatMap(([table, rows]) => {
    const named = Object.keys(rows[0] ?? {}).find((column) => rows.some((row) => ids.has(row[column] ?? '')));
    if (named === undefined) return [];
    const own = rows.filter((row) => ids.has(row[named] ?? ''));
    return Object.keys(own[0]!).map((column) => {
      const seen = new Map<string, number | string>();
      for (const row of own) {
        const value = numbered(row[column] ?? '');
        const earlier = seen.get(row[named]!);
        if (earlier === undefined || value < earlier) seen.set(row[named]!, value);
      }
      return orderBy(`${table}.${column}`, seen);
    });
  });
}

/** Places and transactions as numbers, so that they sort as they came. */
function numbered(text: string): number | string {
  const [, page, line] = /^\((\d+),(\d+)\)$/.exec(text) ?? [];
  if (page !== undefined) return Number(page) * 1e4 + Number(line);
  return /^\d{1,12}$/.test(text) ? Number(text) : text;
}

/** Codes with the responses that they are believed to have begun: the n-th spent with the n-th begun. */
export function linksByRank(codes: Order, responses: Order): Map<string, string> {
  const order = ({ groups }: Order) => groups.flat(2);
  const begun = order(responses);
  return new Map(
    order(codes).flatMap((code, index) => (begun[index] ? [[code, begun[index]] as const] : [])),
  );
}

/** How often a text stands in any column of any row. */
export function timesInTables(copy: PostgresCopy, text: string): number {
  return Object.values(copy)
    .flat()
    .flatMap((row) => Object.values(row))
    .filter((value) => value?.includes(text)).length;
}
