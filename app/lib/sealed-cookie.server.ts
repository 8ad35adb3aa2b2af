import type { Keys } from './keys.server';
import { seal, unseal } from './sealed.server';

/** A cookie that only this installation can read or make, for the few minutes that a piece of signing in takes. */
export interface SealedCookie<T> {
  /** The `Set-Cookie` header; null takes the cookie away. */
  header(keys: Keys, value: T | null, at: { secure: boolean; now: Date }): string;
  /** What a request's cookies hold; undefined where that is nothing, too old, or was tampered with. */
  read(keys: Keys, cookies: string | null, now: Date): T | undefined;
}

/**
 * A sealed cookie, closed to scripts and sent to addresses below `path` alone.
 * @param seconds how long it is good for, whatever the browser does
 */
export function sealedCookie<T extends object>(
  name: string,
  { path, seconds }: { path: string; seconds: number },
): SealedCookie<T> {
  return {
    header(keys, value, { secure, now }) {
      const until = now.getTime() + seconds * 1000;
      const text = value ? seal(keys.bytes('sign-in-state'), name, JSON.stringify({ value, until })) : '';
      const age = value ? seconds : 0;
      const parts = [`${name}=${text}`, `Path=${path}`, `Max-Age=${age}`, 'HttpOnly', 'SameSite=Lax'];
      return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
    },
    read(keys, cookies, now) {
      const [sealed, ...more] = (cookies ?? '')
        .split(';')
        .map((cookie) => cookie.trim())
        .filter((cookie) => cookie.startsWith(`${name}=`))
        .map((cookie) => cookie.slice(name.length + 1));
      if (sealed === undefined || more.length > 0) return undefined;
      const text = unseal(keys.bytes('sign-in-state'), name, sealed);
      if (text === undefined) return undefined;
      const { value, until } = JSON.parse(text) as { value: T; until: number };
      return now.getTime() < until ? value : undefined;
    },
  };
}
