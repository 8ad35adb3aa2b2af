import { beforeEach, expect, it } from 'vitest';
import { signIn } from '~/services/accounts.server';
import type { Mail, Services } from '~/services/context.server';
import {
  changePassword,
  findReset,
  makeResetLink,
  resetPassword,
  sendResetLink,
  sweepResets,
} from '~/services/passwords.server';
import { endSessions, findSession, listSessions } from '~/services/sessions.server';
import { makeSignIns, PASSWORD } from '../factories/signing-in';
import { describeOnEachEngine } from '../setup/databases';
import { NOON } from './rows';

const NEXT = 'seven otters cross a river';
const HOUR = 60 * 60_000;
const desk = { address: '203.0.113.7', token: undefined, device: 'Firefox on Linux' };
const links = {
  reset: (token: string) => `https://x.example/new-password/${token}`,
  signIn: 'https://x.example',
};

describeOnEachEngine('a new password', (open) => {
  let services: Services;
  let now: number;
  let sent: Mail[];
  beforeEach(async () => {
    const { db } = await open();
    now = Date.parse(NOON);
    ({ services, sent } = await makeSignIns(db, () => new Date(now)));
  });

  const signInAs = (password: string, email = 'ada@example.org') =>
    signIn(services, { email, password }, desk);
  const signedIn = async () => {
    const tried = await signInAs(PASSWORD);
    if (tried.outcome !== 'signed-in') throw new Error(tried.outcome);
    return tried.token;
  };
  const deactivate = () =>
    services.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'ada').execute();
  const tokenIn = (text: string) => /new-password\/([0-9a-f]{64})/.exec(text)![1]!;
  const askFor = async (email: string) => {
    await sendResetLink(services, email, links);
    return sent.at(-1);
  };
  const newToken = async () => tokenIn((await askFor(' ADA@example.org '))!.text);

  it('is chosen with the present one, and ends every other session', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    const change = (present: string) =>
      changePassword(services, 'ada', { present, next: NEXT }, { token: here, device: 'Edge on Windows' });
    expect(await change('not the password')).toEqual({ outcome: 'wrong-password' });
    expect(await findSession(services, elsewhere)).toBeDefined();
    const changed = await change(PASSWORD);
    if (changed.outcome !== 'changed') throw new Error(changed.outcome);
    for (const token of [here, elsewhere]) expect(await findSession(services, token)).toBeUndefined();
    expect(await listSessions(services, 'ada', changed.token)).toMatchObject([
      { device: 'Edge on Windows', here: true },
    ]);
    expect((await signInAs(PASSWORD)).outcome).toBe('wrong');
    expect((await signInAs(NEXT)).outcome).toBe('signed-in');
    expect(sent.map(({ subject }) => subject)).toEqual(['Your Concord password was changed']);
  });

  it('is not guessed by way of changing it', async () => {
    const token = await signedIn();
    const tried = await Promise.all(
      Array.from({ length: 12 }, () =>
        changePassword(services, 'ada', { present: 'x', next: NEXT }, { token }),
      ),
    );
    expect(tried.filter(({ outcome }) => outcome === 'throttled')).toHaveLength(2);
  });

  it('is chosen by a link, once, and ends every session', async () => {
    const before = await signedIn();
    const token = await newToken();
    expect(await findReset(services, token)).toMatchObject({ email: 'ada@example.org' });
    const both = await Promise.all([1, 2].map(() => resetPassword(services, token, NEXT)));
    expect(both.toSorted()).toEqual([false, true]);
    expect(await findReset(services, token)).toBeUndefined();
    expect(await findSession(services, before)).toBeUndefined();
    expect((await signInAs(NEXT)).outcome).toBe('signed-in');
    expect(sent.at(-1)!.subject).toBe('Your Concord password was changed');
  });

  it('uses up every link of the account, also when it is changed otherwise', async () => {
    const [first, second] = [await newToken(), await newToken()];
    expect(await resetPassword(services, second, NEXT)).toBe(true);
    expect(await resetPassword(services, first, PASSWORD)).toBe(false);
    const third = await newToken();
    await changePassword(services, 'ada', { present: NEXT, next: PASSWORD }, { token: undefined });
    expect(await resetPassword(services, third, NEXT)).toBe(false);
  });

  it('is not chosen by a link after an hour', async () => {
    const token = await newToken();
    now += HOUR - 1;
    expect(await sweepResets(services)).toBe(0);
    expect(await findReset(services, token)).toBeDefined();
    now += 1;
    expect(await findReset(services, token)).toBeUndefined();
    expect(await resetPassword(services, token, NEXT)).toBe(false);
    expect(await sweepResets(services)).toBe(1);
  });

  it('is not offered to an unknown or a deactivated account, whose links stop working', async () => {
    const token = await newToken();
    await deactivate();
    sent = [];
    await askFor('nobody@example.org');
    await askFor('ada@example.org');
    expect(sent).toEqual([]);
    expect(await findReset(services, token)).toBeUndefined();
    expect(await resetPassword(services, token, NEXT)).toBe(false);
    expect((await signInAs(PASSWORD)).outcome).toBe('wrong');
  });

  it('is offered three times in a quarter of an hour', async () => {
    for (let count = 0; count < 5; count += 1) await askFor('ada@example.org');
    expect(sent).toHaveLength(3);
  });

  it('is nothing for those who sign in elsewhere: they are told where', async () => {
    expect((await askFor('sso@example.org'))!.text).toContain(links.signIn);
    expect(await services.db.selectFrom('password_reset').selectAll().execute()).toEqual([]);
  });

  it('is let be chosen by an administrator alone, by a link to hand over', async () => {
    const make = (by: string, id: string) => makeResetLink(services, { accountId: by }, id, links.reset);
    expect(await make('ada', 'ann')).toBe('not-there');
    expect(await make('ann', 'nobody')).toBe('not-there');
    const [first, made] = [await make('ann', 'ada'), await make('ann', 'ada')];
    if (first === 'not-there' || made === 'not-there') throw new Error('not made');
    expect(await findReset(services, tokenIn(first.url))).toBeUndefined();
    expect(await resetPassword(services, tokenIn(made.url), NEXT)).toBe(true);
    const log = JSON.stringify(await services.db.selectFrom('audit_entry').selectAll().execute());
    expect(log).toContain('reset-link.made');
    expect(log).not.toContain(tokenIn(made.url));
    await deactivate();
    expect(await make('ann', 'ada')).toBe('not-there');
  });
});

