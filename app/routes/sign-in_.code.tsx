import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { CodeInput } from '~/components/account/code-input';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { postedForm, postedText } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { finishSignIn } from '~/services/second-steps.server';
import { findPending, nextIn, refuseThrottled, secondStepHeader } from './sign-in/sign-in-reply.server';
import { findAccount, signInCookie, visitorOf } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Enter your code');

const WRONG =
  'Enter the code that your app shows now, or a recovery code that you have not used. Each code works once';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextIn(request);
  if (await findAccount(context, request)) throw redirect(next ?? paths.places);
  // Nobody comes here but by the first step, or after too long.
  if (!findPending(context, request)) throw redirect(paths.signIn(next));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const next = nextIn(request);
  const pending = findPending(context, request);
  if (!pending) return redirect(paths.signIn(next));
  const typed = postedText(await postedForm(request), 'code').slice(0, 100);
  if (typed.trim() === '') return data({ error: 'Enter the code that your app shows' }, { status: 400 });
  const tried = await finishSignIn(context, pending, typed, visitorOf(context, request));
  const over = secondStepHeader(context, request, null);
  switch (tried.outcome) {
    case 'signed-in': {
      const headers = new Headers({ 'Set-Cookie': over });
      headers.append('Set-Cookie', signInCookie(context, request, tried.token));
      // Whoever used a recovery code has one less, and may have lost their app.
      return redirect(tried.recovery ? paths.secondFactor : (next ?? paths.places), { headers });
    }
    case 'over':
      return redirect(paths.signIn(next), { headers: { 'Set-Cookie': over } });
    case 'throttled':
      return refuseThrottled();
    case 'wrong':
      return data({ error: WRONG }, { status: 400 });
  }
}

export default function SecondStepPage() {
  const error = useActionData<typeof action>()?.error;
  return (
    <>
      <BackLink href={paths.signIn()}>Sign in as somebody else</BackLink>
      <ErrorSummary errors={error ? [{ href: '#code', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Enter your code</h1>
      <Form method="post" noValidate>
        <CodeInput
          label="Code"
          hint="Your authenticator app shows six digits. Or enter one of your recovery codes."
          error={error}
        />
        <Button>Sign in</Button>
      </Form>
      <Details summary="You have neither your app nor a recovery code">
        <p>Ask an administrator of your Concord to turn off the code for your account.</p>
      </Details>
    </>
  );
}
