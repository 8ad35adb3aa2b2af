import { expect, it } from 'vitest';
import { isEmailAddress } from './email-address';

it.each(['a@b.uk', 'first.last+tag@nhs.example.org', "o'neil@example.org", 'zoë@exämple.org'])(
  'an e-mail address may be %s',
  (text) => expect(isEmailAddress(text)).toBe(true),
);

it.each([
  '',
  'name',
  'name@',
  '@example.org',
  'a@b',
  'a b@example.org',
  'a@b@c.org',
  'a@b..org',
  'a@.org',
  'a@b.',
])('an e-mail address is not "%s"', (text) => expect(isEmailAddress(text)).toBe(false));

it('an e-mail address has 254 characters at most', () => {
  expect(isEmailAddress(`${'a'.repeat(242)}@example.org`)).toBe(true);
  expect(isEmailAddress(`${'a'.repeat(243)}@example.org`)).toBe(false);
});
