import { randomInt } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import {
  findAccountByEmail,
  hasAccounts,
  insertAccount,
  updateName,
  updatePasswordHash,
} from 'db/queries/accounts';
import { deletePasswordResetsOf } from 'db/queries/password-resets';
import { deleteSessionsOf } from 'db/queries/sessions';
import { deleteSetting } from 'db/queries/settings';
import { normalEmail } from '~/lib/email-address';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { hashPassword, isPassword } from './password-hashes.server';
import { type PendingSignIn, pendingSignIn } from './second-steps.server';
import { type Browser, beginSession } from './sessions.server';
import { findSetUpCode, isSetUpCode, SET_UP_SETTING } from './set-up-codes.server';
import { bucketOf, countFailure, isThrottled, takeAttempt } from './throttles.server';

/** Where an attempt comes from. */
export interface Visitor extends Browser {
  /** The client's network address; used for counting failures only, never stored as it is. */
  address: string;
}

/** Whether the first account has still to be made. */
export async function isSetUpOpen({ db }: Pick<Services, 'db'>): Promise<boolean> {
  return !(await hasAccounts(db));
}

/**
 * Makes the first account, the administrator's, and signs it in. Of two people who do so at once one wins.
 * @param form name, e-mail address and password as already checked by the route
 * @returns the token of the new session; 'late' where somebody else made the first account
 */
export async function setUp(
  services: Services,
  form: { code: string; name: string; email: string; password: string },
  visitor: Visitor,
): Promise<{ outcome: 'done'; token: string } | { outcome: 'late' | 'throttled' | 'wrong-code' }> {
  if (await isThrottled(services, 'set-up-code', visitor.address)) return { outcome: 'throttled' };
  const code = await findSetUpCode(services);
  if (code === undefined) return { outcome: 'late' };
  if (!isSetUpCode(form.code, code)) {
    await countFailure(services, 'set-up-code', visitor.address);
    await services.db
      .transaction()
      .execute((trx) => recordAudit(trx, services, { actor: 'system', action: 'set-up.refused' }));
    return { outcome: 'wrong-code' };
  }
  const passwordHash = await hashPassword(form.password);
  const id = services.newId();
  return services.db.transaction().execute(async (trx) => {
    // Whoever takes it away is first; another waits here until that is certain.
    if (!(await deleteSetting(trx, SET_UP_SETTING)) || (await hasAccounts(trx))) return { outcome: 'late' };
    await insertAccount(trx, {
      id,
      name: form.name,
      email: normalEmail(form.email),
      administrator: true,
      passwordHash,
      createdOn: today(services),
    });
    await recordAudit(trx, services, {
      actor: id,
      action: 'account.created',
      subject: id,
      details: { administrator: true },
    });
    return { outcome: 'done', token: await beginSession(trx, services, id, visitor) };
  });
}

/**
 * Signs in. Behaves alike, and takes as long, whether the e-mail address is unknown or the password wrong.
 * @returns the token of the new session; 'second-factor' where the password is right and a code is wanted too (nobody is
 *   signed in yet), with what to hand to `finishSignIn`; 'throttled' where too many attempts have failed for this e-mail address or
 *   from this network, and this one was not looked at
 */
export async function signIn(
  services: Services,
  form: { email: string; password: string },
  visitor: Visitor,
): Promise<
  | { outcome: 'signed-in'; token: string }
  | { outcome: 'second-factor'; pending: PendingSignIn }
  | { outcome: 'throttled' | 'wrong' }
> {
  const email = normalEmail(form.email);
  if (await isThrottled(services, 'sign-in-address', visitor.address)) return { outcome: 'throttled' };
  const takeBack = await takeAttempt(services, 'sign-in-account', email);
  if (!takeBack) return { outcome: 'throttled' };
  const account = await findAccountByEmail(services.db, email);
  const matches = await isPassword(form.password, account?.passwordHash || undefined);
  if (!matches || account?.state !== 'active') {
    await countFailure(services, 'sign-in-address', visitor.address);
    await services.db.transaction().execute((trx) =>
      recordAudit(trx, services, {
        actor: 'system',
        action: 'sign-in.failed',
        details: { bucket: bucketOf(services, 'sign-in-account', email) },
      }),
    );
    return { outcome: 'wrong' };
  }
  await takeBack();
  if (account.secondFactor) return { outcome: 'second-factor', pending: pendingSignIn(services, account) };
  const token = await services.db
    .transaction()
    .execute((trx) => beginSession(trx, services, account.id, visitor));
  return { outcome: 'signed-in', token };
}

/**
 * Makes an account from the command line, with a password that is told once and stored nowhere.
 * @param person name and e-mail address, not checked further
 * @returns 'no-set-up' where there is no administrator yet: the first account is made on the set-up page
 */
export async function addAccount(
  services: Services,
  person: { name: string; email: string },
): Promise<{ outcome: 'added'; password: string } | { outcome: 'email-taken' | 'no-set-up' }> {
  if (await isSetUpOpen(services)) return { outcome: 'no-set-up' };
  const password = drawPassword();
  const passwordHash = await hashPassword(password);
  const id = services.newId();
  return services.db.transaction().execute(async (trx) => {
    const account = {
      id,
      name: person.name.trim(),
      email: normalEmail(person.email),
      administrator: false,
      passwordHash,
      createdOn: today(services),
    };
    if (!(await insertAccount(trx, account))) return { outcome: 'email-taken' };
    await recordAudit(trx, services, {
      actor: 'command',
      action: 'account.created',
      subject: id,
      details: { administrator: false },
    });
    return { outcome: 'added', password };
  });
}

/**
 * Gives an account a new password from the command line, and ends all its sessions.
 * @returns the password, which is stored nowhere; undefined where no account has this e-mail address
 */
export async function replacePassword(services: Services, email: string): Promise<string | undefined> {
  const password = drawPassword();
  const passwordHash = await hashPassword(password);
  return services.db.transaction().execute(async (trx) => {
    const account = await findAccountByEmail(trx, normalEmail(email));
    if (!account) return undefined;
    await updatePasswordHash(trx, account.id, passwordHash);
    await deletePasswordResetsOf(trx, account.id);
    await deleteSessionsOf(trx, account.id);
    await recordAudit(trx, services, {
      actor: 'command',
      action: 'account.password-replaced',
      subject: account.id,
    });
    return password;
  });
}

/** Gives somebody another name, as already checked by the route. The same as before: nothing is done. */
export async function changeName(
  services: Services,
  { id, name }: { id: string; name: string },
  next: string,
): Promise<void> {
  if (next === name) return;
  await services.db.transaction().execute(async (trx) => {
    await updateName(trx, id, next);
    await recordAudit(trx, services, { actor: id, action: 'account.renamed', subject: id });
  });
}

/** Six words out of 2,048: 66 bits. */
const drawPassword = () => Array.from({ length: 6 }, () => wordlist[randomInt(wordlist.length)]!).join('-');

const today = ({ clock }: Services) => clock().toISOString().slice(0, 10);
