import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { OwnAddress } from '~/components/account/own-address';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { TextInput } from '~/components/nhs/text-input';
import { offeredRoles } from '~/domain/access/role-words';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { PASSWORD_HINT } from '~/domain/passwords/messages';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { hasAccount } from '~/services/accepted-invitations.server';
import { findAccount } from '../sign-in/signed-in.server';
import { accept, getInvitation, makeAccount } from './accepting.server';

export const meta: MetaFunction = () => title('Your invitation');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? '';
  const invitation = await getInvitation(context, token);
  const { email, administrator, analyst, place, placeName, invitedByName, expiresAt } = invitation;
  const account = await findAccount(context, request);
  const known = account !== undefined || (await hasAccount(context, email));
  const path = paths.invitation(token);
  return {
    email,
    from: invitedByName,
    place: place && { id: place.placeId, name: placeName ?? '' },
    roles: offeredRoles({ administrator, analyst, role: place?.role ?? null }),
    until: ukMomentWords(expiresAt),
    /** What whoever opened the link has to do. */
    step: !account
      ? known
        ? ('sign-in' as const)
        : ('new' as const)
      : account.email === email
        ? ('accept' as const)
        : ('other' as const),
    signedInAs: account?.email ?? '',
    signIn: paths.signIn(path),
    provider: context.singleSignOn && {
      name: context.singleSignOn.name,
      href: paths.signInProvider(path),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const form = await postedForm(request);
  const account = await findAccount(context, request);
  return account ? accept(context, token, account, form) : makeAccount(context, request, token, form);
}

export default function InvitationPage() {
  const shown = useLoaderData<typeof loader>();
  const { email, place, roles, provider, step } = shown;
  const posted = useActionData<typeof action>();
  const errors = posted?.errors ?? { name: undefined, password: undefined };
  const summary = (['name', 'password'] as const).flatMap((field) => {
    const text = errors[field];
    return text ? [{ href: `#${field}`, text }] : [];
  });
  const viaProvider = provider && (
    <ButtonLink href={provider.href} variant="secondary" reloadDocument>
      Sign in with {provider.name}
    </ButtonLink>
  );
  return (
    <>
      <ErrorSummary errors={summary} />
      <h1 className="nhsuk-heading-l">{place ? `Join ${place.name}` : 'Join Concord'}</h1>
      <p>
        {shown.from} invites <strong className="app-address">{email}</strong>
        {place ? ` to join ${place.name} on Concord.` : ' to Concord.'}
      </p>
      {roles.length > 0 && (
        <>
          <p>You would be:</p>
          <ul>
            {roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
        </>
      )}
      <p className="app-hint">You can accept until {shown.until}, UK time.</p>
      {step === 'accept' && (
        <Form method="post">
          <input type="hidden" name="place" value={place?.id ?? ''} />
          <Button>Accept</Button>
        </Form>
      )}
      {step === 'sign-in' && (
        <>
          <p>You have an account with this address. Sign in, and then accept.</p>
          <ButtonLink href={shown.signIn}>Sign in</ButtonLink> {viaProvider}
        </>
      )}
      {step === 'other' && (
        <>
          <p>
            You are signed in as <strong className="app-address">{shown.signedInAs}</strong>, and the
            invitation is for another address. Sign out, and then open the link of the invitation again.
          </p>
          <Form method="post" action={paths.signOut} reloadDocument>
            <Button variant="secondary">Sign out</Button>
          </Form>
        </>
      )}
      {step === 'new' && (
        <>
          {viaProvider && <p>Sign in as you do at work, or choose a password for Concord.</p>}
          {viaProvider}
          <h2 className="nhsuk-heading-m">Make your account</h2>
          <Form method="post" noValidate>
            <TextInput
              id="name"
              name="name"
              label="Your name"
              hint="The other people who look after the place see it."
              defaultValue={posted?.name}
              error={errors.name}
              autoComplete="name"
            />
            <OwnAddress email={email} />
            <PasswordInput
              id="password"
              name="password"
              label="Choose a password"
              hint={PASSWORD_HINT}
              error={errors.password}
              autoComplete="new-password"
            />
            <Button>Make the account and accept</Button>
          </Form>
        </>
      )}
    </>
  );
}
