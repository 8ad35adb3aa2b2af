import { describe, expect, it } from 'vitest';
import { PASSWORD_MESSAGES } from './messages';
import { passwordWeakness } from './weakness';

const nobody = { name: '', email: '' };
const ada = { name: 'Ada Okonkwo-Li', email: 'ada.okonkwo@example.org' };

describe('a password', () => {
  it.each([
    'correct horse battery',
    'marmalade-otter-window',
    'Tr0ub4dor&3-again',
    'пароль из трёх слов',
    '正しい馬の電池と紙の留め金です',
    'password84729163',
    'a concord of seven tall rivers',
    'ÿÿ-émile-à-la-plage',
  ])('that nobody would try first is taken: %s', (password) => {
    expect(passwordWeakness(password, nobody)).toBeUndefined();
  });

  it('needs twelve characters as people count them, and at most two hundred', () => {
    expect(passwordWeakness('', nobody)).toBe('missing');
    expect(passwordWeakness('x7-kettle-q', nobody)).toBe('short');
    expect(passwordWeakness('🦊🐻🐼🐨🐯🦁', nobody)).toBe('short');
    expect(passwordWeakness('kettle lamp '.repeat(16) + 'umbrella', nobody)).toBeUndefined();
    expect(passwordWeakness('kettle lamp '.repeat(16) + 'umbrellas', nobody)).toBe('long');
  });

  it.each(['aaaaaaaaaaaa', 'abababababab', 'AaAaAaAaAaAa', 'hellohellohello', '            '])(
    'that repeats the same few characters is refused: "%s"',
    (password) => {
      expect(passwordWeakness(password, nobody)).toBe('repeated');
    },
  );

  it.each([
    ...['Password1234', 'P@ssw0rd2026!', 'passwordpassword', 'Concord-2026-NHS', 'concordconcord!'],
    ...['qwertyuiop12', 'poiuytrewq!!', '123456789012', 'abcdefghijkl', 'asdfghjkl123', 'Welcome2024!!'],
    ...['letmein letmein', 'Admin123456789', 'NHS-summer-2026'],
  ])('that is among the first to be tried is refused: %s', (password) => {
    expect(passwordWeakness(password, nobody)).toBe('common');
  });

  it.each(['okonkwo lives here', 'all about OKONKWO', 'ada.okonkwo at home'])(
    'that holds a part of one’s name or address is refused: %s',
    (password) => {
      expect(passwordWeakness(password, ada)).toBe('personal');
    },
  );

  it('may hold a name of three letters, which many words do', () => {
    expect(passwordWeakness('lemonade-otter-window', ada)).toBeUndefined();
  });

  it('that is refused is refused in words that say what to do', () => {
    for (const words of Object.values(PASSWORD_MESSAGES)) expect(words).toMatch(/^(Enter|Use|Choose) /);
  });
});
