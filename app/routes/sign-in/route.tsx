import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { TextInput } from '~/components/nhs/text-input';
import { EMAIL_MOST } from '~/lib/email-address';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { signIn } from '~/services/accounts.server';
import { sameSitePath } from './next-path';
import { findAccount, signInCookie, tokenIn } from './signed-in.server';

export const meta: MetaFunction = () => title('Sign in');

/** One text for all that may be wrong: whether an address has an account is nobody else's business. */
const WRONG = 'Enter the e-mail address and password of your account. These do not belong together';
const THROTTLED =
  'Too many attempts to sign in have failed. Nobody is told whether this one was right. Try again in 15 minutes.';

/** Where to go on: the page that led here, else the places. */
const goingOn = (request: Request) =>
  sameSitePath(new URL(request.url).searchParams.get('next')) ?? paths.places;

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findAccount(context, request)) throw redirect(goingOn(request));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await postedForm(request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const email = text('email').trim().slice(0, EMAIL_MOST);
  const password = text('password');
  const wrong = () => data({ email, error: WRONG }, { status: 400 });
  // Nothing that could be right; trying it would count against an account.
  if (email === '' || password === '') return wrong();
  const visitor = { address: context.address, token: tokenIn(context, request) };
  const tried = await signIn(context, { email, password }, visitor);
  if (tried.outcome !== 'signed-in') return tried.outcome === 'wrong' ? wrong() : refuse(429, THROTTLED);
  return redirect(goingOn(request), {
    headers: { 'Set-Cookie': signInCookie(context, request, tried.token) },
  });
}

export default function SignInPage() {
  const posted = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={posted ? [{ href: '#email', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Sign in</h1>
      <p>
        For people who look after an assessment. To answer one you need no account:{' '}
        <Link to={paths.try}>take the survey</Link>, or open the link you were given.
      </p>
      <Form method="post" noValidate>
        <TextInput
          id="email"
          name="email"
          type="email"
          label="E-mail address"
          defaultValue={posted?.email}
          error={posted?.error}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput id="password" name="password" label="Password" autoComplete="current-password" />
        <Button>Sign in</Button>
      </Form>
    </>
  );
}
