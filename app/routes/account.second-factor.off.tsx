import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { IdentityForm } from '~/components/account/identity-form';
import { Button } from '~/components/nhs/button';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { turnOffSecondFactor } from '~/services/second-factors.server';
import { getSecured, readIdentity, refuseIdentity } from './account.second-factor._index/identity.server';
import { signInCookie, visitorOf } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Turn off the code when signing in');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getSecured(context, request);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  // A second press of the button, when it is off, leads on as the first did.
  const id = await getSecured(context, request);
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
    <IdentityForm
      heading="Turn off the code when signing in"
      about="Your password alone is enough then, and your recovery codes are worth nothing. All other browsers are signed out."
      errors={errors}
    >
      <Button variant="warning">Turn off the code</Button>
    </IdentityForm>
  );
}
