import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { listAuditEntries } from 'db/queries/audit';
import { deriveKeys } from '~/lib/keys.server';
import { addAccount, isSetUpOpen, replacePassword, setUp, signIn } from '~/services/accounts.server';
import { verifyAudit } from '~/services/audit.server';
import { openLive } from '~/live/poke.server';
import type { Services } from '~/services/context.server';
import { endSession, findSession, sweepSessions } from '~/services/sessions.server';
import { findSetUpCode } from '~/services/set-up-codes.server';
import { countFailure, isThrottled, sweepThrottles, takeAttempt } from '~/services/throttles.server';
import { describeOnEachEngine } from '../setup/databases';
import { NOON } from './rows';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ada = { name: 'Ada', email: 'Ada@Example.org', password: 'marmalade-otter-window' };
const desk = { address: '203.0.113.7', token: undefined };

describeOnEachEngine('signing in', (open) => {
  let services: Services;
  let now: number;
  beforeEach(async () => {
    const { db } = await open();
    now = Date.parse(NOON);
    services = {
      db,
      keys: deriveKeys('the secret of an installation'),
      clock: () => new Date(now),
      newId: () => randomBytes(16).toString('hex'),
      mail: undefined,
      baseUrl: undefined,
      live: openLive(),
      instrument: undefined as never,
    };
  });

  const begin = async () => {
    const code = (await findSetUpCode(services))!;
    const made = await setUp(services, { ...ada, code }, desk);
    if (made.outcome !== 'done') throw new Error(made.outcome);
    return made.token;
  };
  const signInAs = (email: string, password: string, address = desk.address, token?: string) =>
    signIn(services, { email, password }, { address, token });
  const wrong = (address = desk.address, email = ada.email) => signInAs(email, 'not the password', address);
  const log = async () =>
    (await listAuditEntries(services.db, { after: 0, last: 999, most: 999 })).map(
      ({ actor, action, details }) => ({ actor, action, details }),
    );

  it('begins with a code that every process shows, and that a restart keeps', async () => {
    const codes = await Promise.all([findSetUpCode(services), findSetUpCode(services)]);
    const again = await findSetUpCode({ db: services.db, keys: deriveKeys('the secret of an installation') });
    expect(new Set([...codes, again]).size).toBe(1);
    expect(again).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    const elsewhere = { db: services.db, keys: deriveKeys('the secret of another installation') };
    expect(await findSetUpCode(elsewhere)).not.toBe(again);
  });

  it('makes the first account with the code, signed in, and then there is no code', async () => {
    const code = (await findSetUpCode(services))!;
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    const made = await setUp(services, { ...ada, code: typed }, desk);
    if (made.outcome !== 'done') throw new Error(made.outcome);
    expect(await findSession(services, made.token)).toMatchObject({
      account: { name: 'Ada', email: 'ada@example.org', administrator: true },
    });
    expect(await isSetUpOpen(services)).toBe(false);
    expect(await findSetUpCode(services)).toBeUndefined();
    expect(await setUp(services, { ...ada, code }, desk)).toEqual({ outcome: 'late' });
    expect(await services.db.selectFrom('setting').selectAll().execute()).toEqual([]);
  });

  it('lets one of several who set up at once win, and makes one account', async () => {
    const code = (await findSetUpCode(services))!;
    const made = await Promise.all(
      [1, 2, 3].map((n) => setUp(services, { ...ada, email: `a${n}@example.org`, code }, desk)),
    );
    expect(made.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'late', 'late']);
    expect(await services.db.selectFrom('account').select('id').execute()).toHaveLength(1);
  });

  it('takes no other set-up code, and after twenty looks at none from there', async () => {
    const code = (await findSetUpCode(services))!;
    for (let count = 0; count < 20; count += 1) {
      expect(await setUp(services, { ...ada, code: 'ABCD-EFGH-JKLM-NPQR' }, desk)).toEqual({
        outcome: 'wrong-code',
      });
    }
    expect(await setUp(services, { ...ada, code }, desk)).toEqual({ outcome: 'throttled' });
    expect(await isSetUpOpen(services)).toBe(true);
    const elsewhere = { ...desk, address: '203.0.113.8' };
    expect(await setUp(services, { ...ada, code }, elsewhere)).toMatchObject({ outcome: 'done' });
  });

  it('wants the e-mail address in whatever letters, and exactly the password', async () => {
    await begin();
    const signedIn = await signInAs(' aDA@example.ORG ', ada.password);
    expect(signedIn).toMatchObject({ outcome: 'signed-in' });
    for (const [email, password] of [
      [ada.email, ada.password.toUpperCase()],
      [ada.email, `${ada.password} `],
      [ada.email, ''],
      ['eve@example.org', ada.password],
      ['', ada.password],
    ] as const) {
      expect(await signInAs(email, password)).toEqual({ outcome: 'wrong' });
    }
  });

  it('gives a new token each time and ends the session that the browser had', async () => {
    const first = await begin();
    const signedIn = await signInAs(ada.email, ada.password, desk.address, first);
    if (signedIn.outcome !== 'signed-in') throw new Error(signedIn.outcome);
    expect(signedIn.token).not.toBe(first);
    expect(await findSession(services, first)).toBeUndefined();
    expect(await findSession(services, signedIn.token)).toBeDefined();
  });

  it('leaves nothing in the database that signs anybody in', async () => {
    const token = await begin();
    const rows = JSON.stringify(await services.db.selectFrom('session').selectAll().execute());
    expect(rows).not.toContain(token);
    const account = JSON.stringify(await services.db.selectFrom('account').selectAll().execute());
    expect(account).not.toContain(ada.password);
  });

  it('lasts for twelve hours without use', async () => {
    const token = await begin();
    now += 12 * HOUR - 1;
    expect(await findSession(services, token)).toBeDefined();
    now += 12 * HOUR - 1;
    expect(await findSession(services, token)).toBeDefined();
    now += 12 * HOUR;
    expect(await findSession(services, token)).toBeUndefined();
    expect(await sweepSessions(services)).toBe(1);
  });

  it('lasts for seven days, however much it is used', async () => {
    const token = await begin();
    const end = now + 7 * 24 * HOUR;
    while (now + 11 * HOUR < end) {
      now += 11 * HOUR;
      expect(await findSession(services, token)).toBeDefined();
    }
    now = end;
    expect(await findSession(services, token)).toBeUndefined();
  });

  it('notes use at most every five minutes', async () => {
    const token = await begin();
    const used = async () =>
      (await services.db.selectFrom('session').select('used_at').executeTakeFirstOrThrow()).used_at;
    now += 5 * MINUTE - 1;
    await findSession(services, token);
    expect(await used()).toBe(NOON);
    now += 1;
    await findSession(services, token);
    expect(await used()).toBe(new Date(now).toISOString());
  });

  it('ends by signing out, once', async () => {
    const token = await begin();
    await endSession(services, token);
    await endSession(services, token);
    expect(await findSession(services, token)).toBeUndefined();
    expect((await log()).filter(({ action }) => action === 'session.ended')).toHaveLength(1);
  });

  it('is refused for an e-mail address after ten failures, known or not, for the rest of 15 minutes', async () => {
    await begin();
    for (const [email, password] of [
      [ada.email, ada.password],
      ['nobody@example.org', 'x'],
    ] as const) {
      for (let count = 0; count < 10; count += 1) {
        expect(await wrong(`203.0.113.${count}`, email)).toEqual({ outcome: 'wrong' });
      }
      expect(await signInAs(email, password, '198.51.100.1')).toEqual({ outcome: 'throttled' });
    }
    now += 15 * MINUTE;
    expect(await signInAs(ada.email, ada.password)).toMatchObject({ outcome: 'signed-in' });
  });

  it('is refused after ten failures also where all come at the same moment', async () => {
    await begin();
    const tried = await Promise.all(Array.from({ length: 25 }, () => wrong()));
    expect(tried.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(10);
    expect(tried.filter(({ outcome }) => outcome === 'throttled')).toHaveLength(15);
  });

  it('is never counted where it is right', async () => {
    await begin();
    for (let count = 0; count < 12; count += 1) {
      expect(await signInAs(ada.email, ada.password)).toMatchObject({ outcome: 'signed-in' });
    }
    expect(await services.db.selectFrom('throttle').selectAll().execute()).toEqual([]);
  });

  it('is refused from an address after fifty failures, whoever they were for', async () => {
    await begin();
    for (let count = 0; count < 50; count += 1) {
      await countFailure(services, 'sign-in-address', desk.address);
    }
    expect(await signInAs(ada.email, ada.password)).toEqual({ outcome: 'throttled' });
    expect(await signInAs(ada.email, ada.password, '203.0.113.8')).toMatchObject({ outcome: 'signed-in' });
  });

  it('counts each kind of attempt by itself, and IPv6 by its first 64 bits', async () => {
    const fill = async (address: string) => {
      for (let count = 0; count < 50; count += 1) await countFailure(services, 'return-code', address);
    };
    await fill('2001:db8:0:7::1');
    expect(await isThrottled(services, 'return-code', '2001:DB8::7:ffff:1:2:3')).toBe(true);
    expect(await isThrottled(services, 'return-code', '2001:db8:0:7:9::')).toBe(true);
    expect(await isThrottled(services, 'return-code', '2001:db8:0:8::1')).toBe(false);
    expect(await isThrottled(services, 'join-code', '2001:db8:0:7::1')).toBe(false);
    await fill('::ffff:203.0.113.7');
    expect(await isThrottled(services, 'return-code', '203.0.113.7')).toBe(true);
    expect(await isThrottled(services, 'return-code', '203.0.113.6')).toBe(false);
    const stored = JSON.stringify(await services.db.selectFrom('throttle').selectAll().execute());
    expect(stored).not.toMatch(/2001|203\.0/);
  });

  it('forgets what was counted more than an hour ago', async () => {
    const takeBack = await takeAttempt(services, 'return-code', desk.address);
    await countFailure(services, 'return-code', desk.address);
    await takeBack!();
    now += HOUR;
    expect(await sweepThrottles(services)).toBe(0);
    now += 1;
    expect(await sweepThrottles(services)).toBe(1);
  });

  it('is written down from the first action, without anything that anybody typed', async () => {
    const code = (await findSetUpCode(services))!;
    await setUp(services, { ...ada, code: 'ABCD' }, desk);
    await setUp(services, { ...ada, code }, desk);
    await wrong(desk.address, 'typed@example.org');
    const signedIn = await signInAs(ada.email, ada.password);
    if (signedIn.outcome === 'signed-in') await endSession(services, signedIn.token);
    const entries = await log();
    expect(entries.map(({ action }) => action)).toEqual([
      'set-up.refused',
      'account.created',
      'session.begun',
      'sign-in.failed',
      'session.begun',
      'session.ended',
    ]);
    const all = JSON.stringify(await services.db.selectFrom('audit_entry').selectAll().execute());
    for (const secret of [
      code,
      'ABCD',
      'typed',
      ada.password,
      'not the password',
      desk.address,
      'example.org',
    ]) {
      expect(all).not.toContain(secret);
    }
    expect(await verifyAudit(services)).toEqual({ outcome: 'whole', entries: 6 });
  });

  it('works for an account made at the command line, once there is an administrator', async () => {
    const eve = { name: 'Eve', email: 'Eve@example.org' };
    expect(await addAccount(services, eve)).toEqual({ outcome: 'no-set-up' });
    await begin();
    const added = await addAccount(services, eve);
    if (added.outcome !== 'added') throw new Error(added.outcome);
    expect(await signInAs('eve@example.org', added.password)).toMatchObject({ outcome: 'signed-in' });
    expect(await addAccount(services, eve)).toEqual({ outcome: 'email-taken' });
    expect((await log()).at(-2)).toMatchObject({ actor: 'command', action: 'account.created' });
  });

  it('with a new password from the command line works with that one alone, and ends what was begun', async () => {
    const token = await begin();
    const password = await replacePassword(services, ada.email);
    expect(await findSession(services, token)).toBeUndefined();
    expect(await signInAs(ada.email, ada.password)).toEqual({ outcome: 'wrong' });
    expect(await signInAs(ada.email, password!)).toMatchObject({ outcome: 'signed-in' });
    expect(await replacePassword(services, 'nobody@example.org')).toBeUndefined();
  });
});
