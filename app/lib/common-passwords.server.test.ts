import { describe, expect, it } from 'vitest';
import { passwordWeakness } from '~/domain/passwords/weakness';
import { isCommonPassword } from './common-passwords.server';

describe('a password that was stolen often', () => {
  it.each([
    'contortionist',
    'FinalFantasy',
    'polniypizdec0211',
    'counterstrike1!',
    '2024scandinavian',
    'cinderella01',
    'trustno1trustno1',
    'mailcreated5240',
  ])('is refused, also in capitals, twice, or with a little around it: %s', async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });

  it('is refused where nothing else finds it', () => {
    for (const password of ['contortionist', 'polniypizdec0211', 'mailcreated5240']) {
      expect(passwordWeakness(password, { name: '', email: '' })).toBeUndefined();
    }
  });

  it.each([
    'correct horse battery',
    'marmalade-otter-window',
    'password84729163',
    'seven otters cross a river',
  ])('is not any other: %s', async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  });
});
