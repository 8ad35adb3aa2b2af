/** A browser as far as cookies go: it keeps what it is given, by name, and sends it back. No redirect is followed. */
import { ask } from './visitor';
import type { Reply } from './visitor';

export interface CookieJar {
  get(path: string): Promise<Reply>;
  post(path: string, fields?: Record<string, string>): Promise<Reply>;
  /** Name and value of each. */
  cookies: Map<string, string>;
}

/**
 * @param origin where paths begin; may change, as when an app is started anew
 * @param userAgent what it says of itself
 */
export function cookieJar(origin: () => string, userAgent = ''): CookieJar {
  const cookies = new Map<string, string>();
  const send = async (path: string, body?: URLSearchParams) => {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(Cookie && { Cookie }), 'User-Agent': userAgent };
    const reply = await ask(origin() + path, { headers, ...(body && { body }) });
    for (const header of reply.headers.getSetCookie()) {
      const [pair = '', ...attributes] = header.split('; ');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };
  return {
    cookies,
    get: (path) => send(path),
    post: (path, fields = {}) => send(path, new URLSearchParams(fields)),
  };
}
