import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData } from '@remix-run/react';
import { InvitedPanel } from '~/components/account/invited-panel';
import { RoleTicks } from '~/components/administration/role-ticks';
import { Button } from '~/components/nhs/button';
import { BackLink } from '~/components/nhs/back-link';
import { EmailField } from '~/components/account/email-field';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { getInInstallation } from './administration/own-installation.server';
import { INVITATION_FIELDS, readInvitation, sendInvitation } from './administration/inviting.server';

export const meta: MetaFunction = () => title('Invite somebody', 'People');

const FIELDS = { ...INVITATION_FIELDS, administrator: { kind: 'tick' }, analyst: { kind: 'tick' } } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'manage-people');
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const said = readInvitation(FIELDS, await postedForm(request));
  if (!said.ok) return data({ ...said, invited: null }, { status: 400 });
  const invited = await sendInvitation(context, request, by, said.values);
  return { ok: true as const, invited: invited ?? refuse(404), typed: null, errors: null };
}

export default function InvitePersonPage() {
  const posted = useActionData<typeof action>();
  const { people, invitePerson, invitations } = paths.administration;
  if (posted?.ok) return <InvitedPanel {...posted.invited} again={invitePerson} list={invitations} />;
  const error = posted?.errors.email;
  return (
    <>
      <BackLink href={people} />
      <ErrorSummary errors={error ? [{ href: '#email', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Invite somebody</h1>
      <p>
        They make an account of their own by a link. With an account they can register places and take part in
        those that invite them. To make somebody the lead of a place, open the place instead.
      </p>
      <Form method="post" noValidate>
        <EmailField value={posted?.typed.email} error={error} />
        <RoleTicks
          administrator={posted?.typed.administrator ?? false}
          analyst={posted?.typed.analyst ?? false}
        />
        <Button>Make the invitation</Button>
      </Form>
    </>
  );
}
