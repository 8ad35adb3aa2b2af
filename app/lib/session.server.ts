import { createCookie } from '@remix-run/node';
import type { Keys } from './keys.server';

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

/**
 * The cookie of one response: signed, closed to scripts, and sent only to that response's own addresses, so that
 * two tabs with two responses never meet. `maxAge` is in seconds; without it the cookie ends with the browser.
 */
export function ownAccessCookie(
  keys: Keys,
  handle: string,
  options: { secure?: boolean; maxAge?: number } = {},
) {
  return createCookie('concord-answers', {
    path: `/answer/${handle}`,
    httpOnly: true,
    sameSite: 'lax',
    ...options,
    secrets: [keys.text('cookie')],
  });
}
