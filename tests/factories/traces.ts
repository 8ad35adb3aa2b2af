import { readFile } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import type { Database } from 'db/tables';

/** Every table but the audit log, whose entries nobody can delete, and what keeps no text of ours. */
const KEPT = ['audit_entry', 'audit_head', 'migration'];

/** The tables, by `table.column`, in which any of some texts stands, in whatever row and column. */
export async function tracesOf(db: Kysely<Database>, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, columns } of await db.introspection.getTables()) {
    if (KEPT.includes(name)) continue;
    for (const column of columns) {
      const at = sql.ref(`${name}.${column.name}`);
      for (const text of texts) {
        const { rows } =
          await sql`select 1 from ${sql.table(name)} where cast(${at} as text) like ${`%${text}%`} limit 1`.execute(
            db,
          );
        if (rows.length > 0) found.push(`${name}.${column.name}`);
      }
    }
  }
  return found;
}

/** What the files of a SQLite database hold, its write-ahead log included; nothing on another engine. */
export async function bytesOf(url: string): Promise<string> {
  const [, path] = /^sqlite:(.*)$/.exec(url) ?? [];
  if (!path) return '';
  return (await Promise.all([path, `${path}-wal`].map((file) => readFile(file, 'latin1')))).join();
}
