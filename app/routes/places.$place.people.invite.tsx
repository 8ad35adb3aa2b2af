import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { EmailField } from '~/components/account/email-field';
import { InvitedPanel } from '~/components/account/invited-panel';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { ROLE_FIELDS, RoleChoice, roleOf } from '~/components/places/role-choice';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { INVITATION_FIELDS, readInvitation, sendInvitation } from './administration/inviting.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction = () => title('Invite somebody to the place');

const FIELDS = { ...INVITATION_FIELDS, ...ROLE_FIELDS };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place } = await getPlace(context, request, params, 'manage-members');
  return { id: place.id, name: place.name };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'manage-members');
  const said = readInvitation(FIELDS, await postedForm(request));
  if (!said.ok) return data({ ...said, invited: null }, { status: 400 });
  const role = roleOf(said.values.role) ?? refuse(400);
  const invitation = { email: said.values.email, place: { placeId: by.placeId, role } };
  const invited = await sendInvitation(context, request, by, invitation);
  return { ok: true as const, invited: invited ?? refuse(404), typed: null, errors: null };
}

export default function InviteToPlacePage() {
  const { id, name } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { home, invite } = paths.placePeople(id);
  if (posted?.ok) return <InvitedPanel {...posted.invited} again={invite} list={home} />;
  const { email, role } = posted?.errors ?? {};
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary
        errors={[
          ...(email ? [{ href: '#email', text: email }] : []),
          ...(role ? [{ href: '#role', text: role }] : []),
        ]}
      />
      <h1 className="nhsuk-heading-l">Invite somebody to {name}</h1>
      <p>
        For people who look after the assessment or read its results. To answer it nobody needs an account:
        give them the link of the survey instead.
      </p>
      <Form method="post" noValidate>
        <EmailField value={posted?.typed.email} error={email} />
        <RoleChoice selected={posted?.typed.role} error={role} />
        <Button>Make the invitation</Button>
      </Form>
    </>
  );
}
