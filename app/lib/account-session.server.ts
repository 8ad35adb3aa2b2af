/**
 * The cookie of somebody who is signed in: a random token, nothing else. It ends with the browser; how long a session
 * lasts is the server's to say. Over https its name has the prefix that makes browsers hold it to this very host.
 */
const nameOf = (secure: boolean) => (secure ? '__Host-concord-account' : 'concord-account');

/** 256 bits as base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The `Set-Cookie` header that signs a browser in; null signs it out. */
export function accountCookie(token: string | null, { secure }: { secure: boolean }): string {
  const parts = [`${nameOf(secure)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (token === null) parts.push('Max-Age=0');
  if (secure) parts.push('Secure');
  return parts.join('; ');
}

/** The token among a request's cookies; undefined where there is none that could be one, or more than one. */
export function accountToken(cookies: string | null, { secure }: { secure: boolean }): string | undefined {
  const prefix = `${nameOf(secure)}=`;
  const [token, ...more] = (cookies ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(prefix))
    .map((cookie) => cookie.slice(prefix.length));
  return token !== undefined && more.length === 0 && TOKEN.test(token) ? token : undefined;
}
