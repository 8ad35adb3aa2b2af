import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { IdentityFields, identitySummary } from '~/components/account/identity-fields';
import { RecoveryCodes } from '~/components/account/recovery-codes';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findSignInWays, renewRecoveryCodes } from '~/services/second-factors.server';
import { readIdentity, refuseIdentity } from './account.second-factor._index/identity.server';
import { getAccount } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Recovery codes');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = await getAccount(context, request);
  const ways = await findSignInWays(context, id);
  if (!ways?.secondFactor) throw redirect(paths.account);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await getAccount(context, request);
  const { given, problem } = await readIdentity(request);
  if (problem) return problem;
  const made = await renewRecoveryCodes(context, id, given);
  return made.outcome === 'made' ? data({ errors: {}, codes: made.codes }) : refuseIdentity(made.outcome);
}

export default function RecoveryCodesPage() {
  const posted = useActionData<typeof action>();
  const errors = posted?.errors ?? {};
  if (posted?.codes) {
    return (
      <>
        <h1 className="nhsuk-heading-l">Your new recovery codes</h1>
        <RecoveryCodes codes={posted.codes} />
      </>
    );
  }
  return (
    <>
      <BackLink href={paths.secondFactor} />
      <ErrorSummary errors={identitySummary(errors)} />
      <h1 className="nhsuk-heading-l">Make new recovery codes</h1>
      <p>You get ten. Those that you have now are worth nothing then.</p>
      <Form method="post" noValidate>
        <IdentityFields errors={errors} codeHint="From your authenticator app, or a recovery code." />
        <Button>Make the codes</Button>
      </Form>
    </>
  );
}
