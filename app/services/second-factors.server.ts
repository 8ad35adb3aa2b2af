import { findAccountByEmail } from 'db/queries/accounts';
import {
  addSecondFactor,
  countRecoveryCodes,
  deleteSecondFactor,
  findCredentials,
  replaceRecoveryCodes,
} from 'db/queries/second-factors';
import { securityNotice } from '~/domain/mail/security-notice';
import { readSignInCode } from '~/domain/sign-in-codes/recovery-code';
import { normalEmail } from '~/lib/email-address';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInInstallation } from './installation.server';
import { confirmIdentity } from './second-steps.server';
import { trySending } from './sending.server';
import { beginAfresh, type Browser } from './sessions.server';
import { newRecoveryCodes, offeredSecret, sealSecret, stepOfCode } from './sign-in-codes.server';

/** What may stand in the way of changing how an account proves itself. */
type Refusal = { outcome: 'wrong-password' | 'wrong-code' | 'throttled' | 'not-there' };

/** How an account signs in; undefined where it is not there (any more). */
export async function findSignInWays(
  { db }: Pick<Services, 'db'>,
  accountId: string,
): Promise<
  { password: boolean; secondFactor: boolean; recoveryCodes: number; issuer: string | null } | undefined
> {
  const known = await findCredentials(db, accountId);
  if (!known) return undefined;
  return {
    password: known.passwordHash !== '',
    secondFactor: known.totpSealed !== null,
    recoveryCodes: await countRecoveryCodes(db, accountId),
    issuer: known.issuer,
  };
}

/**
 * Turns the second factor on: from now on signing in with the password asks for a code, too. Signs out every other
 * browser.
 * @param given the password, and a code that the app shows for the secret that this browser was offered
 * @returns ten recovery codes, told this once, and the browser's new token; 'already' where it is on
 */
export async function turnOnSecondFactor(
  services: Services,
  account: { accountId: string; email: string },
  given: { password: string; code: string },
  browser: Browser & { token: string },
): Promise<{ outcome: 'on'; codes: string[]; token: string } | { outcome: 'already' } | Refusal> {
  const { accountId, email } = account;
  const confirmed = await confirmIdentity(services, accountId, { password: given.password });
  if (confirmed.outcome !== 'right') return confirmed;
  if (confirmed.known.totpSealed !== null) return { outcome: 'already' };
  const { secret } = offeredSecret(services, { accountId, email, token: browser.token });
  const read = readSignInCode(given.code);
  const step = read?.kind === 'app' ? stepOfCode(services.clock, secret, read.code) : undefined;
  if (step === undefined) return { outcome: 'wrong-code' };
  const { codes, hashes } = newRecoveryCodes(services, accountId);
  const sealed = sealSecret(services, accountId, secret);
  const turned = await services.db.transaction().execute(async (trx) => {
    if (!(await addSecondFactor(trx, { accountId, sealed, step }))) return { outcome: 'already' as const };
    await replaceRecoveryCodes(trx, accountId, hashes);
    const token = await beginAfresh(trx, services, accountId, browser);
    await recordAudit(trx, services, { actor: accountId, action: 'second-factor.on', subject: accountId });
    return { outcome: 'on' as const, codes, token };
  });
  if (turned.outcome === 'on') void trySending(services, email, securityNotice('second-factor-on'));
  return turned;
}

/**
 * Turns the second factor off: the password alone is enough then. Signs out every other browser.
 * @returns the browser's new token
 */
export async function turnOffSecondFactor(
  services: Services,
  accountId: string,
  given: { password: string; code: string },
  browser: Browser,
): Promise<{ outcome: 'off'; token: string } | Refusal> {
  const confirmed = await confirmIdentity(services, accountId, given);
  if (confirmed.outcome !== 'right') return confirmed;
  const turned = await services.db.transaction().execute(async (trx) => {
    if (!(await deleteSecondFactor(trx, accountId))) return { outcome: 'not-there' as const };
    const token = await beginAfresh(trx, services, accountId, browser);
    await recordAudit(trx, services, { actor: accountId, action: 'second-factor.off', subject: accountId });
    return { outcome: 'off' as const, token };
  });
  if (turned.outcome === 'off') {
    void trySending(services, confirmed.known.email, securityNotice('second-factor-off'));
  }
  return turned;
}

/** Makes ten new recovery codes, told this once; those from before are worth nothing then. */
export async function renewRecoveryCodes(
  services: Services,
  accountId: string,
  given: { password: string; code: string },
): Promise<{ outcome: 'made'; codes: string[] } | Refusal> {
  const confirmed = await confirmIdentity(services, accountId, given);
  if (confirmed.outcome !== 'right') return confirmed;
  const { codes, hashes } = newRecoveryCodes(services, accountId);
  await services.db.transaction().execute(async (trx) => {
    await replaceRecoveryCodes(trx, accountId, hashes);
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'recovery-codes.made',
      subject: accountId,
    });
  });
  return { outcome: 'made', codes };
}

/**
 * Takes away a second factor from the command line: the way back in for an administrator who has nobody to ask.
 * @returns 'none' where the account has no second factor; undefined where no active account has this e-mail address
 */
export function dropSecondFactor(services: Services, email: string): Promise<'removed' | 'none' | undefined> {
  return services.db.transaction().execute(async (trx) => {
    const account = await findAccountByEmail(trx, normalEmail(email));
    if (account?.state !== 'active') return undefined;
    if (!(await deleteSecondFactor(trx, account.id))) return 'none';
    await recordAudit(trx, services, {
      actor: 'command',
      action: 'second-factor.removed',
      subject: account.id,
    });
    return 'removed';
  });
}

/**
 * Takes away the second factor of somebody who has lost both their app and their recovery codes, for an administrator.
 * Nobody does so for themselves: that would need neither password nor code.
 * @param by who asks
 * @returns 'none' where the account has no second factor
 */
export async function removeSecondFactor(
  services: Services,
  by: { accountId: string },
  accountId: string,
): Promise<'removed' | 'none' | 'own' | 'not-there'> {
  if (by.accountId === accountId) return 'own';
  const removed = await doInInstallation(services, by.accountId, 'manage-people', async (trx) => {
    const known = await findCredentials(trx, accountId);
    if (!known) return 'not-there';
    if (!(await deleteSecondFactor(trx, accountId))) return 'none';
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'second-factor.removed',
      subject: accountId,
    });
    return { email: known.email };
  });
  if (typeof removed === 'string') return removed;
  void trySending(services, removed.email, securityNotice('second-factor-removed'));
  return 'removed';
}
