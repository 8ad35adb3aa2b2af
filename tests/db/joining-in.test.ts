import { beforeEach, expect, it } from 'vitest';
import { addMember, findAccountByEmail, findRole, insertAccount } from 'db/queries/accounts';
import { listAuditEntries } from 'db/queries/audit';
import { insertPlace } from 'db/queries/places';
import type { Role } from 'db/tables';
import { acceptInvitation, findInvitation, makeInvitedAccount } from '~/services/accepted-invitations.server';
import { type Invitation, invitePerson } from '~/services/account-invitations.server';
import { signIn } from '~/services/accounts.server';
import type { Services } from '~/services/context.server';
import { findSession } from '~/services/sessions.server';
import { signInVouched } from '~/services/single-sign-on.server';
import { makeServices } from '../factories/services';
import { describeOnEachEngine } from '../setup/databases';
import { NOON } from './rows';

const CAROL = 'carol@example.org';
const carol = { name: 'Carol', password: 'marmalade-otter-window' };
const desk = { address: '203.0.113.7', token: undefined };
const ISSUER = 'https://login.example';

describeOnEachEngine('whoever is invited', (open) => {
  let services: Services;
  beforeEach(async () => {
    const { db } = await open();
    services = makeServices(db, () => new Date(NOON));
    await account('admin', 'ann@example.org', true);
    await account('lead', 'lead@example.org');
    await db.transaction().execute(async (trx) => {
      await insertPlace(trx, { id: 'p1', name: 'Exampleshire', createdOn: '2025-03-01' });
      await addMember(trx, { accountId: 'lead', placeId: 'p1', role: 'lead' });
    });
  });

  const account = (id: string, email: string, administrator = false) =>
    insertAccount(services.db, {
      id,
      name: id,
      email,
      administrator,
      passwordHash: '',
      createdOn: '2025-03-01',
    });
  const invite = async (by: string, more: Partial<Invitation>) => {
    const made = await invitePerson(services, { accountId: by }, { email: CAROL, ...more }, (token) => token);
    if (made.outcome !== 'invited') throw new Error(made.outcome);
    return made.url;
  };
  const to = (role: Role) => ({ place: { placeId: 'p1', role } });
  const set = (id: string, values: object) =>
    services.db.updateTable('account').set(values).where('id', '=', id).execute();
  const vouch = (more: object = {}) =>
    signInVouched(
      services,
      { issuer: ISSUER, subject: 's1', verifiedEmail: 'Carol@Example.org', name: 'Carol', ...more },
      desk,
    );
  const actions = async () =>
    (await listAuditEntries(services.db, { after: 0, last: 99, most: 99 })).map(({ action }) => action);

  it('makes an account with its roles, signed in, once', async () => {
    const token = await invite('lead', to('viewer'));
    const made = await makeInvitedAccount(services, token, carol, desk);
    if (made.outcome !== 'made') throw new Error(made.outcome);
    expect(made.placeId).toBe('p1');
    const session = await findSession(services, made.token);
    expect(session?.account).toMatchObject({
      name: 'Carol',
      email: CAROL,
      administrator: false,
      analyst: false,
    });
    expect(await findRole(services.db, session!.account.id, 'p1')).toBe('viewer');
    expect(await makeInvitedAccount(services, token, carol, desk)).toEqual({ outcome: 'gone' });
    expect((await actions()).slice(1)).toEqual(['account.created', 'invitation.accepted', 'session.begun']);
    expect((await signIn(services, { email: CAROL, password: carol.password }, desk)).outcome).toBe(
      'signed-in',
    );
  });

  it('makes one account where the form is sent twice at the same moment', async () => {
    const token = await invite('lead', to('viewer'));
    const both = await Promise.allSettled([1, 2].map(() => makeInvitedAccount(services, token, carol, desk)));
    const made = both.filter((each) => each.status === 'fulfilled' && each.value.outcome === 'made');
    expect(made).toHaveLength(1);
  });

  it('may be an administrator or an analyst', async () => {
    const token = await invite('admin', { administrator: true, analyst: true });
    await makeInvitedAccount(services, token, carol, desk);
    expect(await findAccountByEmail(services.db, CAROL)).toMatchObject({
      administrator: true,
      analyst: true,
    });
  });

  it('accepts with the account of that address, and no other, once', async () => {
    await account('carol', CAROL);
    const token = await invite('lead', to('facilitator'));
    expect(await makeInvitedAccount(services, token, carol, desk)).toEqual({ outcome: 'has-account' });
    expect(await acceptInvitation(services, token, 'admin')).toEqual({ outcome: 'other-address' });
    const both = await Promise.all([1, 2].map(() => acceptInvitation(services, token, 'carol')));
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'gone']);
    expect(await findRole(services.db, 'carol', 'p1')).toBe('facilitator');
  });

  it('loses nothing by accepting less than they have', async () => {
    await account('carol', CAROL, true);
    await services.db
      .transaction()
      .execute((trx) => addMember(trx, { accountId: 'carol', placeId: 'p1', role: 'lead' }));
    await acceptInvitation(services, await invite('lead', to('viewer')), 'carol');
    await acceptInvitation(services, await invite('admin', { analyst: true }), 'carol');
    expect(await findRole(services.db, 'carol', 'p1')).toBe('lead');
    expect(await findAccountByEmail(services.db, CAROL)).toMatchObject({
      administrator: true,
      analyst: true,
    });
  });

  it('cannot accept once whoever invited them may no longer do so', async () => {
    const [viewer, admin] = [
      await invite('lead', to('viewer')),
      await invite('admin', { administrator: true }),
    ];
    await services.db.updateTable('membership').set({ role: 'viewer' }).execute();
    await set('admin', { administrator: 0 });
    for (const token of [viewer, admin]) {
      expect(await findInvitation(services, token)).toBeUndefined();
      expect(await makeInvitedAccount(services, token, carol, desk)).toEqual({ outcome: 'gone' });
    }
    expect(await findAccountByEmail(services.db, CAROL)).toBeUndefined();
  });

  it('comes in by a provider that vouches for the address, with all they were invited to', async () => {
    await invite('lead', to('viewer'));
    await invite('admin', { analyst: true });
    const first = await vouch();
    expect(first).toMatchObject({ outcome: 'signed-in', invited: true });
    const made = (await findAccountByEmail(services.db, CAROL))!;
    expect(made).toMatchObject({ name: 'Carol', analyst: true, passwordHash: '' });
    expect(await findRole(services.db, made.id, 'p1')).toBe('viewer');
    // From now on the address does not matter.
    expect(await vouch({ verifiedEmail: undefined })).toMatchObject({ outcome: 'signed-in', invited: false });
    expect(await signIn(services, { email: CAROL, password: '' }, desk)).toEqual({ outcome: 'wrong' });
  });

  it('does not come in by a provider uninvited, or where it does not vouch for the address', async () => {
    expect(await vouch()).toEqual({ outcome: 'no-account' });
    await invite('lead', to('viewer'));
    expect(await vouch({ verifiedEmail: undefined })).toEqual({ outcome: 'no-account' });
    expect(await vouch({ verifiedEmail: 'no address' })).toEqual({ outcome: 'no-account' });
    expect(await vouch({ verifiedEmail: 'dan@example.org' })).toEqual({ outcome: 'no-account' });
    expect(await findAccountByEmail(services.db, CAROL)).toBeUndefined();
  });

  it('is joined to the account with the address, if nobody else is', async () => {
    await account('carol', CAROL);
    expect(await vouch()).toMatchObject({ outcome: 'signed-in', invited: false });
    expect(await actions()).toEqual(['account.joined-provider', 'session.begun']);
    expect(await vouch({ subject: 's2' })).toEqual({ outcome: 'no-account' });
    expect(await vouch({ issuer: 'https://other.example' })).toEqual({ outcome: 'no-account' });
    expect(await vouch()).toMatchObject({ outcome: 'signed-in' });
    expect(await actions()).toHaveLength(3);
  });

  it('does not come in by a provider once deactivated, joined before or not', async () => {
    await account('carol', CAROL);
    await set('carol', { state: 'deactivated' });
    expect(await vouch()).toEqual({ outcome: 'no-account' });
    await set('carol', { state: 'active' });
    await vouch();
    await set('carol', { state: 'deactivated' });
    expect(await vouch()).toEqual({ outcome: 'no-account' });
  });
});
