import { EMAIL_MESSAGE, EMAIL_MOST, isEmailAddress } from '~/lib/email-address';
import type { Fields, Valid } from '~/lib/form-fields';
import { readForm } from '~/lib/form-schema.server';
import { postedText } from '~/lib/http';
import { passwordProblem } from '~/services/chosen-passwords.server';

const FIELDS = {
  code: {
    kind: 'text',
    required: 'Enter the set-up code, which the server shows where it was started',
    most: 60,
    tooLong: 'The set-up code has 16 letters and digits',
  },
  name: { kind: 'text', required: 'Enter your name', most: 100, tooLong: 'Use 100 characters or fewer' },
  email: { kind: 'text', required: EMAIL_MESSAGE, most: EMAIL_MOST, tooLong: EMAIL_MESSAGE },
} as const satisfies Fields;

type NewAccount = Valid<typeof FIELDS> & { password: string };

/** What may be wrong, one message a field. */
export type NewAccountErrors = { -readonly [K in keyof NewAccount]?: string };

/** What is shown again after an error: never the password. */
export type NewAccountTyped = Partial<Valid<typeof FIELDS>>;

/** Reads the form for the first account: all that is wrong with it at once. */
export async function readNewAccount(
  form: FormData,
): Promise<
  { ok: true; values: NewAccount } | { ok: false; typed: NewAccountTyped; errors: NewAccountErrors }
> {
  const said = readForm(FIELDS, form);
  const typed: NewAccountTyped = said.ok ? said.values : said.typed;
  const errors: NewAccountErrors = said.ok ? {} : { ...said.errors };
  const password = postedText(form, 'password');
  if (!errors.email && !isEmailAddress((typed.email ?? '').trim())) errors.email = EMAIL_MESSAGE;
  const problem = await passwordProblem(password, { name: typed.name ?? '', email: typed.email ?? '' });
  if (problem !== undefined) errors.password = problem;
  if (said.ok && Object.keys(errors).length === 0) return { ok: true, values: { ...said.values, password } };
  return { ok: false, typed, errors };
}
