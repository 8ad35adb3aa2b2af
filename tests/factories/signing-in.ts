import type { Queryable } from 'db/tables';
import type { Mail, Services } from '~/services/context.server';
import { hashPassword } from '~/services/password-hashes.server';
import { insertAccount } from 'db/queries/accounts';
import { makeServices } from './services';

let passwordHash: string | undefined;

/** The password of everybody here who has one. */
export const PASSWORD = 'marmalade-otter-window';

/** People with accounts, and what use cases of signing in work with. */
export async function makeSignIns(
  db: Queryable,
  clock: () => Date,
): Promise<{ services: Services; sent: Mail[] }> {
  const sent: Mail[] = [];
  const services = makeServices(db, clock);
  services.mail = { send: async (mail) => void sent.push(mail) };
  passwordHash ??= await hashPassword(PASSWORD);
  // The last signs in by single sign-on alone.
  for (const [id, hash] of [
    ['ada', passwordHash],
    ['ann', passwordHash],
    ['sso', ''],
  ] as const) {
    const account = { id, name: id, email: `${id}@example.org`, administrator: id === 'ann' };
    await insertAccount(db, { ...account, passwordHash: hash, createdOn: '2025-03-01' });
  }
  return { services, sent };
}
