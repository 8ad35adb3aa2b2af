import { type AppLoadContext, redirect } from '@remix-run/node';
import { deviceLabel } from '~/domain/devices/device-label';
import { accountCookie, accountToken } from '~/lib/account-session.server';
import { isSecure, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import type { Visitor } from '~/services/accounts.server';
import { type Account, findSession } from '~/services/sessions.server';

export type { Account };

/** The token that a browser holds; undefined where it holds none. */
export function tokenIn({ settings }: AppLoadContext, request: Request): string | undefined {
  const secure = isSecure(request, settings.baseUrl);
  return accountToken(request.headers.get('Cookie'), { secure });
}

/** The browser that a request comes from, and where from. */
export function visitorOf(context: AppLoadContext, request: Request): Visitor {
  return {
    address: context.address,
    token: tokenIn(context, request),
    device: deviceLabel(request.headers.get('User-Agent')),
  };
}

/** The `Set-Cookie` header that signs this browser in; null signs it out. */
export function signInCookie({ settings }: AppLoadContext, request: Request, token: string | null): string {
  return accountCookie(token, { secure: isSecure(request, settings.baseUrl) });
}

/** Who the loaders of one page have found to be signed in; they run side by side and all ask. */
const reads = new WeakMap<AppLoadContext, Promise<Account | undefined>>();

/** Who is signed in; undefined for nobody. */
export function findAccount(context: AppLoadContext, request: Request): Promise<Account | undefined> {
  // Actions read anew: what they change, the loaders after them have to see.
  const isLoader = isReading(request);
  const read = (isLoader && reads.get(context)) || readAccount(context, request);
  if (isLoader) reads.set(context, read);
  return read;
}

/**
 * Who is signed in. For everybody else a page leads to signing in and a form is a 404, whether what was asked for
 * exists or not.
 */
export async function getAccount(context: AppLoadContext, request: Request): Promise<Account> {
  const account = await findAccount(context, request);
  if (account) return account;
  if (!isReading(request)) refuse(404);
  const { pathname, search } = new URL(request.url);
  throw redirect(paths.signIn(pathname + search));
}

const isReading = ({ method }: Request) => method === 'GET' || method === 'HEAD';

async function readAccount(context: AppLoadContext, request: Request): Promise<Account | undefined> {
  const token = tokenIn(context, request);
  return token === undefined ? undefined : (await findSession(context, token))?.account;
}
