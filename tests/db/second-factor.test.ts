import { TOTP } from 'otpauth';
import { beforeEach, expect, it } from 'vitest';
import { listAuditEntries } from 'db/queries/audit';
import { signIn } from '~/services/accounts.server';
import type { Mail, Services } from '~/services/context.server';
import {
  dropSecondFactor,
  findSignInWays,
  removeSecondFactor,
  renewRecoveryCodes,
  turnOffSecondFactor,
  turnOnSecondFactor,
} from '~/services/second-factors.server';
import { finishSignIn, type PendingSignIn } from '~/services/second-steps.server';
import { findSession } from '~/services/sessions.server';
import { offeredSecret } from '~/services/sign-in-codes.server';
import { makeSignIns, PASSWORD } from '../factories/signing-in';
import { describeOnEachEngine } from '../setup/databases';
import { NOON } from './rows';

const STEP = 30_000;
const ada = { accountId: 'ada', email: 'ada@example.org' };
const desk = { address: '203.0.113.7', token: undefined };

describeOnEachEngine('the second factor', (open) => {
  let services: Services;
  let now: number;
  let sent: Mail[];
  beforeEach(async () => {
    const { db } = await open();
    now = Date.parse(NOON);
    ({ services, sent } = await makeSignIns(db, () => new Date(now)));
  });

  const signedIn = async () => {
    const tried = await signIn(services, { email: ada.email, password: PASSWORD }, desk);
    if (tried.outcome !== 'signed-in') throw new Error(tried.outcome);
    return tried.token;
  };
  const firstStep = async (): Promise<PendingSignIn> => {
    const tried = await signIn(services, { email: ada.email, password: PASSWORD }, desk);
    if (tried.outcome !== 'second-factor') throw new Error(tried.outcome);
    return tried.pending;
  };
  /** What an app shows. */
  const codeOf = (secret: string, at = now) => new TOTP({ secret }).generate({ timestamp: at });
  const turnOn = async () => {
    const token = await signedIn();
    const { secret } = offeredSecret(services, { ...ada, token });
    const given = { password: PASSWORD, code: codeOf(secret) };
    const turned = await turnOnSecondFactor(services, ada, given, { token });
    if (turned.outcome !== 'on') throw new Error(turned.outcome);
    return { ...turned, secret };
  };
  const finish = (pending: PendingSignIn, code: string) => finishSignIn(services, pending, code, desk);
  const actions = async () =>
    (await listAuditEntries(services.db, { after: 0, last: 99, most: 99 })).map(({ action }) => action);

  it('is turned on by the password and a code, and signs out every other browser', async () => {
    const elsewhere = await signedIn();
    const { token, codes } = await turnOn();
    expect(new Set(codes).size).toBe(10);
    expect(await findSession(services, elsewhere)).toBeUndefined();
    expect(await findSession(services, token)).toMatchObject({ account: { id: 'ada' } });
    expect(await findSignInWays(services, 'ada')).toMatchObject({ secondFactor: true, recoveryCodes: 10 });
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      [ada.email, 'Signing in to Concord now asks for a code'],
    ]);
    expect((await actions()).at(-1)).toBe('second-factor.on');
  });

  it('is not turned on by less, and is on once', async () => {
    const token = await signedIn();
    const { secret } = offeredSecret(services, { ...ada, token });
    const turn = (given: { password: string; code: string }) =>
      turnOnSecondFactor(services, ada, given, { token });
    const code = codeOf(secret);
    expect((await turn({ password: 'not the password', code })).outcome).toBe('wrong-password');
    for (const wrong of [
      '',
      '000000',
      'abc',
      codeOf(secret, now - 2 * STEP),
      codeOf(secret, now + 2 * STEP),
    ]) {
      expect((await turn({ password: PASSWORD, code: wrong })).outcome).toBe('wrong-code');
    }
    const both = await Promise.all([1, 2].map(() => turn({ password: PASSWORD, code })));
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['already', 'on']);
  });

  it('is asked for in a second step, in which each code works once and clocks may differ by a step', async () => {
    const { secret } = await turnOn();
    const pending = await firstStep();
    // The code that turned it on is used up.
    expect(await finish(pending, codeOf(secret))).toEqual({ outcome: 'wrong' });
    const next = codeOf(secret, now + STEP);
    expect((await finish(pending, ` ${next.slice(0, 3)} ${next.slice(3)}`)).outcome).toBe('signed-in');
    expect(await finish(pending, next)).toEqual({ outcome: 'wrong' });
    now += 10 * STEP;
    expect((await finish(pending, codeOf(secret, now - 2 * STEP))).outcome).toBe('wrong');
    expect((await finish(pending, codeOf(secret, now - STEP))).outcome).toBe('signed-in');
    expect((await finish(pending, codeOf(secret, now + 2 * STEP))).outcome).toBe('wrong');
  });

  it('lets one in of several with the same code at the same moment', async () => {
    const { secret, codes } = await turnOn();
    const pending = await firstStep();
    now += STEP;
    for (const code of [codeOf(secret), codes[0]!]) {
      const tried = await Promise.all([1, 2, 3].map(() => finish(pending, code)));
      expect(tried.filter(({ outcome }) => outcome === 'signed-in')).toHaveLength(1);
      now += 15 * 60_000;
    }
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { codes } = await turnOn();
    const pending = await firstStep();
    const typed = codes[3]!.toUpperCase().replaceAll('-', ' ');
    expect(await finish(pending, typed)).toMatchObject({ outcome: 'signed-in', recovery: true });
    expect(await finish(pending, codes[3]!)).toEqual({ outcome: 'wrong' });
    expect(await findSignInWays(services, 'ada')).toMatchObject({ recoveryCodes: 9 });
    expect(await actions()).toContain('recovery-code.used');
  });

  it('is not looked at after five wrong codes, until a quarter of an hour is over', async () => {
    const { secret } = await turnOn();
    const pending = await firstStep();
    now += STEP;
    const tried = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => finish(pending, '000000')));
    expect(tried.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
    expect(await finish(pending, codeOf(secret))).toEqual({ outcome: 'throttled' });
    now += 15 * 60_000;
    expect((await finish(pending, codeOf(secret))).outcome).toBe('signed-in');
  });

  it('ends a sign-in that is half done once the password changes or the account is deactivated', async () => {
    const { codes } = await turnOn();
    const pending = await firstStep();
    expect(await finish({ ...pending, mark: 'x' }, codes[0]!)).toEqual({ outcome: 'over' });
    expect(await finish({ ...pending, accountId: 'ann' }, codes[0]!)).toEqual({ outcome: 'over' });
    await services.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'ada').execute();
    expect(await finish(pending, codes[0]!)).toEqual({ outcome: 'over' });
  });

  it('is turned off by the password and a code', async () => {
    const { secret, codes, token } = await turnOn();
    now += STEP;
    const off = (password: string, code: string) =>
      turnOffSecondFactor(services, 'ada', { password, code }, { token });
    expect((await off('not the password', codeOf(secret))).outcome).toBe('wrong-password');
    expect((await off(PASSWORD, '000000')).outcome).toBe('wrong-code');
    const turned = await off(PASSWORD, codeOf(secret));
    if (turned.outcome !== 'off') throw new Error(turned.outcome);
    expect(await findSession(services, token)).toBeUndefined();
    expect(await findSession(services, turned.token)).toBeDefined();
    await signedIn();
    expect((await off(PASSWORD, codes[0]!)).outcome).toBe('not-there');
    expect(await services.db.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
  });

  it('gets new recovery codes, which make the old ones worthless', async () => {
    const { codes } = await turnOn();
    const made = await renewRecoveryCodes(services, 'ada', { password: PASSWORD, code: codes[0]! });
    if (made.outcome !== 'made') throw new Error(made.outcome);
    const pending = await firstStep();
    expect((await finish(pending, codes[1]!)).outcome).toBe('wrong');
    expect((await finish(pending, made.codes[1]!)).outcome).toBe('signed-in');
  });

  it('is removed by an administrator, and by nobody else, nor for themselves', async () => {
    await turnOn();
    const remove = (by: string, id = 'ada') => removeSecondFactor(services, { accountId: by }, id);
    expect(await remove('ada', 'ann')).toBe('not-there');
    expect(await remove('ann', 'ann')).toBe('own');
    expect(await remove('ann', 'nobody')).toBe('not-there');
    expect(await remove('ann')).toBe('removed');
    expect(await remove('ann')).toBe('none');
    await signedIn();
    const log = await listAuditEntries(services.db, { after: 0, last: 99, most: 99 });
    expect(log.filter(({ action }) => action === 'second-factor.removed')).toMatchObject([
      { actor: 'ann', subject: 'ada' },
    ]);
  });

  it('is dropped from the command line', async () => {
    await turnOn();
    expect(await dropSecondFactor(services, 'ADA@example.org')).toBe('removed');
    expect(await dropSecondFactor(services, ada.email)).toBe('none');
    expect(await dropSecondFactor(services, 'nobody@example.org')).toBeUndefined();
    await signedIn();
  });

  it('leaves neither secret nor recovery codes in the database', async () => {
    const { secret, codes } = await turnOn();
    const rows = JSON.stringify([
      await services.db.selectFrom('account').selectAll().execute(),
      await services.db.selectFrom('recovery_code').selectAll().execute(),
      await services.db.selectFrom('audit_entry').selectAll().execute(),
    ]);
    for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(rows).not.toContain(text);
    }
  });
});
