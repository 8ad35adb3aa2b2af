import type { Queryable } from '../tables';

/** The value of an installation-wide setting; where it has none yet it gets `value`, of several at once the first. */
export async function ensureSetting(db: Queryable, key: string, value: string): Promise<string> {
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  // Again, where somebody took it away meanwhile.
  return (await findSetting(db, key)) ?? ensureSetting(db, key, value);
}

/** The value of a setting; undefined where it has none. */
export async function findSetting(db: Queryable, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** Takes a setting away. Of several that do so at once one is told true, once it is certain. */
export async function deleteSetting(db: Queryable, key: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('setting').where('key', '=', key).executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Changes a setting from one value to another; `from` undefined: it has none yet.
 * @returns false where it had another value than `from`; then nothing is changed
 */
export async function replaceSetting(
  db: Queryable,
  key: string,
  { from, to }: { from: string | undefined; to: string },
): Promise<boolean> {
  if (from !== undefined) {
    const { numUpdatedRows } = await db
      .updateTable('setting')
      .set({ value: to })
      .where('key', '=', key)
      .where('value', '=', from)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
  const inserted = await db
    .insertInto('setting')
    .values({ key, value: to })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}
