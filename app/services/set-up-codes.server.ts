import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hasAccounts } from 'db/queries/accounts';
import { deleteSetting, ensureSetting } from 'db/queries/settings';
import type { Services } from './context.server';

/** Where what the code is derived from is kept while there is no account. */
export const SET_UP_SETTING = 'set-up';

/** No letter or digit that could be taken for another: 5 bits each. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 16;

/**
 * The code that lets somebody make the first account: 80 bits, as `ABCD-EFGH-JKLM-NPQR`. It is derived from the
 * installation's key and a random value in the database, so that every process shows the same one, a restart keeps
 * it, a copy of the database does not tell it, and a new database has another.
 * @returns undefined once there is an account
 */
export async function findSetUpCode({
  db,
  keys,
}: Pick<Services, 'db' | 'keys'>): Promise<string | undefined> {
  if (await hasAccounts(db)) return undefined;
  const value = await ensureSetting(db, SET_UP_SETTING, randomBytes(16).toString('hex'));
  // Whoever made the first account meanwhile took the value away, and this is another, which nobody was shown.
  if (await hasAccounts(db)) {
    await deleteSetting(db, SET_UP_SETTING);
    return undefined;
  }
  const digest = keys.mac('set-up', value);
  const letters = Array.from({ length: LENGTH }, (_, index) => LETTERS[digest[index]! % LETTERS.length]!);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Whether what was typed is the code, whatever its capitals, spaces and dashes; takes as long wherever it differs. */
export function isSetUpCode(typed: string, code: string): boolean {
  const bare = (text: string) => Buffer.from(text.toUpperCase().replace(/[\s-]/g, ''));
  const [given, right] = [bare(typed), bare(code)];
  return given.length === right.length && timingSafeEqual(given, right);
}
