import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { IdentityForm } from '~/components/account/identity-form';
import { RecoveryCodes } from '~/components/account/recovery-codes';
import { Button } from '~/components/nhs/button';
import { title } from '~/lib/page-title';
import { renewRecoveryCodes } from '~/services/second-factors.server';
import { getSecured, readIdentity, refuseIdentity } from './account.second-factor._index/identity.server';
import { getAccount } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Recovery codes');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getSecured(context, request);
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
    <IdentityForm
      heading="Make new recovery codes"
      about="You get ten. Those that you have now are worth nothing then."
      errors={errors}
    >
      <Button>Make the codes</Button>
    </IdentityForm>
  );
}
