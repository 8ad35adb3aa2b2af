import { beforeEach, expect, it } from 'vitest';
import { listAuditPage } from 'db/queries/audit-pages';
import { findPerson, holdAdministrators, listLastUse, updatePerson } from 'db/queries/people';
import { findSessionByToken, insertSession } from 'db/queries/sessions';
import type { Services } from '~/services/context.server';
import {
  activatePerson,
  changeRoles,
  deactivatePerson,
  endSessionsOf,
  findPersonWithParts,
  findPlacesLedAlone,
  searchPeople,
} from '~/services/people.server';
import { beginSession } from '~/services/sessions.server';
import { addPerson, addPlace } from '../factories/people';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import { NOON, ONE } from './rows';

describeOnEachEngine('people with an account', (open) => {
  let services: Services;
  beforeEach(async () => {
    const { db } = await open();
    services = makeServices(db, () => new Date(NOON));
    await addPerson(db, 'root', { administrator: true });
    await addPerson(db, 'rita', { administrator: true });
    await addPerson(db, 'ada', { analyst: true });
    await addPlace(db, 'p1', { ada: 'lead' });
    await addPlace(db, 'p2', { ada: 'lead', rita: 'lead' });
    const session = { tokenHash: 't1', accountId: 'ada', begunAt: NOON, expiresAt: ONE, device: '' };
    await insertSession(db, session);
  });

  const root = { accountId: 'root' };
  const none = { administrator: false, analyst: false };
  const logged = async () =>
    (await listAuditPage(services.db, {}, { spot: {}, most: 9 })).map(({ actor, action, subject }) => [
      actor,
      action,
      subject,
    ]);

  it('are listed by name with their places, and never with what they sign in with', async () => {
    const people = await searchPeople(services, '');
    expect(people.map(({ id }) => id)).toEqual(['ada', 'rita', 'root']);
    expect(people[0]).toEqual({
      id: 'ada',
      name: 'Ada',
      email: 'ada@example.org',
      administrator: false,
      analyst: true,
      state: 'active',
      secondFactor: false,
      signOn: false,
      createdOn: '2025-03-01',
      parts: [
        { accountId: 'ada', placeId: 'p1', placeName: 'The place p1', role: 'lead' },
        { accountId: 'ada', placeId: 'p2', placeName: 'The place p2', role: 'lead' },
      ],
      lastUsed: NOON,
    });
    expect(people[2]).toMatchObject({ parts: [], lastUsed: null });
    expect(JSON.stringify(people)).not.toContain('hash');
    await services.db
      .updateTable('account')
      .set({ totp_sealed: 'sealed', issuer: 'i', subject: 's' })
      .where('id', '=', 'ada')
      .execute();
    const ada = await findPersonWithParts(services, 'ada');
    expect(ada).toMatchObject({ secondFactor: true, signOn: true, sessions: 1 });
    expect(ada?.parts).toHaveLength(2);
    expect(JSON.stringify(ada)).not.toMatch(/sealed|hash/);
    expect(await findPersonWithParts(services, 'nobody')).toBeUndefined();
  });

  it('are found by name, address and place', async () => {
    for (const [words, ids] of [
      ['RITA', ['rita']],
      ['p2', ['ada', 'rita']],
      ['example.org r', ['rita', 'root']],
      ['nobody', []],
    ] as const) {
      expect((await searchPeople(services, words)).map(({ id }) => id)).toEqual(ids);
    }
  });

  it('were last there when they last were, also after the session has ended', async () => {
    await services.db
      .transaction()
      .execute((trx) => beginSession(trx, services, 'rita', { token: undefined, device: '' }));
    await services.db.deleteFrom('session').execute();
    expect(await listLastUse(services.db)).toEqual(new Map([['rita', NOON]]));
    await insertSession(services.db, {
      tokenHash: 't2',
      accountId: 'rita',
      begunAt: ONE,
      expiresAt: ONE,
      device: '',
    });
    expect(await listLastUse(services.db, 'rita')).toEqual(new Map([['rita', ONE]]));
    expect(await listLastUse(services.db, 'ada')).toEqual(new Map());
  });

  it('get other roles from an administrator, from those that were shown', async () => {
    const change = {
      from: { administrator: false, analyst: true },
      to: { administrator: true, analyst: false },
    };
    expect(await changeRoles(services, root, 'ada', change)).toEqual({ outcome: 'done' });
    expect(await changeRoles(services, root, 'ada', change)).toEqual({ outcome: 'changed' });
    expect(await findPerson(services.db, 'ada')).toMatchObject(change.to);
    expect(await logged()).toEqual([['root', 'account.roles-changed', 'ada']]);
  });

  it('are changed by nobody else, nor where there is nobody', async () => {
    const change = { from: none, to: { administrator: true, analyst: true } };
    for (const by of ['ada', 'nobody']) {
      const asked = { accountId: by };
      expect(await changeRoles(services, asked, 'ada', change)).toEqual({ outcome: 'not-there' });
      expect(await deactivatePerson(services, asked, 'rita')).toEqual({ outcome: 'not-there' });
      expect(await endSessionsOf(services, asked, 'ada')).toEqual({ outcome: 'not-there' });
    }
    expect(await deactivatePerson(services, root, 'nobody')).toEqual({ outcome: 'not-there' });
    expect(await findSessionByToken(services.db, 't1', NOON)).toBeDefined();
    expect(await logged()).toEqual([]);
  });

  it('do not take the administration from themselves', async () => {
    const own = { from: { administrator: true, analyst: false }, to: none };
    expect(await changeRoles(services, root, 'root', own)).toEqual({ outcome: 'own' });
    expect(await deactivatePerson(services, root, 'root')).toEqual({ outcome: 'own' });
    const more = { ...own, to: { administrator: true, analyst: true } };
    expect(await changeRoles(services, root, 'root', more)).toEqual({ outcome: 'done' });
  });

  it('are deactivated and activated again, their sessions ended at once', async () => {
    await addPlace(services.db, 'p3', {});
    await services.db
      .updateTable('membership')
      .set({ role: 'viewer' })
      .where('place_id', '=', 'p1')
      .execute();
    expect(await deactivatePerson(services, root, 'ada')).toEqual({ outcome: 'done' });
    expect(await findSessionByToken(services.db, 't1', NOON)).toBeUndefined();
    expect(await services.db.selectFrom('session').selectAll().execute()).toEqual([]);
    expect(await deactivatePerson(services, root, 'ada')).toEqual({ outcome: 'changed' });
    expect(await activatePerson(services, root, 'ada')).toEqual({ outcome: 'done' });
    expect(await activatePerson(services, root, 'ada')).toEqual({ outcome: 'changed' });
    expect(await findPerson(services.db, 'ada')).toMatchObject({ state: 'active', analyst: true });
    expect((await logged()).map(([, action]) => action)).toEqual([
      'account.activated',
      'account.deactivated',
    ]);
  });

  it('stay active while nobody else could lead a place of theirs', async () => {
    const places = [{ id: 'p1', name: 'The place p1' }];
    expect(await findPlacesLedAlone(services, 'ada')).toEqual(places);
    expect(await deactivatePerson(services, root, 'ada')).toEqual({ outcome: 'leads-alone', places });
    expect(await findSessionByToken(services.db, 't1', NOON)).toBeDefined();
    expect(await deactivatePerson(services, root, 'rita')).toEqual({ outcome: 'done' });
    expect(await findPlacesLedAlone(services, 'ada')).toHaveLength(2);
  });

  it('are signed out everywhere', async () => {
    await insertSession(services.db, {
      tokenHash: 't2',
      accountId: 'rita',
      begunAt: NOON,
      expiresAt: ONE,
      device: '',
    });
    expect(await endSessionsOf(services, root, 'ada')).toEqual({ outcome: 'done' });
    expect(await findSessionByToken(services.db, 't1', NOON)).toBeUndefined();
    expect(await findSessionByToken(services.db, 't2', NOON)).toBeDefined();
    expect(await logged()).toEqual([['root', 'account.sessions-ended', 'ada']]);
  });

  it('always have an administrator, when two deactivate each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([
        deactivatePerson(services, root, 'rita'),
        round % 2 === 0
          ? deactivatePerson(services, { accountId: 'rita' }, 'root')
          : changeRoles(services, { accountId: 'rita' }, 'root', {
              from: { administrator: true, analyst: false },
              to: none,
            }),
      ]);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'not-there']);
      expect(await services.db.transaction().execute(holdAdministrators)).toHaveLength(1);
      await services.db
        .updateTable('account')
        .set({ state: 'active', administrator: 1 })
        .where('id', 'in', ['root', 'rita'])
        .execute();
    }
  });

  it('are updated only where they are as was said', async () => {
    const update = (from: object) =>
      services.db
        .transaction()
        .execute((trx) => updatePerson(trx, 'ada', { from, to: { state: 'deactivated' } }));
    expect(await update({ analyst: false })).toBe(false);
    expect(await update({ state: 'deactivated' })).toBe(false);
    expect(await update({ analyst: true, administrator: false, state: 'active' })).toBe(true);
  });
});
