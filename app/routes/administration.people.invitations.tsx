import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { OpenInvitations } from '~/components/account/open-invitations';
import { BackLink } from '~/components/nhs/back-link';
import { ButtonLink } from '~/components/nhs/button-link';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listInvitations } from '~/services/account-invitations.server';
import { getInInstallation } from './administration/own-installation.server';
import { invitationShown, takeBackAsPosted } from './administration/taking-back.server';

export const meta: MetaFunction = () => title('Open invitations', 'People');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const open = await listInvitations(context, by, null);
  if (open === 'not-there') refuse(404);
  return { invitations: open.map(invitationShown) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  if (!(await takeBackAsPosted(context, await postedForm(request), by, null))) refuse(400);
  return redirect(paths.administration.invitations);
}

export default function InvitationsPage() {
  const { invitations } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.administration.people} />
      <h1 className="nhsuk-heading-l">Open invitations</h1>
      <p>
        Those to an account or a role in the installation. Invitations to a place stand on the page of the
        place.
      </p>
      <OpenInvitations invitations={invitations} />
      <ButtonLink href={paths.administration.invitePerson} variant="secondary">
        Invite somebody
      </ButtonLink>
    </>
  );
}
