import { sql } from 'kysely';

/** What the tables themselves refuse, alike on both engines. Migrations use these: a rule once released stays as it is. */

export const isOneOf = (column: string, words: string[]) =>
  sql`${sql.ref(column)} in (${sql.join(words.map(sql.lit))})`;
export const isFlag = (column: string) => sql`${sql.ref(column)} in (0, 1)`;
/** The upper end is that of PostgreSQL's integers, so that both engines refuse the same. */
export const isCount = (column: string) => sql`${sql.ref(column)} between 1 and 2147483647`;
export const isDate = (column: string) => sql`${sql.ref(column)} like '____-__-__'`;
export const isTime = (column: string) => sql`${sql.ref(column)} like '____-__-__T__:__:__.___Z'`;
export const isFullHour = (column: string) => sql`${sql.ref(column)} like '____-__-__T__:00:00.000Z'`;
