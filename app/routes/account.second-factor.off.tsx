import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { IdentityFields, identitySummary } from '~/components/account/identity-fields';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findSignInWays, turnOffSecondFactor } from '~/services/second-factors.server';
import { readIdentity, refuseIdentity } from './account.second-factor._index/identity.server';
import { getAccount, signInCookie, visitorOf } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Turn off the code when signing in');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = await getAccount(context, request);
  const ways = await findSignInWays(context, id);
  if (!ways?.secondFactor) throw redirect(paths.account);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await getAccount(context, request);
  const ways = await findSignInWays(context, id);
  // A second press of the button: it is off.
  if (!ways?.secondFactor) return redirect(paths.account);
  const { given, problem } = await readIdentity(request);
  if (problem) return problem;
  const turned = await turnOffSecondFactor(context, id, given, visitorOf(context, request));
  if (turned.outcome !== 'off') return refuseIdentity(turned.outcome);
  return redirect(paths.account, {
    headers: { 'Set-Cookie': signInCookie(context, request, turned.token) },
  });
}

export default function TurnOffPage() {
  const errors = useActionData<typeof action>()?.errors ?? {};
  return (
    <>
      <BackLink href={paths.secondFactor} />
      <ErrorSummary errors={identitySummary(errors)} />
      <h1 className="nhsuk-heading-l">Turn off the code when signing in</h1>
      <p>
        Your password alone is enough then, and your recovery codes are worth nothing. All other browsers are
        signed out.
      </p>
      <Form method="post" noValidate>
        <IdentityFields errors={errors} codeHint="From your authenticator app, or a recovery code." />
        <Button variant="warning">Turn off the code</Button>
      </Form>
    </>
  );
}
