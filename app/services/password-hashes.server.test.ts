import { describe, expect, it } from 'vitest';
import { productHashes } from '../../tests/factories/product-passwords';

const { hashPassword, isPassword } = productHashes;

describe('the hash of a password', () => {
  it('is Argon2id with 19 MiB, two passes and one lane, a salt of 16 bytes and 32 bytes of hash', async () => {
    expect(await hashPassword('correct horse battery')).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
  });

  it('is another each time, and fits its password alone', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).not.toBe(other);
    expect(await isPassword('correct horse', one)).toBe(true);
    expect(await isPassword('correct horse', other)).toBe(true);
    for (const wrong of ['correct Horse', 'correct horse ', '', '\0']) {
      expect(await isPassword(wrong, one)).toBe(false);
    }
  });

  it('fits a password typed where letters and accents are two characters', async () => {
    expect(await isPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).toBe(true);
  });

  it('is wrong where there is none, after as much work', async () => {
    const hash = await hashPassword('correct horse');
    const spent = async (against: string | undefined) => {
      const start = performance.now();
      expect(await isPassword('wrong horse', against)).toBe(false);
      return performance.now() - start;
    };
    const fastest = async (against: string | undefined) =>
      Math.min(await spent(against), await spent(against), await spent(against), await spent(against));
    const [known, unknown] = [await fastest(hash), await fastest(undefined)];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it('leaves the process free to do other things while many are made', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 2);
    const hash = await hashPassword('correct horse');
    const start = performance.now();
    const right = await Promise.all(Array.from({ length: 12 }, () => isPassword('correct horse', hash)));
    clearInterval(timer);
    expect(right).toEqual(Array(12).fill(true));
    expect(longest).toBeLessThan((performance.now() - start) / 2);
  });

  it('that cannot be read is an error, after which others are compared as before', async () => {
    await expect(isPassword('x', 'not a hash')).rejects.toThrow('could not be hashed');
    await expect(isPassword('x', 'not a hash')).rejects.toThrow('could not be hashed');
    await expect(isPassword('x', 'not a hash')).rejects.toThrow('could not be hashed');
    expect(await isPassword('correct horse', await hashPassword('correct horse'))).toBe(true);
  });
});
