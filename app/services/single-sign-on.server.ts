import { findAccountByEmail } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import { findAccountBySubject, joinSubject, type Subject } from 'db/queries/subjects';
import { securityNotice } from '~/domain/mail/security-notice';
import { isEmailAddress, normalEmail } from '~/lib/email-address';
import { makeVouchedAccount } from './accepted-invitations.server';
import type { Visitor } from './accounts.server';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { trySending } from './sending.server';
import { beginSession } from './sessions.server';

/** Whom a provider vouches for. */
export interface VouchedPerson extends Subject {
  /** Undefined where the provider does not vouch for an address. */
  verifiedEmail: string | undefined;
  /** '' where not known. */
  name: string;
}

const NAME_MOST = 100;

/**
 * Signs in somebody whom a provider vouches for: as the account that is joined to them; else as the one with their
 * verified address, which is joined then; else, where that address was invited, as a new account. No code of an
 * authenticator app is asked for: that is the provider's to do.
 * @returns the token of the new session, and whether an invitation was taken up; 'no-account' where there is none for
 *   them, or it was deactivated
 */
export async function signInVouched(
  services: Services,
  person: VouchedPerson,
  visitor: Visitor,
): Promise<{ outcome: 'signed-in'; token: string; invited: boolean } | { outcome: 'no-account' }> {
  const found = await services.db.transaction().execute(async (trx) => {
    const account = await findVouched(trx, services, person);
    if (!account) return undefined;
    return { ...account, token: await beginSession(trx, services, account.id, visitor) };
  });
  if (!found) return { outcome: 'no-account' };
  if (found.how === 'joined') void trySending(services, found.email, securityNotice('provider-joined'));
  return { outcome: 'signed-in', token: found.token, invited: found.how === 'invited' };
}

async function findVouched(
  trx: Atomic,
  services: Services,
  { issuer, subject, verifiedEmail, name }: VouchedPerson,
): Promise<{ id: string; how: 'known' | 'joined' | 'invited'; email: string } | undefined> {
  const email = verifiedEmail === undefined ? '' : normalEmail(verifiedEmail);
  const known = await findAccountBySubject(trx, { issuer, subject });
  if (known) return known.state === 'active' ? { id: known.id, how: 'known', email } : undefined;
  if (!isEmailAddress(email)) return undefined;

  const sameAddress = await findAccountByEmail(trx, email);
  if (sameAddress && sameAddress.state !== 'active') return undefined;
  const called = name.trim().slice(0, NAME_MOST) || email;
  const id = sameAddress?.id ?? (await makeVouchedAccount(trx, services, { name: called, email }));
  if (id === undefined || !(await joinSubject(trx, id, { issuer, subject }))) return undefined;
  await recordAudit(trx, services, {
    actor: id,
    action: 'account.joined-provider',
    subject: id,
    details: { issuer },
  });
  return { id, how: sameAddress ? 'joined' : 'invited', email };
}
