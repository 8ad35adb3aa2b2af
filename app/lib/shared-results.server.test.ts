import { describe, expect, it } from 'vitest';
import { deriveKeys } from './keys.server';
import { sharedCookie, sharedLinkId } from './shared-results.server';

const keys = deriveKeys('a secret of the tests, long enough to be one');
const where = { placeId: 'p1', assessmentId: 'a1' };
const at = (iso: string, secure = false) => ({ secure, now: new Date(iso) });
const NOON = at('2026-11-02T12:00:00.000Z');
const valueOf = (header: string) => header.split(';')[0]!;

describe('the cookie of shared results', () => {
  it('opens the results of its assessment, and only those, for twelve hours', () => {
    const cookie = valueOf(sharedCookie(keys, where, 'link-1', NOON));
    expect(sharedLinkId(keys, where, `other=1; ${cookie}`, NOON)).toBe('link-1');
    expect(sharedLinkId(keys, { ...where, assessmentId: 'a2' }, cookie, NOON)).toBeUndefined();
    expect(sharedLinkId(keys, { ...where, placeId: 'p2' }, cookie, NOON)).toBeUndefined();
    expect(sharedLinkId(keys, where, cookie, at('2026-11-02T23:59:59.999Z'))).toBe('link-1');
    expect(sharedLinkId(keys, where, cookie, at('2026-11-03T00:00:00.000Z'))).toBeUndefined();
  });

  it('is closed to scripts, sent to those pages alone, and over https to nobody else', () => {
    const header = sharedCookie(keys, where, 'link-1', NOON);
    expect(header).toMatch(/; Path=\/places\/p1\/assessments\/a1\/results; HttpOnly; SameSite=Lax$/);
    expect(header).not.toContain('link-1');
    expect(sharedCookie(keys, where, 'link-1', at('2026-11-02T12:00:00.000Z', true))).toMatch(
      /^__Secure-concord-shared=.*; Secure$/,
    );
  });

  it('opens nothing where it was made up, taken away, or made with another key', () => {
    const other = valueOf(
      sharedCookie(deriveKeys('quite another secret of the tests, as long'), where, 'l', NOON),
    );
    for (const cookies of [null, '', 'concord-shared=', 'concord-shared=abc', other]) {
      expect(sharedLinkId(keys, where, cookies, NOON)).toBeUndefined();
    }
    expect(sharedCookie(keys, where, null, NOON)).toMatch(/^concord-shared=;.*Max-Age=0$/);
  });
});
