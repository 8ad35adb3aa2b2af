import { beforeEach, expect, it } from 'vitest';
import { findRole } from 'db/queries/accounts';
import { listAuditPage } from 'db/queries/audit-pages';
import { listActiveLeads, listMembers } from 'db/queries/members';
import type { Role } from 'db/tables';
import type { Services } from '~/services/context.server';
import {
  changeMemberRole,
  findMemberOf,
  leavePlace,
  removeMember,
  renamePlace,
} from '~/services/members.server';
import { deactivatePerson } from '~/services/people.server';
import { appointLead } from '~/services/place-register.server';
import { addPerson, addPlace } from '../factories/people';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import { NOON } from './rows';

describeOnEachEngine('the people of a place', (open) => {
  let services: Services;
  beforeEach(async () => {
    const { db } = await open();
    services = makeServices(db, () => new Date(NOON));
    for (const id of ['ada', 'bob', 'cyd', 'dee']) await addPerson(db, id);
    await addPerson(db, 'root', { administrator: true });
    await addPlace(db, 'p1', { ada: 'lead', bob: 'lead', cyd: 'viewer' });
    await addPlace(db, 'p2', { dee: 'lead', cyd: 'facilitator' });
  });

  const as = (accountId: string, placeId = 'p1') => ({ accountId, placeId });
  const roles = async (placeId = 'p1') =>
    Object.fromEntries(
      (await listMembers(services.db, placeId)).map(({ accountId, role }) => [accountId, role]),
    );
  const deactivate = (id: string) =>
    services.db.updateTable('account').set({ state: 'deactivated' }).where('id', '=', id).execute();
  const logged = async () =>
    (await listAuditPage(services.db, { placeId: 'p1' }, { spot: {}, most: 9 })).map(
      ({ actor, action, subject, details }) => [actor, action, subject, JSON.parse(details)] as const,
    );

  it('are listed by name, each place its own', async () => {
    expect(await listMembers(services.db, 'p1')).toEqual([
      { accountId: 'ada', name: 'Ada', email: 'ada@example.org', role: 'lead', state: 'active' },
      { accountId: 'bob', name: 'Bob', email: 'bob@example.org', role: 'lead', state: 'active' },
      { accountId: 'cyd', name: 'Cyd', email: 'cyd@example.org', role: 'viewer', state: 'active' },
    ]);
    expect(await roles('p2')).toEqual({ cyd: 'facilitator', dee: 'lead' });
    expect(await findMemberOf(services, 'p1', 'dee')).toBeUndefined();
  });

  it('get another role from a lead, which is written down', async () => {
    expect(await changeMemberRole(services, as('ada'), 'cyd', { from: 'viewer', to: 'lead' })).toBe('done');
    expect((await roles()).cyd).toBe('lead');
    expect(await logged()).toEqual([['ada', 'member.role-changed', 'cyd', { from: 'viewer', to: 'lead' }]]);
  });

  it('are taken out by a lead, which is written down', async () => {
    expect(await removeMember(services, as('ada'), 'cyd', 'viewer')).toBe('done');
    expect(await roles()).toEqual({ ada: 'lead', bob: 'lead' });
    expect((await roles('p2')).cyd).toBe('facilitator');
    expect(await logged()).toEqual([['ada', 'member.removed', 'cyd', { role: 'viewer' }]]);
    expect(await removeMember(services, as('ada'), 'cyd', 'viewer')).toBe('not-there');
  });

  it('stay as they are for everybody who is no lead there', async () => {
    for (const who of ['cyd', 'dee', 'root', 'nobody']) {
      expect(await changeMemberRole(services, as(who), 'cyd', { from: 'viewer', to: 'lead' })).toBe(
        'not-there',
      );
      expect(await removeMember(services, as(who), 'bob', 'lead')).toBe('not-there');
      expect(await renamePlace(services, as(who), { from: 'The place p1', to: 'X' })).toBe('not-there');
    }
    expect(await removeMember(services, as('ada', 'p2'), 'cyd', 'facilitator')).toBe('not-there');
    expect(await changeMemberRole(services, as('ada'), 'dee', { from: 'lead', to: 'viewer' })).toBe(
      'not-there',
    );
    expect(await logged()).toEqual([]);
  });

  it('are not changed from what they no longer are', async () => {
    expect(await changeMemberRole(services, as('ada'), 'cyd', { from: 'lead', to: 'lead' })).toBe('changed');
    expect(await removeMember(services, as('ada'), 'bob', 'viewer')).toBe('changed');
    expect(await logged()).toEqual([]);
  });

  it('always have a lead who can act', async () => {
    const lower = { from: 'lead', to: 'viewer' } as const;
    expect(await leavePlace(services, as('bob'))).toBe('done');
    expect(await leavePlace(services, as('ada'))).toBe('last-lead');
    expect(await removeMember(services, as('ada'), 'ada', 'lead')).toBe('last-lead');
    expect(await changeMemberRole(services, as('ada'), 'ada', lower)).toBe('last-lead');
    expect(await roles()).toEqual({ ada: 'lead', cyd: 'viewer' });
  });

  it('do not count a deactivated lead as one who can act, nor make one', async () => {
    await deactivate('bob');
    await deactivate('cyd');
    expect(await listActiveLeads(services.db, 'p1')).toEqual(['ada']);
    expect(await leavePlace(services, as('ada'))).toBe('last-lead');
    expect(await leavePlace(services, as('ada'), 'cyd')).toBe('not-active');
    const raise = { from: 'viewer', to: 'lead' } as const;
    expect(await changeMemberRole(services, as('ada'), 'cyd', raise)).toBe('not-active');
    expect(await removeMember(services, as('ada'), 'bob', 'lead')).toBe('done');
  });

  it('hand the place over and leave in one step', async () => {
    await leavePlace(services, as('bob'));
    expect(await leavePlace(services, as('ada'), 'dee')).toBe('not-there');
    expect(await leavePlace(services, as('ada'), 'ada')).toBe('not-there');
    expect(await leavePlace(services, as('ada'), 'cyd')).toBe('done');
    expect(await roles()).toEqual({ cyd: 'lead' });
    expect((await logged()).slice(0, 2)).toEqual([
      ['ada', 'member.left', 'ada', { role: 'lead' }],
      ['ada', 'member.role-changed', 'cyd', { from: 'viewer', to: 'lead' }],
    ]);
  });

  it('who are no leads leave, and make nobody a lead', async () => {
    expect(await leavePlace(services, as('cyd'), 'bob')).toBe('not-there');
    expect(await leavePlace(services, as('cyd', 'p2'), 'cyd')).toBe('not-there');
    expect(await leavePlace(services, as('cyd'))).toBe('done');
    expect(await leavePlace(services, as('cyd'))).toBe('not-there');
  });

  it.each([
    ['take each other out', (one: string, other: string) => removeMember(services, as(one), other, 'lead')],
    ['leave', (one: string) => leavePlace(services, as(one))],
    [
      'make each other viewers',
      (one: string, other: string) =>
        changeMemberRole(services, as(one), other, { from: 'lead', to: 'viewer' as Role }),
    ],
    [
      'go, one by leaving and one by being deactivated,',
      (one: string) =>
        one === 'ada'
          ? leavePlace(services, as('ada'))
          : deactivatePerson(services, { accountId: 'root' }, one),
    ],
  ])('keep a lead when two leads %s at once', async (_name, act) => {
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([act('ada', 'bob'), act('bob', 'ada')]);
      expect(await listActiveLeads(services.db, 'p1')).toHaveLength(1);
      const done = outcomes.filter(
        (one) => one === 'done' || (typeof one === 'object' && one.outcome === 'done'),
      );
      expect(done).toHaveLength(1);
      await services.db.deleteFrom('membership').where('place_id', '=', 'p1').execute();
      await services.db.updateTable('account').set({ state: 'active' }).execute();
      for (const id of ['ada', 'bob']) {
        await services.db
          .insertInto('membership')
          .values({ account_id: id, place_id: 'p1', role: 'lead' })
          .execute();
      }
    }
  });

  it('rename their place, from the name that was shown', async () => {
    const change = { from: 'The place p1', to: 'Exampleshire' };
    expect(await renamePlace(services, as('ada'), change)).toBe('done');
    expect(await renamePlace(services, as('bob'), change)).toBe('changed');
    expect(await logged()).toEqual([['ada', 'place.renamed', 'p1', change]]);
    const names = await services.db.selectFrom('place').select('name').orderBy('id').execute();
    expect(names).toEqual([{ name: 'Exampleshire' }, { name: 'The place p2' }]);
  });

  it('get a lead from an administrator alone, as all leads can read', async () => {
    for (const who of ['ada', 'dee', 'nobody']) {
      expect(await appointLead(services, as(who), 'dee@example.org')).toBe('not-there');
    }
    expect(await appointLead(services, as('root', 'p0'), 'dee@example.org')).toBe('not-there');
    expect(await appointLead(services, as('root'), 'new@example.org')).toBe('no-account');
    expect(await appointLead(services, as('root'), 'ada@example.org')).toBe('is-lead');
    expect(await appointLead(services, as('root'), ' Cyd@Example.org ')).toBe('done');
    expect(await findRole(services.db, 'cyd', 'p1')).toBe('lead');
    expect(await findRole(services.db, 'cyd', 'p2')).toBe('facilitator');
    await deactivate('dee');
    expect(await appointLead(services, as('root'), 'dee@example.org')).toBe('deactivated');
    expect(await logged()).toEqual([['root', 'member.lead-appointed', 'cyd', {}]]);
  });
});
