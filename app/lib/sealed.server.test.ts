import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed.server';

const key = randomBytes(32);

describe('a sealed text', () => {
  it('opens with its key, for what it was sealed for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, bound) => {
        expect(unseal(key, bound, seal(key, bound, text))).toBe(text);
      }),
    );
  });

  it('does not show the text, and is another each time', () => {
    const sealed = seal(key, 'a', 'river-tall-seven-oak');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('river');
    expect(seal(key, 'a', 'river-tall-seven-oak')).not.toBe(sealed);
  });

  it('does not open with another key, or for something else', () => {
    const sealed = seal(key, 'a', 'text');
    expect(unseal(randomBytes(32), 'a', sealed)).toBeUndefined();
    expect(unseal(key, 'b', sealed)).toBeUndefined();
  });

  it('does not open once any byte of it is changed, and nonsense opens to nothing', () => {
    const bytes = Buffer.from(seal(key, 'a', 'text'), 'base64url');
    bytes.forEach((byte, index) => {
      const changed = Buffer.from(bytes);
      changed[index] = byte ^ 1;
      expect(unseal(key, 'a', changed.toString('base64url'))).toBeUndefined();
    });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unseal(key, 'a', text)).toBeUndefined();
      }),
    );
  });
});
