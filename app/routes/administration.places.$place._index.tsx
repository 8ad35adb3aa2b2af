import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { EmailField } from '~/components/account/email-field';
import { InvitedPanel } from '~/components/account/invited-panel';
import { OpenInvitations } from '~/components/account/open-invitations';
import { assessmentCountWords } from '~/components/administration/place-words';
import { AccountStateTag } from '~/components/administration/person-row';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { SummaryList } from '~/components/nhs/summary-list';
import { Table } from '~/components/nhs/table';
import { roleTitle } from '~/domain/access/messages';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listInvitations } from '~/services/account-invitations.server';
import { appointLead, findPlaceInRegister } from '~/services/place-register.server';
import { INVITATION_FIELDS, readInvitation, sendInvitation } from './administration/inviting.server';
import { getInInstallation } from './administration/own-installation.server';
import { invitationShown, takeBackAsPosted } from './administration/taking-back.server';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  title(loaded?.place.name ?? 'Place', 'Places');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'see-places');
  const place = (await findPlaceInRegister(context, params.place ?? '')) ?? refuse(404);
  const open = await listInvitations(context, by, place.id);
  return { place, invitations: open === 'not-there' ? [] : open.map(invitationShown) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const placeId = params.place ?? '';
  const here = paths.administration.place(placeId);
  const form = await postedForm(request);
  if (await takeBackAsPosted(context, form, by, placeId)) return redirect(here);
  const said = readInvitation(INVITATION_FIELDS, form);
  if (!said.ok) {
    return data({ error: said.errors.email, typed: said.typed.email, invited: null }, { status: 400 });
  }
  const { email } = said.values;
  switch (await appointLead(context, { ...by, placeId }, email)) {
    case 'done':
      return redirect(here);
    case 'is-lead':
      return data({ error: 'They lead this place already', typed: email, invited: null }, { status: 400 });
    case 'deactivated': {
      const error = 'Their account is deactivated. Activate it first, on their page under People';
      return data({ error, typed: email, invited: null }, { status: 400 });
    }
    case 'no-account': {
      const invitation = { email, place: { placeId, role: 'lead' as const } };
      const invited = (await sendInvitation(context, request, by, invitation)) ?? refuse(404);
      return data({ error: undefined, typed: email, invited });
    }
    default:
      return refuse(404);
  }
}

export default function PlacePage() {
  const { place, invitations } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { administration } = paths;
  const here = administration.place(place.id);
  if (posted?.invited) return <InvitedPanel {...posted.invited} again={here} list={here} />;
  const leads = place.members.filter(({ role, state }) => role === 'lead' && state === 'active');
  return (
    <>
      <BackLink href={administration.places} />
      <ErrorSummary errors={posted?.error ? [{ href: '#email', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">{place.name}</h1>
      <SummaryList
        rows={[
          {
            id: 'name',
            key: 'Name',
            value: place.name,
            change: { href: administration.renamePlace(place.id), hiddenText: 'the name of the place' },
          },
          { id: 'since', key: 'Registered', value: ukDayWords(place.createdOn) },
          { id: 'assessments', key: 'Assessments', value: assessmentCountWords(place.assessments) },
        ]}
      />
      <p>
        <Link to={administration.auditIn(place.id)}>What happened in this place</Link>
      </p>
      <h2 className="nhsuk-heading-m">People</h2>
      {place.members.length === 0 ? (
        <p>Nobody has a role in this place.</p>
      ) : (
        <Table
          id="members"
          caption="People of the place, by name"
          captionHidden
          head={[
            { id: 'name', text: 'Name' },
            { id: 'role', text: 'Role' },
            { id: 'email', text: 'E-mail address' },
            { id: 'state', text: 'State' },
          ]}
          rows={place.members.map(({ accountId, name, email, role, state }) => ({
            id: accountId,
            cells: [
              <Link key="name" to={administration.person(accountId)}>
                {name}
              </Link>,
              roleTitle(role),
              email,
              <AccountStateTag key="state" state={state} />,
            ],
          }))}
        />
      )}
      {invitations.length > 0 && <OpenInvitations invitations={invitations} />}
      <h2 className="nhsuk-heading-m">Appoint a lead</h2>
      <p>
        {leads.length === 0
          ? 'Nobody leads this place now. '
          : 'For when the lead has left, or cannot be reached. '}
        A lead sees the results of the place, so be sure that the place agrees. Everybody who leads it sees in
        its log that you did this.
      </p>
      <Form method="post" noValidate>
        <EmailField
          value={posted?.typed}
          error={posted?.error}
          hint="Who has no account yet gets an invitation."
        />
        <Button variant="secondary">Appoint as lead</Button>
      </Form>
    </>
  );
}
