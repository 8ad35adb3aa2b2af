import { describe, expect, it } from 'vitest';
import { deriveKeys } from './keys.server';
import { seal } from './sealed.server';
import { handleOf, ownAccessHeader, readOwnAccess } from './session.server';

const keys = deriveKeys('the secret of an installation');
const access = { responseId: 'f00d', returnCode: 'act-add-bar-cat' };
const handle = handleOf(keys, access.responseId);
const open = (secure = true) => ownAccessHeader(keys, handle, access, { secure, maxAge: 3600 });

/** The `Cookie` header of the next request from a browser that was sent this `Set-Cookie`. */
const cookieIn = (header: string) => header.split(';', 1)[0]!;

describe('the handle of a response', () => {
  it('is always the same for the response, and another for any other', () => {
    expect(handle).toMatch(/^[0-9a-f]{16}$/);
    expect(handleOf(keys, access.responseId)).toBe(handle);
    expect(handleOf(keys, 'f00e')).not.toBe(handle);
  });

  it('cannot be worked out without the installation’s secret', () => {
    expect(handleOf(deriveKeys('another secret'), access.responseId)).not.toBe(handle);
  });
});

describe('the cookie that opens a response', () => {
  it('goes to that response’s own addresses alone, and not to scripts or other sites', async () => {
    const attributes = (await open()).split('; ').slice(1);
    expect(attributes.sort()).toEqual(
      ['HttpOnly', 'Max-Age=3600', `Path=/answer/${handle}`, 'SameSite=Lax', 'Secure'].sort(),
    );
    expect(await open(false)).not.toContain('Secure');
  });

  it('opens it again', async () => {
    expect(await readOwnAccess(keys, handle, cookieIn(await open()))).toEqual(access);
    expect(await readOwnAccess(keys, handle, `theme=dark; ${cookieIn(await open())}; a=b`)).toEqual(access);
  });

  it('shows neither the response nor its return code', async () => {
    const value = decodeURIComponent(cookieIn(await open()));
    const readable = [value, Buffer.from(value, 'base64').toString('latin1')].join();
    expect(readable).not.toContain(access.responseId);
    expect(readable).not.toContain(access.returnCode);
  });

  it('opens nothing under another response’s address', async () => {
    const other = handleOf(keys, 'f00e');
    expect(await readOwnAccess(keys, other, cookieIn(await open()))).toBeUndefined();
  });

  it('opens nothing with the secret of another installation', async () => {
    const cookie = cookieIn(await open());
    expect(await readOwnAccess(deriveKeys('another secret'), handle, cookie)).toBeUndefined();
  });

  it('opens nothing where any of its characters was changed', async () => {
    const cookie = cookieIn(await open());
    const from = cookie.indexOf('=') + 1;
    for (let at = from; at < cookie.length; at += 1) {
      const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
      const opened = await readOwnAccess(keys, handle, changed);
      // The last character of such text may hold bits that stand for nothing.
      if (at < cookie.length - 8) expect(opened, `character ${at}`).toBeUndefined();
    }
  });

  it.each([null, '', 'concord-answers=', 'concord-answers=%00', 'concord-answers=e30%3D', 'other=1'])(
    'opens nothing where it is %j',
    async (cookies) => {
      expect(await readOwnAccess(keys, handle, cookies)).toBeUndefined();
    },
  );

  it('opens nothing for a response that the address is not of, even where it was sealed by us', async () => {
    const forged = seal(keys.bytes('cookie'), handle, JSON.stringify({ ...access, responseId: 'f00e' }));
    const value = encodeURIComponent(Buffer.from(JSON.stringify(forged)).toString('base64'));
    expect(await readOwnAccess(keys, handle, `concord-answers=${value}`)).toBeUndefined();
  });

  it('is taken away again by one that holds nothing and is over', async () => {
    const header = await ownAccessHeader(keys, handle, null, { secure: true, maxAge: 3600 });
    expect(header).toContain('Max-Age=0');
    expect(header).toContain(`Path=/answer/${handle}`);
    expect(await readOwnAccess(keys, handle, cookieIn(header))).toBeUndefined();
  });
});
