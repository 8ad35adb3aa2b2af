import { type Credentials, findCredentials } from 'db/queries/second-factors';
import type { Visitor } from './accounts.server';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { isPassword } from './password-hashes.server';
import { beginSession } from './sessions.server';
import { useSignInCode } from './sign-in-codes.server';
import { countFailure, isThrottled, takeAttempt } from './throttles.server';

/** Who has given the right password and has still to give a code. For a sealed cookie; it names no session. */
export interface PendingSignIn {
  accountId: string;
  /** Of the password that was given: with another one, the sign-in begins anew. */
  mark: string;
}

/** What is kept between the two steps of signing in. */
export const pendingSignIn = (
  services: Pick<Services, 'keys'>,
  { id, passwordHash }: { id: string; passwordHash: string },
): PendingSignIn => ({ accountId: id, mark: markOf(services, passwordHash) });

const markOf = ({ keys }: Pick<Services, 'keys'>, passwordHash: string) =>
  keys.mac('sign-in-state', passwordHash).toString('base64url');

/**
 * The second step of signing in: a code of the authenticator app, or a recovery code.
 * @returns the token of the new session; 'over' where the account was deactivated, its password changed or its second
 *   factor taken away since the first step; 'throttled' after five wrong codes for the account in a quarter of an hour
 */
export async function finishSignIn(
  services: Services,
  { accountId, mark }: PendingSignIn,
  typed: string,
  visitor: Visitor,
): Promise<
  { outcome: 'signed-in'; token: string; recovery: boolean } | { outcome: 'throttled' | 'wrong' | 'over' }
> {
  if (await isThrottled(services, 'sign-in-address', visitor.address)) return { outcome: 'throttled' };
  const takeBack = await takeAttempt(services, 'second-factor', accountId);
  if (!takeBack) return { outcome: 'throttled' };
  const found = await services.db.transaction().execute(async (trx) => {
    const known = await findCredentials(trx, accountId);
    if (!known || known.totpSealed === null || markOf(services, known.passwordHash) !== mark) {
      return { outcome: 'over' as const };
    }
    const used = await useSignInCode(trx, services, { accountId, totpSealed: known.totpSealed }, typed);
    if (!used) {
      await recordAudit(trx, services, {
        actor: 'system',
        action: 'second-factor.failed',
        subject: accountId,
      });
      return { outcome: 'wrong' as const };
    }
    if (used === 'recovery') {
      await recordAudit(trx, services, {
        actor: accountId,
        action: 'recovery-code.used',
        subject: accountId,
      });
    }
    const token = await beginSession(trx, services, accountId, visitor);
    return { outcome: 'signed-in' as const, token, recovery: used === 'recovery' };
  });
  if (found.outcome === 'signed-in') await takeBack();
  else if (found.outcome === 'wrong') await countFailure(services, 'sign-in-address', visitor.address);
  return found;
}

/**
 * Makes sure that it is still the owner who sits at a browser that is signed in, before anything changes that the account
 * proves itself with. Wrong answers count as at signing in.
 * @param given the password, and the code where one is asked for: a right one is used up
 * @returns what the account had, where all is right
 */
export async function confirmIdentity(
  services: Services,
  accountId: string,
  given: { password: string; code?: string },
): Promise<
  | { outcome: 'right'; known: Credentials }
  | { outcome: 'wrong-password' | 'wrong-code' | 'throttled' | 'not-there' }
> {
  const known = await findCredentials(services.db, accountId);
  if (!known || known.passwordHash === '') return { outcome: 'not-there' };
  const passwordTried = await takeAttempt(services, 'sign-in-account', known.email);
  if (!passwordTried) return { outcome: 'throttled' };
  if (!(await isPassword(given.password, known.passwordHash))) return { outcome: 'wrong-password' };
  await passwordTried();
  if (given.code === undefined) return { outcome: 'right', known };
  if (known.totpSealed === null) return { outcome: 'not-there' };
  const codeTried = await takeAttempt(services, 'second-factor', accountId);
  if (!codeTried) return { outcome: 'throttled' };
  const account = { accountId, totpSealed: known.totpSealed };
  if (!(await useSignInCode(services.db, services, account, given.code))) return { outcome: 'wrong-code' };
  await codeTried();
  return { outcome: 'right', known };
}
