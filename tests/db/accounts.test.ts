import { beforeEach, expect, it } from 'vitest';
import {
  addMember,
  findAccountByEmail,
  findRole,
  hasAccounts,
  insertAccount,
  updatePasswordHash,
} from 'db/queries/accounts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSessionByToken,
  insertSession,
  touchSession,
} from 'db/queries/sessions';
import { deleteSetting, ensureSetting, findSetting } from 'db/queries/settings';
import { addFailure, countedFailures, deleteThrottlesBefore, removeFailure } from 'db/queries/throttles';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { NOON, ONE } from './rows';

const ada = {
  id: 'a1',
  name: 'Ada',
  email: 'ada@example.org',
  administrator: true,
  passwordHash: 'hash-1',
  createdOn: '2025-03-01',
};

describeOnEachEngine('accounts', (open) => {
  let db: TestDatabase['db'];
  beforeEach(async () => {
    ({ db } = await open());
  });

  it('are found by their e-mail address', async () => {
    expect(await hasAccounts(db)).toBe(false);
    expect(await insertAccount(db, ada)).toBe(true);
    expect(await hasAccounts(db)).toBe(true);
    const { createdOn: _, ...found } = ada;
    expect(await findAccountByEmail(db, 'ada@example.org')).toEqual({
      ...found,
      analyst: false,
      state: 'active',
      secondFactor: false,
    });
    expect(await findAccountByEmail(db, 'ADA@example.org')).toBeUndefined();
  });

  it('have an e-mail address of their own; the first keeps it', async () => {
    await insertAccount(db, ada);
    expect(await insertAccount(db, { ...ada, id: 'a2', name: 'Eve' })).toBe(false);
    expect(await findAccountByEmail(db, ada.email)).toMatchObject({ id: 'a1', name: 'Ada' });
  });

  it('get another password, each its own', async () => {
    await insertAccount(db, ada);
    await insertAccount(db, { ...ada, id: 'a2', email: 'eve@example.org' });
    await updatePasswordHash(db, 'a1', 'hash-2');
    expect(await findAccountByEmail(db, ada.email)).toMatchObject({ passwordHash: 'hash-2' });
    expect(await findAccountByEmail(db, 'eve@example.org')).toMatchObject({ passwordHash: 'hash-1' });
  });

  it('have a role in a place where they were given one, and nowhere else', async () => {
    await insertAccount(db, ada);
    await insertAccount(db, { ...ada, id: 'a2', email: 'eve@example.org' });
    for (const id of ['p1', 'p2']) {
      await db.insertInto('place').values({ id, name: id, created_on: '2025-03-01' }).execute();
    }
    const member = { accountId: 'a1', placeId: 'p1' };
    await db.transaction().execute((trx) => addMember(trx, { ...member, role: 'viewer' }));
    expect(await findRole(db, 'a1', 'p1')).toBe('viewer');
    expect(await findRole(db, 'a1', 'p2')).toBeUndefined();
    expect(await findRole(db, 'a2', 'p1')).toBeUndefined();
    await db.transaction().execute((trx) => addMember(trx, { ...member, role: 'lead' }));
    expect(await findRole(db, 'a1', 'p1')).toBe('lead');
  });

  it('have no role in a place that is not there', async () => {
    await insertAccount(db, ada);
    const nowhere = { accountId: 'a1', placeId: 'p0', role: 'lead' } as const;
    await expect(db.transaction().execute((trx) => addMember(trx, nowhere))).rejects.toThrow();
  });
});

