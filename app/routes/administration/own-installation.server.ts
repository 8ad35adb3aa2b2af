import type { AppLoadContext } from '@remix-run/node';
import { type InstallationUse, mayInInstallation } from '~/domain/access/uses';
import { refuse } from '~/lib/http';
import { type Account, getAccount } from '../sign-in/signed-in.server';

/**
 * Who is signed in, if they may do in the installation what the page is for. To everybody else it is a 404 as for a page
 * that does not exist; signed out, it leads to signing in.
 */
export async function getInInstallation(
  context: AppLoadContext,
  request: Request,
  use: InstallationUse,
): Promise<{ account: Account; by: { accountId: string } }> {
  const account = await getAccount(context, request);
  if (!mayInInstallation(account, use)) refuse(404);
  return { account, by: { accountId: account.id } };
}
