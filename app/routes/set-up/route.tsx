import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { TextInput } from '~/components/nhs/text-input';
import { PASSWORD_HINT } from '~/domain/passwords/messages';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { isSetUpOpen, setUp } from '~/services/accounts.server';
import { signInCookie, visitorOf } from '../sign-in/signed-in.server';
import { readNewAccount, type NewAccountErrors, type NewAccountTyped } from './new-account.server';

export const meta: MetaFunction = () => title('Set up Concord');

/** There is such a page only until the first account is made. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!(await isSetUpOpen(context))) refuse(404);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!(await isSetUpOpen(context))) refuse(404);
  const read = await readNewAccount(await postedForm(request));
  const wrong = (typed: NewAccountTyped, errors: NewAccountErrors) =>
    data({ typed, errors }, { status: 400 });
  if (!read.ok) return wrong(read.typed, read.errors);
  const made = await setUp(context, read.values, visitorOf(context, request));
  switch (made.outcome) {
    case 'done':
      return redirect(paths.places, {
        headers: { 'Set-Cookie': signInCookie(context, request, made.token) },
      });
    case 'wrong-code': {
      const { code, name, email } = read.values;
      return wrong(
        { code, name, email },
        {
          code: 'This is not the set-up code. It stands where the server was started, among its first lines',
        },
      );
    }
    case 'throttled':
      return refuse(429);
    case 'late':
      return refuse(
        409,
        'Somebody else has just made the first account. Ask them for an account of your own.',
      );
  }
}

export default function SetUpPage() {
  const posted = useActionData<typeof action>();
  const errors: NewAccountErrors = posted?.errors ?? {};
  const typed: NewAccountTyped = posted?.typed ?? {};
  const summary = (['code', 'name', 'email', 'password'] as const).flatMap((field) => {
    const text = errors[field];
    return text ? [{ href: `#${field}`, text }] : [];
  });
  return (
    <>
      <ErrorSummary errors={summary} />
      <h1 className="nhsuk-heading-l">Set up Concord</h1>
      <p>
        Make the first account. It is the administrator’s: it looks after this installation, and can register
        places like any other.
      </p>
      <Form method="post" noValidate>
        <TextInput
          id="code"
          name="code"
          label="Set-up code"
          hint="Four groups of letters and digits, shown where the server was started. Capitals and dashes do not matter."
          defaultValue={typed.code}
          error={errors.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          width={20}
        />
        <TextInput
          id="name"
          name="name"
          label="Your name"
          defaultValue={typed.name}
          error={errors.name}
          autoComplete="name"
        />
        <TextInput
          id="email"
          name="email"
          type="email"
          label="Your e-mail address"
          hint="You sign in with it."
          defaultValue={typed.email}
          error={errors.email}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput
          id="password"
          name="password"
          label="Choose a password"
          hint={PASSWORD_HINT}
          error={errors.password}
          autoComplete="new-password"
        />
        <Button>Make the account and sign in</Button>
      </Form>
    </>
  );
}
