import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OwnSessions } from '~/components/account/own-sessions';
import { BackLink } from '~/components/nhs/back-link';
import { type SummaryRow, SummaryList } from '~/components/nhs/summary-list';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findSignInWays } from '~/services/second-factors.server';
import { listSessions } from '~/services/sessions.server';
import { getAccount, tokenIn } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Your account');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, name, email } = await getAccount(context, request);
  const [ways, sessions] = await Promise.all([
    findSignInWays(context, id),
    listSessions(context, id, tokenIn(context, request)),
  ]);
  return {
    name,
    email,
    password: ways?.password ?? false,
    secondFactor: ways?.secondFactor ?? false,
    provider: ways?.issuer ? (context.singleSignOn?.name ?? new URL(ways.issuer).host) : undefined,
    sessions,
  };
}

export default function AccountPage() {
  const { name, email, password, secondFactor, provider, sessions } = useLoaderData<typeof loader>();
  const rows: SummaryRow[] = [
    {
      id: 'name',
      key: 'Name',
      value: name,
      change: { href: paths.accountName, hiddenText: 'your name' },
    },
    { id: 'email', key: 'E-mail address', value: <span className="app-address">{email}</span> },
    ...(provider === undefined
      ? []
      : [{ id: 'provider', key: 'Single sign-on', value: `You can sign in with ${provider}` }]),
    password
      ? {
          id: 'password',
          key: 'Password',
          value: 'Known to you alone',
          change: { href: paths.accountPassword, hiddenText: 'your password' },
        }
      : { id: 'password', key: 'Password', value: 'None: you sign in elsewhere' },
    ...(password
      ? [
          {
            id: 'second-factor',
            key: 'Code when signing in',
            value: secondFactor ? 'On: from your authenticator app' : 'Off',
            change: {
              href: paths.secondFactor,
              text: secondFactor ? 'Change' : 'Turn on',
              hiddenText: 'the code when signing in',
            },
          },
        ]
      : []),
  ];
  return (
    <>
      <BackLink href={paths.places}>Your places</BackLink>
      <h1 className="nhsuk-heading-l">Your account</h1>
      <SummaryList rows={rows} />
      <h2 className="nhsuk-heading-m">Where you are signed in</h2>
      <p>
        If you do not know one of these, sign it out
        {password ? ' and change your password' : ''}.
      </p>
      <OwnSessions sessions={sessions} />
    </>
  );
}
