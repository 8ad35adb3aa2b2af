import { type AppLoadContext, redirect } from '@remix-run/node';
import { deviceLabel } from '~/domain/devices/device-label';
import { accountCookie, accountToken } from '~/lib/account-session.server';
import { isSecure, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import type { Visitor } from '~/services/accounts.server';
import { type Account, findSession } from '~/services/sessions.server';

export type { Account };

/** What the answer to a request signs its browser in with, once it does: null for out. */
const given = new WeakMap<AppLoadContext, string | null>();

/**
 * The token that a browser holds; undefined where it holds none. Once the answer gives it another, that: the page that
 * is shown after a form was sent is read for whoever gets it.
 */
export function tokenIn(context: AppLoadContext, request: Request): string | undefined {
  const changed = given.get(context);
  if (changed !== undefined) return changed ?? undefined;
  const { settings } = context;
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
export function signInCookie(context: AppLoadContext, request: Request, token: string | null): string {
  const { settings } = context;
  given.set(context, token);
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
