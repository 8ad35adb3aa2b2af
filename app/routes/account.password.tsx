import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { PRESENT_PASSWORD_MESSAGE } from '~/components/account/messages';
import { OwnAddress } from '~/components/account/own-address';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { PASSWORD_HINT } from '~/domain/passwords/messages';
import { postedForm, postedText, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { passwordProblem } from '~/services/chosen-passwords.server';
import { changePassword } from '~/services/passwords.server';
import { refuseThrottled } from './sign-in/sign-in-reply.server';
import { getAccount, signInCookie, visitorOf } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Change your password');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { email } = await getAccount(context, request);
  return { email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const account = await getAccount(context, request);
  const form = await postedForm(request);
  const [present, next] = [postedText(form, 'present'), postedText(form, 'password')];
  const problem = await passwordProblem(next, account);
  const missing = present === '' ? PRESENT_PASSWORD_MESSAGE : undefined;
  const wrong = (errors: { present?: string | undefined; password?: string | undefined }) =>
    data({ errors }, { status: 400 });
  if (problem !== undefined || missing !== undefined) return wrong({ present: missing, password: problem });
  const changed = await changePassword(context, account.id, { present, next }, visitorOf(context, request));
  switch (changed.outcome) {
    case 'changed':
      return redirect(paths.account, {
        headers: { 'Set-Cookie': signInCookie(context, request, changed.token) },
      });
    case 'wrong-password':
      return wrong({ present: PRESENT_PASSWORD_MESSAGE });
    case 'throttled':
      return refuseThrottled();
    case 'not-there':
      return refuse(404);
  }
}

export default function PasswordPage() {
  const { email } = useLoaderData<typeof loader>();
  const errors: { present?: string | undefined; password?: string | undefined } =
    useActionData<typeof action>()?.errors ?? {};
  const summary = (['present', 'password'] as const).flatMap((field) => {
    const text = errors[field];
    return text ? [{ href: `#${field}`, text }] : [];
  });
  return (
    <>
      <BackLink href={paths.account} />
      <ErrorSummary errors={summary} />
      <h1 className="nhsuk-heading-l">Change your password</h1>
      <p>You stay signed in here, and are signed out of all other browsers.</p>
      <Form method="post" noValidate>
        <OwnAddress email={email} />
        <PasswordInput
          id="present"
          name="present"
          label="Your current password"
          error={errors.present}
          autoComplete="current-password"
        />
        <PasswordInput
          id="password"
          name="password"
          label="New password"
          hint={PASSWORD_HINT}
          error={errors.password}
          autoComplete="new-password"
        />
        <Button>Change the password</Button>
      </Form>
    </>
  );
}
