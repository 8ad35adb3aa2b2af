import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RecoveryCodes } from '~/components/account/recovery-codes';
import { SecondFactorSetUp } from '~/components/account/second-factor-set-up';
import { BackLink } from '~/components/nhs/back-link';
import { ButtonLink } from '~/components/nhs/button-link';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { drawQrCode } from '~/lib/qr-code.server';
import { findSignInWays, turnOnSecondFactor } from '~/services/second-factors.server';
import { offeredSecret } from '~/services/sign-in-codes.server';
import { getAccount, signInCookie, tokenIn, visitorOf } from '../sign-in/signed-in.server';
import { readIdentity, refuseIdentity } from './identity.server';

export const meta: MetaFunction = () => title('Code when signing in');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, email } = await getAccount(context, request);
  const ways = await findSignInWays(context, id);
  // Whoever has no password is asked for codes elsewhere, if at all.
  if (!ways?.password) return refuse(404);
  if (ways.secondFactor) return { on: true as const, codesLeft: ways.recoveryCodes };
  const token = tokenIn(context, request) ?? refuse(404);
  const { secret, uri } = offeredSecret(context, { accountId: id, email, token });
  return { on: false as const, secret, qr: drawQrCode(uri) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id, email } = await getAccount(context, request);
  const { given, problem } = await readIdentity(request);
  if (problem) return problem;
  const browser = visitorOf(context, request);
  const token = browser.token ?? refuse(404);
  const turned = await turnOnSecondFactor(context, { accountId: id, email }, given, { ...browser, token });
  // A second press of the button, or another tab: the page says that it is on.
  if (turned.outcome === 'already') return redirect(paths.secondFactor);
  if (turned.outcome !== 'on') return refuseIdentity(turned.outcome);
  const headers = { 'Set-Cookie': signInCookie(context, request, turned.token) };
  return data({ errors: {}, codes: turned.codes }, { headers });
}

export default function SecondFactorPage() {
  const shown = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  if (posted?.codes) {
    return (
      <>
        <h1 className="nhsuk-heading-l">The code is on. Keep your recovery codes</h1>
        <p>From now on you are asked for a code when you sign in. All other browsers were signed out.</p>
        <RecoveryCodes codes={posted.codes} />
      </>
    );
  }
  if (!shown.on) {
    return <SecondFactorSetUp secret={shown.secret} qr={shown.qr} errors={posted?.errors ?? {}} />;
  }
  return (
    <>
      <BackLink href={paths.account} />
      <h1 className="nhsuk-heading-l">Code when signing in</h1>
      <p>It is on: when you sign in, you are asked for a code from your authenticator app.</p>
      <h2 className="nhsuk-heading-m">Recovery codes</h2>
      <p>
        You have {shown.codesLeft} left. Each lets you sign in once without the app.
        {shown.codesLeft < 3 && ' Make new ones before they run out.'}
      </p>
      <ButtonLink href={paths.recoveryCodes} variant="secondary">
        Make new recovery codes
      </ButtonLink>
      <h2 className="nhsuk-heading-m">Turn it off</h2>
      <p>The password alone is enough then. Do so, and turn it on again, when you change to another phone.</p>
      <ButtonLink href={paths.secondFactorOff} variant="secondary">
        Turn off the code
      </ButtonLink>
    </>
  );
}
