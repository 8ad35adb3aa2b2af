import type { Queryable } from '../tables';
import type { Atomic } from './audit';

/** What an account proves itself with. */
export interface Credentials {
  email: string;
  name: string;
  /** Argon2id, in the PHC string format; '' where it has no password and signs in elsewhere. */
  passwordHash: string;
  /** The sealed secret of the authenticator app; null without a second factor. */
  totpSealed: string | null;
  /** Who vouches for it elsewhere; null for nobody. */
  issuer: string | null;
}

/** What an account that is not deactivated proves itself with; undefined where there is none. */
export function findCredentials(db: Queryable, accountId: string): Promise<Credentials | undefined> {
  return db
    .selectFrom('account')
    .select(['email', 'name', 'password_hash as passwordHash', 'totp_sealed as totpSealed', 'issuer'])
    .where('id', '=', accountId)
    .where('state', '=', 'active')
    .executeTakeFirst();
}

/**
 * Gives an account a second factor, and notes the step whose code proved it.
 * @returns false where it has one already; of several that give one at once one is told true
 */
export async function addSecondFactor(
  trx: Atomic,
  { accountId, sealed, step }: { accountId: string; sealed: string; step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ totp_sealed: sealed, totp_step: step })
    .where('id', '=', accountId)
    .where('totp_sealed', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes an account's second factor and its recovery codes away. Returns false where it had none. */
export async function deleteSecondFactor(trx: Atomic, accountId: string): Promise<boolean> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ totp_sealed: null, totp_step: null })
    .where('id', '=', accountId)
    .where('totp_sealed', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that the code of a time step was used. Returns false where it, or a later one, was used before. */
export async function useTotpStep(db: Queryable, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ totp_step: step })
    .where('id', '=', accountId)
    .where('totp_sealed', 'is not', null)
    .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives an account these recovery codes, by their hashes, in the place of those it had. */
export async function replaceRecoveryCodes(
  trx: Atomic,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  const rows = hashes.map((hash) => ({ account_id: accountId, code_hash: hash }));
  await trx.insertInto('recovery_code').values(rows).execute();
}

/** Uses a recovery code up. Returns false where the account has no such code (any more). */
export async function takeRecoveryCode(db: Queryable, accountId: string, hash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(db: Queryable, accountId: string): Promise<number> {
  const { codes } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll().as('codes'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(codes);
}
