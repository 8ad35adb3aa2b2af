import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { OpenInvitations } from '~/components/account/open-invitations';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { Table } from '~/components/nhs/table';
import { PLACE_ROLES, roleTitle } from '~/domain/access/messages';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listInvitations } from '~/services/account-invitations.server';
import { listMembersOf } from '~/services/members.server';
import { invitationShown, takeBackAsPosted } from './administration/taking-back.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => title('People', data?.place.name ?? 'Place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place, may } = await getPlace(context, request, params, 'see-assessments');
  const mayManage = may('manage-members');
  const [members, open] = await Promise.all([
    listMembersOf(context, place.id),
    mayManage ? listInvitations(context, by, place.id) : ('not-there' as const),
  ]);
  return {
    place: { id: place.id, name: place.name },
    mayManage,
    members: members.map(({ accountId, name, email, role, state }) => ({
      // What colleagues need no more of than a name.
      ...(mayManage && { id: accountId, email }),
      name,
      role,
      isOwn: accountId === by.accountId,
      isActive: state === 'active',
    })),
    invitations: open === 'not-there' ? [] : open.map(invitationShown),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'manage-members');
  if (!(await takeBackAsPosted(context, await postedForm(request), by, by.placeId))) refuse(400);
  return redirect(paths.placePeople(by.placeId).home);
}

export default function PlacePeoplePage() {
  const { place, mayManage, members, invitations } = useLoaderData<typeof loader>();
  const own = paths.placePeople(place.id);
  const nameCell = ({ id, name, isOwn, isActive }: (typeof members)[number]) => (
    <>
      {id === undefined ? name : <Link to={own.member(id)}>{name}</Link>}
      {isOwn && ' (you)'}
      {!isActive && ' (account deactivated)'}
    </>
  );
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.places, text: 'Your places' },
          { href: paths.place(place.id), text: place.name },
        ]}
      />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{place.name}</span>
        People
      </h1>
      {mayManage && <ButtonLink href={own.invite}>Invite somebody</ButtonLink>}
      <Table
        id="members"
        caption="Who is in this place, by name"
        head={[
          { id: 'name', text: 'Name' },
          { id: 'role', text: 'Role' },
          ...(mayManage ? [{ id: 'email', text: 'E-mail address' }] : []),
        ]}
        rows={members.map((member, index) => ({
          id: member.id ?? String(index),
          cells: [nameCell(member), roleTitle(member.role), ...(mayManage ? [member.email] : [])],
        }))}
      />
      {mayManage && <OpenInvitations invitations={invitations} />}
      <h2 className="nhsuk-heading-m">What each role may do</h2>
      <dl className="app-terms">
        {PLACE_ROLES.map(({ role, name, may }) => (
          <div key={role}>
            <dt>{name}</dt>
            <dd>{may}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {mayManage && (
          <li>
            <Link to={own.log}>What happened lately</Link>
          </li>
        )}
        {mayManage && (
          <li>
            <Link to={own.rename}>Rename the place</Link>
          </li>
        )}
        <li>
          <Link to={own.leave}>Leave this place</Link>
        </li>
      </ul>
    </>
  );
}