describeOnEachEngine('the sessions of an account', (open) => {
  it('are listed, and ended one by one or all but one, by their owner alone', async () => {
    const { db } = await open();
    const { services } = await makeSignIns(db, () => new Date(NOON));
    const begin = async (email: string, device: string) => {
      const tried = await signIn(services, { email, password: PASSWORD }, { ...desk, device });
      return tried.outcome === 'signed-in' ? tried.token : '';
    };
    const [one, two, three, anns] = [
      await begin('ada@example.org', 'Firefox on Linux'),
      await begin('ada@example.org', 'Safari on iPhone'),
      await begin('ada@example.org', ''),
      await begin('ann@example.org', 'Edge on Windows'),
    ];
    const listed = await listSessions(services, 'ada', two);
    expect(listed.map(({ here }) => here)).toEqual([true, false, false]);
    expect(listed.map(({ device }) => device).toSorted()).toEqual([
      '',
      'Firefox on Linux',
      'Safari on iPhone',
    ]);
    const stored = await db.selectFrom('session').select('token_hash').execute();
    for (const row of stored) expect(JSON.stringify(listed)).not.toContain(row.token_hash);

    const firefox = listed.find(({ device }) => device === 'Firefox on Linux')!;
    expect(await endSessions(services, 'ann', { id: firefox.id })).toBe(0);
    expect(await endSessions(services, 'ada', { id: firefox.id })).toBe(1);
    expect(await endSessions(services, 'ada', { id: firefox.id })).toBe(0);
    expect(await findSession(services, one)).toBeUndefined();
    expect(await endSessions(services, 'ada', { allBut: two })).toBe(1);
    expect(await findSession(services, three)).toBeUndefined();
    for (const token of [two, anns]) expect(await findSession(services, token)).toBeDefined();
  });
});