describeOnEachEngine('sessions', (open) => {
  let db: TestDatabase['db'];
  const session = { tokenHash: 't1', accountId: 'a1', begunAt: NOON, expiresAt: ONE };
  beforeEach(async () => {
    ({ db } = await open());
    await insertAccount(db, ada);
    await insertSession(db, session);
  });

  it('are nobody’s once the account is deactivated', async () => {
    await db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', 'a1').execute();
    expect(await findSessionByToken(db, 't1', NOON)).toBeUndefined();
  });

  it('tell whose they are, until they expire', async () => {
    expect(await findSessionByToken(db, 't1', NOON)).toEqual({
      account: { id: 'a1', name: 'Ada', email: 'ada@example.org', administrator: true, analyst: false },
      begunAt: NOON,
      usedAt: NOON,
    });
    expect(await findSessionByToken(db, 't2', NOON)).toBeUndefined();
    expect(await findSessionByToken(db, 't1', '2025-03-01T12:59:59.999Z')).toBeDefined();
    expect(await findSessionByToken(db, 't1', ONE)).toBeUndefined();
  });

  it('last longer when used; one that has ended stays so', async () => {
    const used = { tokenHash: 't1', usedAt: ONE, expiresAt: '2025-03-01T14:00:00.000Z' };
    await touchSession(db, used);
    expect(await findSessionByToken(db, 't1', ONE)).toMatchObject({ begunAt: NOON, usedAt: ONE });
    await deleteSession(db, 't1');
    await touchSession(db, used);
    expect(await findSessionByToken(db, 't1', NOON)).toBeUndefined();
  });

  it('end once, one or all of an account', async () => {
    await insertSession(db, { ...session, tokenHash: 't2' });
    expect(await deleteSession(db, 't1')).toBe('a1');
    expect(await deleteSession(db, 't1')).toBeUndefined();
    expect(await findSessionByToken(db, 't2', NOON)).toBeDefined();
    await deleteSessionsOf(db, 'a0');
    expect(await findSessionByToken(db, 't2', NOON)).toBeDefined();
    await deleteSessionsOf(db, 'a1');
    expect(await findSessionByToken(db, 't2', NOON)).toBeUndefined();
  });

  it('are deleted when their time is over, and only then', async () => {
    await insertSession(db, { ...session, tokenHash: 't2', expiresAt: '2025-03-01T13:00:00.001Z' });
    expect(await deleteExpiredSessions(db, NOON)).toBe(0);
    expect(await deleteExpiredSessions(db, ONE)).toBe(1);
    expect(await findSessionByToken(db, 't2', NOON)).toBeDefined();
  });

  it('go with their account, and need one', async () => {
    await expect(insertSession(db, { ...session, tokenHash: 't2', accountId: 'a0' })).rejects.toThrow();
    await db.deleteFrom('account').where('id', '=', 'a1').execute();
    expect(await findSessionByToken(db, 't1', NOON)).toBeUndefined();
  });
});

describeOnEachEngine('counts of failures', (open) => {
  let db: TestDatabase['db'];
  const bucket = { bucket: 'b1', windowStart: NOON };
  beforeEach(async () => {
    ({ db } = await open());
  });

  it('count each bucket and window by itself', async () => {
    expect(await countedFailures(db, bucket)).toBe(0);
    expect(await addFailure(db, bucket)).toBe(1);
    expect(await addFailure(db, bucket)).toBe(2);
    expect(await addFailure(db, { ...bucket, windowStart: ONE })).toBe(1);
    expect(await addFailure(db, { ...bucket, bucket: 'b2' })).toBe(1);
    expect(await countedFailures(db, bucket)).toBe(2);
  });

  it('miss none of many at the same moment', async () => {
    const counts = await Promise.all(Array.from({ length: 30 }, () => addFailure(db, bucket)));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(await countedFailures(db, bucket)).toBe(30);
  });

  it('are taken back one by one, to nothing and no further', async () => {
    await addFailure(db, bucket);
    await addFailure(db, bucket);
    for (const left of [1, 0, 0]) {
      await removeFailure(db, bucket);
      expect(await countedFailures(db, bucket)).toBe(left);
    }
    expect(await db.selectFrom('throttle').selectAll().execute()).toEqual([]);
  });

  it('are deleted with windows that began before a time', async () => {
    await addFailure(db, bucket);
    await addFailure(db, { ...bucket, windowStart: ONE });
    expect(await deleteThrottlesBefore(db, NOON)).toBe(0);
    expect(await deleteThrottlesBefore(db, ONE)).toBe(1);
    expect(await countedFailures(db, { ...bucket, windowStart: ONE })).toBe(1);
  });
});

describeOnEachEngine('a setting', (open) => {
  let db: TestDatabase['db'];
  beforeEach(async () => {
    ({ db } = await open());
  });

  it('has the value it was given first, however many give one at once', async () => {
    const values = await Promise.all(
      Array.from({ length: 10 }, (_, index) => ensureSetting(db, 'name', String(index))),
    );
    expect(new Set(values).size).toBe(1);
    expect(await findSetting(db, 'name')).toBe(values[0]);
    expect(await findSetting(db, 'other')).toBeUndefined();
  });

  it('is taken away by one of many who try', async () => {
    await ensureSetting(db, 'name', 'x');
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => db.transaction().execute((trx) => deleteSetting(trx, 'name'))),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await findSetting(db, 'name')).toBeUndefined();
  });
});
