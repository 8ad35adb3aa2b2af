import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { OwnAddress } from '~/components/account/own-address';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { PASSWORD_HINT } from '~/domain/passwords/messages';
import { postedForm, postedText, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { signIn } from '~/services/accounts.server';
import { passwordProblem } from '~/services/chosen-passwords.server';
import { findReset, resetPassword } from '~/services/passwords.server';
import { replyToSignIn } from './sign-in/sign-in-reply.server';
import { signInCookie, visitorOf } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Choose a new password');

const GONE =
  'This link to choose a new password does not work. It may be more than an hour old, or used already. Ask for a new one on the page where you sign in.';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reset = (await findReset(context, params.token ?? '')) ?? refuse(410, GONE);
  return { email: reset.email };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const form = await postedForm(request);
  const password = postedText(form, 'password');
  const reset = await findReset(context, token);
  if (reset) {
    const error = await passwordProblem(password, reset);
    if (error !== undefined) return data({ error }, { status: 400 });
    if (await resetPassword(context, token, password)) {
      // Whoever was signed in here is not any more, as everywhere.
      return redirect(`${paths.signIn()}?new-password`, {
        headers: { 'Set-Cookie': signInCookie(context, request, null) },
      });
    }
  }
  // A second press of the button: what it asks for is done, as the password shows.
  const email = postedText(form, 'email');
  if (email === '' || password === '') return refuse(410, GONE);
  const tried = await signIn(context, { email, password }, visitorOf(context, request));
  return replyToSignIn(context, request, tried, undefined) ?? refuse(410, GONE);
}

export default function NewPasswordPage() {
  const { email } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <>
      <ErrorSummary errors={error ? [{ href: '#password', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Choose a new password</h1>
      <p>
        For the account <strong className="app-address">{email}</strong>. It is signed out everywhere, and you
        can then sign in with the new password.
      </p>
      <Form method="post" noValidate>
        <OwnAddress email={email} />
        <PasswordInput
          id="password"
          name="password"
          label="New password"
          hint={PASSWORD_HINT}
          error={error}
          autoComplete="new-password"
        />
        <Button>Change the password</Button>
      </Form>
    </>
  );
}
