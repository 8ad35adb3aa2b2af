import { PasswordInput } from '~/components/nhs/password-input';
import { CodeInput } from './code-input';

/** What is wrong with what was typed to prove who one is. */
export type IdentityErrors = { password?: string | undefined; code?: string | undefined };

export type IdentityFieldsProps = {
  errors: IdentityErrors;
  codeHint: string;
};

/** The password and a code, asked for before anything changes about how somebody signs in. */
export function IdentityFields({ errors, codeHint }: IdentityFieldsProps) {
  return (
    <>
      <PasswordInput
        id="password"
        name="password"
        label="Your password"
        error={errors.password}
        autoComplete="current-password"
      />
      <CodeInput label="Code" hint={codeHint} error={errors.code} />
    </>
  );
}

/** What is wrong, for the top of the page. */
export const identitySummary = (errors: IdentityErrors) =>
  (['password', 'code'] as const).flatMap((field) => {
    const text = errors[field];
    return text ? [{ href: `#${field}`, text }] : [];
  });
