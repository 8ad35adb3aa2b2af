import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKeys, type Purpose } from './keys.server';

const PURPOSES: Purpose[] = [
  'cookie',
  'response-id',
  'return-code',
  'return-code-hash',
  'handle',
  'session',
  'throttle',
  'audit',
  'set-up',
];
const keys = deriveKeys('the secret of an installation');

/** HKDF-SHA-256 for one block, written out from RFC 5869, sections 2.2 and 2.3. */
function hkdf(secret: string, salt: string, info: string): Buffer {
  const pseudoRandomKey = createHmac('sha256', salt).update(secret).digest();
  return createHmac('sha256', pseudoRandomKey).update(`${info}\u0001`).digest();
}

describe('the keys of an installation', () => {
  it.each(PURPOSES)('are derived from its secret by RFC 5869: %s', (purpose) => {
    expect(keys.bytes(purpose)).toEqual(hkdf('the secret of an installation', 'concord', purpose));
  });

  it('differ for every purpose, and between installations', () => {
    const other = deriveKeys('the secret of another installation');
    const all = PURPOSES.flatMap((purpose) => [keys.bytes(purpose), other.bytes(purpose)]);
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(all.length);
  });

  it('are the same after a restart', () => {
    expect(deriveKeys('the secret of an installation').bytes('cookie')).toEqual(keys.bytes('cookie'));
  });
});

describe('a keyed digest', () => {
  it('is the HMAC-SHA-256 of its parts under the key of its purpose', () => {
    const key = keys.bytes('handle');
    expect(keys.mac('handle', 'a', 'b')).toEqual(createHmac('sha256', key).update('["a","b"]').digest());
    expect(keys.mac('handle', 'a', 'b')).toHaveLength(32);
  });

  it('never mixes up where one part ends and the next begins', () => {
    const digests = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['a","b', 'c'], ['a', 'b', 'c']].map(
      (parts) => keys.mac('handle', ...parts).toString('hex'),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('of one purpose tells nothing of another’s', () => {
    const digests = PURPOSES.map((purpose) => keys.mac(purpose, 'same').toString('hex'));
    expect(new Set(digests).size).toBe(PURPOSES.length);
  });
});
