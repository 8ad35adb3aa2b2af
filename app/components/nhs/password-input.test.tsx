import { expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { PasswordInput } from './password-input';

const input = (error?: string) =>
  staticMarkup(
    <PasswordInput
      id="password"
      name="password"
      label="Password"
      hint="Long"
      error={error}
      autoComplete="new-password"
    />,
  );

it('a password is hidden, not filled in by us, and known to password managers for what it is', () => {
  const markup = input();
  expect(markup).toMatch(/<input[^>]* type="password"/);
  expect(markup).toMatch(/ autocomplete="new-password"/i);
  expect(markup).not.toMatch(/ value=|<button/);
});

it('a password that is wrong says so to everybody', () => {
  expect(input('Enter a password')).toMatch(
    /aria-describedby="password-hint password-error"[^>]* aria-invalid="true"/,
  );
});
