import { describe, expect, it } from 'vitest';
import { deriveKeys } from './keys.server';
import { sealedCookie } from './sealed-cookie.server';

const keys = deriveKeys('a secret of an installation');
const now = new Date('2026-01-01T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const cookie = sealedCookie<{ who: string }>('step', { path: '/sign-in', seconds: 600 });
const header = cookie.header(keys, { who: 'ada' }, { secure: true, now });
const sent = header.split(';')[0]!;

describe('a sealed cookie', () => {
  it('is read again until its time is over, whatever the browser does', () => {
    expect(cookie.read(keys, `other=1; ${sent}`, later(599))).toEqual({ who: 'ada' });
    expect(cookie.read(keys, sent, later(600))).toBeUndefined();
  });

  it('is closed to scripts, other paths and other sites', () => {
    expect(header).toMatch(/; Path=\/sign-in; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    expect(sent).not.toContain('ada');
  });

  it('is taken away', () => {
    expect(cookie.header(keys, null, { secure: false, now })).toBe(
      'step=; Path=/sign-in; Max-Age=0; HttpOnly; SameSite=Lax',
    );
  });

  it('is nothing where it was changed, made by somebody else, sent twice or is for something else', () => {
    const other = sealedCookie<object>('step', { path: '/', seconds: 600 });
    const named = sealedCookie<object>('steps', { path: '/', seconds: 600 });
    const foreign = other.header(deriveKeys('another secret'), { who: 'ada' }, { secure: false, now });
    const elsewhere = named.header(keys, { who: 'ada' }, { secure: false, now }).replace('steps=', 'step=');
    for (const cookies of [null, '', 'step=', 'step=x', `${sent}x`, `${sent}; ${sent}`, foreign, elsewhere]) {
      expect(cookie.read(keys, cookies?.split('; Path')[0] ?? null, now)).toBeUndefined();
    }
  });
});
