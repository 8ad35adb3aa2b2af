import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { OwnEmailField } from '~/components/account/own-email-field';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { PasswordInput } from '~/components/nhs/password-input';
import { EMAIL_MOST } from '~/lib/email-address';
import { postedForm, postedText } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { signIn } from '~/services/accounts.server';
import { nextIn, replyToSignIn } from './sign-in-reply.server';
import { findAccount, visitorOf } from './signed-in.server';

export const meta: MetaFunction = () => title('Sign in');

/** One text for all that may be wrong: whether an address has an account is nobody else's business. */
const WRONG = 'Enter the e-mail address and password of your account. These do not belong together';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextIn(request);
  if (await findAccount(context, request)) throw redirect(next ?? paths.places);
  return {
    provider: context.singleSignOn && {
      name: context.singleSignOn.name,
      href: paths.signInProvider(next),
    },
    newPassword: new URL(request.url).searchParams.has('new-password'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await postedForm(request);
  const email = postedText(form, 'email').trim().slice(0, EMAIL_MOST);
  const password = postedText(form, 'password');
  const wrong = () => data({ email, error: WRONG }, { status: 400 });
  // Nothing that could be right; trying it would count against an account.
  if (email === '' || password === '') return wrong();
  const tried = await signIn(context, { email, password }, visitorOf(context, request));
  return replyToSignIn(context, request, tried, nextIn(request)) ?? wrong();
}

export default function SignInPage() {
  const { provider, newPassword } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      {newPassword && !posted && (
        <NotificationBanner id="new-password" success>
          <p className="nhsuk-notification-banner__heading">
            Your password is changed. Sign in with the new one.
          </p>
        </NotificationBanner>
      )}
      <ErrorSummary errors={posted ? [{ href: '#email', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Sign in</h1>
      <p>
        For people who look after an assessment. To answer one you need no account:{' '}
        <Link to={paths.try}>take the survey</Link>, or open the link you were given.
      </p>
      {provider && (
        <>
          <ButtonLink href={provider.href} variant="secondary" reloadDocument>
            Sign in with {provider.name}
          </ButtonLink>
          <h2 className="nhsuk-heading-m">Or with a password</h2>
        </>
      )}
      <Form method="post" noValidate>
        <OwnEmailField value={posted?.email} error={posted?.error} />
        <PasswordInput id="password" name="password" label="Password" autoComplete="current-password" />
        <Button>Sign in</Button>
      </Form>
      <p>
        <Link to={paths.forgotten}>Forgotten your password?</Link>
      </p>
    </>
  );
}
