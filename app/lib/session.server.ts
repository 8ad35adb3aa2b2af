import { createCookie } from '@remix-run/node';
import type { Keys } from './keys.server';
import { seal, unseal } from './sealed.server';

/** What a respondent's own device holds: the only way to their answers besides the return code. */
export interface OwnAccess {
  responseId: string;
  /** Shown on the person's pages; the server itself keeps only a digest of it. */
  returnCode: string;
}

/**
 * The part of an address that tells a person's responses apart in one browser. Not a secret and not in the
 * database: made from the response's id, so that every device finds the same one.
 */
export function handleOf(keys: Keys, responseId: string): string {
  return keys.mac('handle', responseId).subarray(0, 8).toString('hex');
}

/** The `Set-Cookie` header that opens a response on a device for `maxAge` seconds; null closes it there. */
export async function ownAccessHeader(
  keys: Keys,
  handle: string,
  access: OwnAccess | null,
  { secure, maxAge }: { secure: boolean; maxAge: number },
): Promise<string> {
  const value = access ? seal(keys.bytes('cookie'), handle, JSON.stringify(access)) : '';
  return cookieOf(handle).serialize(value, { secure, maxAge: access ? maxAge : 0 });
}

/** What a request's cookies open of a handle; undefined where that is nothing, or the cookie was tampered with. */
export async function readOwnAccess(
  keys: Keys,
  handle: string,
  cookies: string | null,
): Promise<OwnAccess | undefined> {
  const value: unknown = await cookieOf(handle).parse(cookies);
  const opened = typeof value === 'string' ? unseal(keys.bytes('cookie'), handle, value) : undefined;
  if (opened === undefined) return undefined;
  const access = JSON.parse(opened) as OwnAccess;
  return handleOf(keys, access.responseId) === handle ? access : undefined;
}

/**
 * The cookie of one response: closed to scripts, and sent only to that response's own addresses, so that two tabs
 * with two responses never meet. What it holds is sealed: neither the cookie nor a copy of the database, nor both
 * together, tell whose answers are whose without the installation's secret.
 */
function cookieOf(handle: string) {
  return createCookie('concord-answers', { path: `/answer/${handle}`, httpOnly: true, sameSite: 'lax' });
}
