import { findActiveAccount } from 'db/queries/accounts';
import type { Atomic } from 'db/queries/audit';
import { type InstallationUse, mayInInstallation } from '~/domain/access/uses';
import type { Services } from './context.server';

/**
 * Does a piece of work in one transaction, if whoever asks may do this in the installation at that moment: the account
 * and its roles are read anew.
 * @returns 'not-there' otherwise, as if there were no such thing
 */
export function doInInstallation<T>(
  { db }: Pick<Services, 'db'>,
  accountId: string,
  use: InstallationUse,
  work: (trx: Atomic) => Promise<T>,
): Promise<T | 'not-there'> {
  return db.transaction().execute(async (trx) => {
    const account = await findActiveAccount(trx, accountId);
    return account && mayInInstallation(account, use) ? work(trx) : 'not-there';
  });
}
