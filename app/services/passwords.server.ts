import { findAccountByEmail, findActiveAccount, updatePasswordHash } from 'db/queries/accounts';
import {
  deleteExpiredPasswordResets,
  deletePasswordResetsOf,
  findPasswordReset,
  insertPasswordReset,
  takePasswordReset,
} from 'db/queries/password-resets';
import { deleteSessionsOf } from 'db/queries/sessions';
import { noPasswordMail, passwordResetMail } from '~/domain/mail/password-reset';
import { securityNotice } from '~/domain/mail/security-notice';
import { normalEmail } from '~/lib/email-address';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInInstallation } from './installation.server';
import { linkTokenHash, newLinkToken } from './link-tokens.server';
import { hashPassword } from './password-hashes.server';
import { confirmIdentity } from './second-steps.server';
import { trySending } from './sending.server';
import { beginAfresh, type Browser } from './sessions.server';
import { takeAttempt } from './throttles.server';

/** How long a link to choose a new password works. */
export const RESET_MINUTES = 60;

/**
 * Changes the password of somebody who is signed in, and signs out every other browser.
 * @param passwords the present one, and the new one as already checked by the route
 * @returns the browser's new token
 */
export async function changePassword(
  services: Services,
  accountId: string,
  passwords: { present: string; next: string },
  browser: Browser,
): Promise<
  { outcome: 'changed'; token: string } | { outcome: 'wrong-password' | 'throttled' | 'not-there' }
> {
  const confirmed = await confirmIdentity(services, accountId, { password: passwords.present });
  // No code is asked for, so none can be wrong.
  if (confirmed.outcome === 'wrong-code') return { outcome: 'not-there' };
  if (confirmed.outcome !== 'right') return { outcome: confirmed.outcome };
  const passwordHash = await hashPassword(passwords.next);
  const token = await services.db.transaction().execute(async (trx) => {
    await updatePasswordHash(trx, accountId, passwordHash);
    await deletePasswordResetsOf(trx, accountId);
    const begun = await beginAfresh(trx, services, accountId, browser);
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'account.password-changed',
      subject: accountId,
    });
    return begun;
  });
  void trySending(services, confirmed.known.email, securityNotice('password-changed'));
  return { outcome: 'changed', token };
}

/**
 * Sends a link to choose a new password, where there is an active account with this address; else nothing. Of more than
 * three in a quarter of an hour for an address the rest are not sent. For the background: how long it takes tells whether
 * there is an account.
 * @param links the address of a token's page, and where one signs in, both absolute
 */
export async function sendResetLink(
  services: Services,
  typed: string,
  links: { reset: (token: string) => string; signIn: string },
): Promise<void> {
  const email = normalEmail(typed);
  if (!(await takeAttempt(services, 'reset-account', email))) return;
  const account = await findAccountByEmail(services.db, email);
  if (account?.state !== 'active') return;
  if (account.passwordHash === '') {
    await trySending(services, email, noPasswordMail({ url: links.signIn }));
    return;
  }
  const token = newLinkToken();
  await services.db.transaction().execute(async (trx) => {
    await insertPasswordReset(trx, resetOf(services, token, account.id));
    await recordAudit(trx, services, {
      actor: 'system',
      action: 'reset-link.asked-for',
      subject: account.id,
    });
  });
  await trySending(services, email, passwordResetMail({ url: links.reset(token), minutes: RESET_MINUTES }));
}

/**
 * Makes a link to choose a new password, for an administrator to hand over to its owner. Links from before stop working.
 * @param link the address of a token's page, absolute
 * @returns the link, which is kept nowhere; 'not-there' where who asks may not, or there is no such active account
 */
export function makeResetLink(
  services: Services,
  by: { accountId: string },
  accountId: string,
  link: (token: string) => string,
): Promise<{ url: string; minutes: number } | 'not-there'> {
  const token = newLinkToken();
  return doInInstallation(services, by.accountId, 'manage-people', async (trx) => {
    if (!(await findActiveAccount(trx, accountId))) return 'not-there';
    await deletePasswordResetsOf(trx, accountId);
    await insertPasswordReset(trx, resetOf(services, token, accountId));
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'reset-link.made',
      subject: accountId,
    });
    return { url: link(token), minutes: RESET_MINUTES };
  });
}

/** Whose password a link is for; undefined where it is over, used or unknown, or the account deactivated. */
export function findReset(
  services: Services,
  token: string,
): Promise<{ accountId: string; name: string; email: string } | undefined> {
  const { db, clock } = services;
  return findPasswordReset(db, linkTokenHash(services, 'password-reset', token), clock().toISOString());
}

/**
 * Chooses a new password by a link, once. Every session of the account ends; its second factor stays.
 * @param password as already checked by the route
 * @returns false where the link is over, used or unknown
 */
export async function resetPassword(services: Services, token: string, password: string): Promise<boolean> {
  const tokenHash = linkTokenHash(services, 'password-reset', token);
  const passwordHash = await hashPassword(password);
  const email = await services.db.transaction().execute(async (trx) => {
    const found = await findPasswordReset(trx, tokenHash, services.clock().toISOString());
    if (!found || !(await takePasswordReset(trx, { tokenHash, accountId: found.accountId }))) {
      return undefined;
    }
    await updatePasswordHash(trx, found.accountId, passwordHash);
    await deleteSessionsOf(trx, found.accountId);
    await recordAudit(trx, services, {
      actor: found.accountId,
      action: 'account.password-reset',
      subject: found.accountId,
    });
    return found.email;
  });
  if (email === undefined) return false;
  void trySending(services, email, securityNotice('password-changed'));
  return true;
}

/** Deletes the links whose time is over. Returns how many. */
export function sweepResets({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  return deleteExpiredPasswordResets(db, clock().toISOString());
}

function resetOf(services: Services, token: string, accountId: string) {
  return {
    tokenHash: linkTokenHash(services, 'password-reset', token),
    accountId,
    expiresAt: new Date(services.clock().getTime() + RESET_MINUTES * 60_000).toISOString(),
  };
}
