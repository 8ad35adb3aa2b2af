import { describe, expect, it } from 'vitest';
import { accountCookie, accountToken } from './account-session.server';

const token = 'a'.repeat(42) + '_';
const open = { secure: false };

describe('the cookie of a session', () => {
  it('is closed to scripts and other sites, and ends with the browser', () => {
    expect(accountCookie(token, open)).toBe(`concord-account=${token}; Path=/; HttpOnly; SameSite=Lax`);
  });

  it('over https goes over https alone, and to this host alone', () => {
    expect(accountCookie(token, { secure: true })).toBe(
      `__Host-concord-account=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('is taken back at once', () => {
    expect(accountCookie(null, open)).toContain('concord-account=; ');
    expect(accountCookie(null, open)).toContain('Max-Age=0');
  });

  it('gives its token back, among other cookies', () => {
    for (const secure of [false, true]) {
      const [pair] = accountCookie(token, { secure }).split(';');
      expect(accountToken(`other=1; ${pair}; more=2`, { secure })).toBe(token);
      expect(accountToken(pair!, { secure: !secure })).toBeUndefined();
    }
  });

  it.each([
    null,
    '',
    'concord-account=',
    `concord-account=${token}x`,
    `concord-account=${token.slice(1)}`,
    `concord-account="${token}"`,
    `concord-account=${token}; concord-account=${token}`,
    `xconcord-account=${token}`,
  ])('that holds no token of ours, or two, opens nothing: %s', (cookies) => {
    expect(accountToken(cookies, open)).toBeUndefined();
  });
});
