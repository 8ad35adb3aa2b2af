import { beforeEach, expect, it } from 'vitest';
import { deleteInvitation, findInvitationByToken } from 'db/queries/account-invitations';
import { addMember, insertAccount } from 'db/queries/accounts';
import { listAuditEntries } from 'db/queries/audit';
import { insertPlace } from 'db/queries/places';
import type { Role } from 'db/tables';
import {
  type Invitation,
  invitePerson,
  listInvitations,
  sweepInvitations,
  takeBackInvitation,
} from '~/services/account-invitations.server';
import type { Mail, Services } from '~/services/context.server';
import { doInInstallation } from '~/services/installation.server';
import { linkTokenHash } from '~/services/link-tokens.server';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import { NOON } from './rows';

const DAY = 24 * 60 * 60_000;
const link = (token: string) => `https://concord.example/invitation/${token}`;
const tokenOf = (url: string) => url.split('/').at(-1)!;
const carol = { email: ' Carol@Example.org ' };

describeOnEachEngine('invitations to an account', (open) => {
  let services: Services;
  let now: number;
  let sent: Mail[];
  beforeEach(async () => {
    const { db } = await open();
    now = Date.parse(NOON);
    sent = [];
    services = makeServices(db, () => new Date(now));
    services.mail = { send: async (mail) => void sent.push(mail) };
    const person = { passwordHash: '', createdOn: '2025-03-01' };
    await insertAccount(db, {
      ...person,
      id: 'admin',
      name: 'Ann',
      email: 'ann@example.org',
      administrator: true,
    });
    await db.transaction().execute(async (trx) => {
      await insertPlace(trx, { id: 'p1', name: 'Exampleshire', createdOn: '2025-03-01' });
      await insertPlace(trx, { id: 'p2', name: 'Elsewhere', createdOn: '2025-03-01' });
      for (const role of ['lead', 'facilitator', 'viewer'] as const) {
        await insertAccount(trx, {
          ...person,
          id: role,
          name: role,
          email: `${role}@example.org`,
          administrator: false,
        });
        await addMember(trx, { accountId: role, placeId: 'p1', role });
      }
    });
  });

  const invite = (accountId: string, invitation: Omit<Invitation, 'email'> & { email?: string }) =>
    invitePerson(services, { accountId }, { ...carol, ...invitation }, link);
  const to = (placeId: string, role: Role) => ({ place: { placeId, role } });
  const invited = async (...asked: Parameters<typeof invite>) => {
    const made = await invite(...asked);
    if (made.outcome !== 'invited') throw new Error(made.outcome);
    return made;
  };
  const find = (url: string) =>
    findInvitationByToken(
      services.db,
      linkTokenHash(services, 'invitation', tokenOf(url)),
      services.clock().toISOString(),
    );

  it.each([
    ['admin', {}, true],
    ['admin', { administrator: true, analyst: true }, true],
    ['admin', to('p1', 'lead'), true],
    ['admin', to('p1', 'viewer'), false],
    ['admin', to('p0', 'lead'), false],
    ['lead', to('p1', 'lead'), true],
    ['lead', to('p1', 'viewer'), true],
    ['lead', to('p2', 'viewer'), false],
    ['lead', {}, false],
    ['lead', { administrator: true, ...to('p1', 'viewer') }, false],
    ['lead', { analyst: true, ...to('p1', 'viewer') }, false],
    ['facilitator', to('p1', 'viewer'), false],
    ['viewer', to('p1', 'viewer'), false],
    ['nobody', to('p1', 'viewer'), false],
  ] as const)('are made by %s to %j: %s', async (accountId, what, may) => {
    expect((await invite(accountId, what)).outcome).toBe(may ? 'invited' : 'not-there');
    const rows = await services.db.selectFrom('account_invitation').selectAll().execute();
    expect(rows).toHaveLength(may ? 1 : 0);
    expect(sent).toHaveLength(may ? 1 : 0);
  });

  it('are made by nobody who was deactivated', async () => {
    await services.db.updateTable('account').set({ state: 'deactivated' }).execute();
    expect((await invite('admin', {})).outcome).toBe('not-there');
    expect((await invite('lead', to('p1', 'viewer'))).outcome).toBe('not-there');
    expect(await listInvitations(services, { accountId: 'lead' }, 'p1')).toBe('not-there');
  });

  it('are sent, and found by their link, of which the database holds nothing', async () => {
    const { url, mailed } = await invited('lead', to('p1', 'viewer'));
    expect(mailed).toBe(true);
    expect(sent).toMatchObject([{ to: 'carol@example.org', subject: 'Join Exampleshire on Concord' }]);
    expect(sent[0]!.text).toContain(`\n${url}\n`);
    expect(await find(url)).toMatchObject({
      email: 'carol@example.org',
      place: { placeId: 'p1', role: 'viewer' },
      placeName: 'Exampleshire',
      invitedByName: 'lead',
      administrator: false,
    });
    const rows = JSON.stringify([
      await services.db.selectFrom('account_invitation').selectAll().execute(),
      await services.db.selectFrom('audit_entry').selectAll().execute(),
    ]);
    expect(rows).not.toContain(tokenOf(url));
  });

  it('are shown to be copied where there is no mail server, or it does not take them', async () => {
    services.mail = undefined;
    expect(await invited('lead', to('p1', 'viewer'))).toMatchObject({ mailed: false });
    services.mail = { send: () => Promise.reject(new Error('no connection')) };
    const { url, mailed } = await invited('lead', to('p1', 'viewer'));
    expect(mailed).toBe(false);
    expect(await find(url)).toBeDefined();
  });

  it('say the same of an address that has an account', async () => {
    const known = await invited('lead', { ...to('p1', 'lead'), email: 'ann@example.org' });
    const unknown = await invited('lead', to('p1', 'lead'));
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect(sent[0]!.text.replace(known.url, '')).toBe(sent[1]!.text.replace(unknown.url, ''));
  });

  it('replace an earlier one of the same address to the same place, and no other', async () => {
    const first = await invited('lead', to('p1', 'viewer'));
    const elsewhere = await invited('admin', to('p2', 'lead'));
    const other = await invited('lead', { ...to('p1', 'viewer'), email: 'dan@example.org' });
    const [second] = await Promise.all([
      invited('lead', { ...to('p1', 'lead'), email: 'CAROL@example.org' }),
    ]);
    expect(await find(first.url)).toBeUndefined();
    expect(await find(second.url)).toMatchObject({ place: { role: 'lead' } });
    for (const { url } of [elsewhere, other]) expect(await find(url)).toBeDefined();
  });

  it('are one, and its last link works, where several are made at the same moment', async () => {
    const made = await Promise.all([1, 2, 3].map(() => invited('lead', to('p1', 'viewer'))));
    const found = await Promise.all(made.map(({ url }) => find(url)));
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  it('are listed for whoever manages the people they are to join', async () => {
    await invited('lead', to('p1', 'viewer'));
    await invited('admin', { analyst: true });
    const listed = async (accountId: string, placeId: string | null) => {
      const list = await listInvitations(services, { accountId }, placeId);
      return list === 'not-there' ? list : list.map(({ place, analyst }) => place?.role ?? { analyst });
    };
    expect(await listed('lead', 'p1')).toEqual(['viewer']);
    expect(await listed('admin', 'p1')).toEqual(['viewer']);
    expect(await listed('admin', 'p2')).toEqual([]);
    expect(await listed('admin', null)).toEqual([{ analyst: true }]);
    for (const [accountId, placeId] of [
      ['lead', 'p2'],
      ['lead', null],
      ['facilitator', 'p1'],
      ['viewer', 'p1'],
    ] as const) {
      expect(await listed(accountId, placeId)).toBe('not-there');
    }
  });

  it('are taken back by those alone, once, and then the link is worth nothing', async () => {
    const { url } = await invited('lead', to('p1', 'viewer'));
    const { id } = (await find(url))!;
    const takeBack = (accountId: string, placeId: string | null = 'p1') =>
      takeBackInvitation(services, { accountId }, { id, placeId });
    expect(await takeBack('facilitator')).toBe('not-there');
    expect(await takeBack('lead', 'p2')).toBe('not-there');
    expect(await takeBack('admin', null)).toBe('not-there');
    expect(await find(url)).toBeDefined();
    const both = await Promise.all([takeBack('lead'), takeBack('lead')]);
    expect(both.toSorted()).toEqual(['not-there', 'taken-back']);
    expect(await find(url)).toBeUndefined();
    const log = await listAuditEntries(services.db, { after: 0, last: 99, most: 99 });
    expect(log.map(({ actor, action, placeId }) => [actor, action, placeId])).toEqual([
      ['lead', 'invitation.made', 'p1'],
      ['lead', 'invitation.taken-back', 'p1'],
    ]);
    expect(JSON.stringify(log)).not.toContain('carol');
  });

  it('are taken up by one of several at once', async () => {
    const { url } = await invited('lead', to('p1', 'viewer'));
    const { id } = (await find(url))!;
    const taken = await Promise.all(
      [1, 2, 3].map(() =>
        services.db.transaction().execute((trx) => deleteInvitation(trx, { id, placeId: 'p1' })),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('end after seven days', async () => {
    const { url } = await invited('lead', to('p1', 'viewer'));
    now += 7 * DAY - 1;
    expect(await find(url)).toBeDefined();
    expect(await sweepInvitations(services)).toBe(0);
    now += 1;
    expect(await find(url)).toBeUndefined();
    expect(await listInvitations(services, { accountId: 'lead' }, 'p1')).toEqual([]);
    expect(await sweepInvitations(services)).toBe(1);
  });

  it('are not made without end', async () => {
    for (let count = 0; count < 200; count += 1) await invite('viewer', {});
    expect((await invite('viewer', {})).outcome).toBe('throttled');
    expect((await invite('lead', to('p1', 'viewer'))).outcome).toBe('invited');
  });

  it('and all else in the installation is for those whose role allows it at that moment', async () => {
    const tried = (accountId: string) =>
      doInInstallation(services, accountId, 'manage-people', () => Promise.resolve('done'));
    expect(await tried('admin')).toBe('done');
    expect(await tried('lead')).toBe('not-there');
    await services.db
      .updateTable('account')
      .set({ state: 'deactivated' })
      .where('id', '=', 'admin')
      .execute();
    expect(await tried('admin')).toBe('not-there');
    expect(await tried('nobody')).toBe('not-there');
  });
});
