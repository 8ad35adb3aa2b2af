import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { InsetText } from '~/components/nhs/inset-text';
import { RoleChoice, roleOf } from '~/components/places/role-choice';
import { memberRefusalWords } from '~/domain/people/member-messages';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeMemberRole, findMemberOf, removeMember } from '~/services/members.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  title(loaded?.member.name ?? 'Person', loaded?.placeName ?? 'Place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place } = await getPlace(context, request, params, 'manage-members');
  const member = (await findMemberOf(context, place.id, params.member ?? '')) ?? refuse(404);
  const { accountId, name, email, role, state } = member;
  return {
    placeId: place.id,
    placeName: place.name,
    member: { name, email, role, isActive: state === 'active' },
    isOwn: accountId === by.accountId,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, place } = await getPlace(context, request, params, 'manage-members');
  const member = params.member ?? '';
  if (!(await findMemberOf(context, place.id, member))) refuse(404);
  const form = await postedForm(request);
  const was = roleOf(form.get('was')) ?? refuse(400);
  const isRemoval = form.get('intent') === 'remove';
  const to = roleOf(form.get('role'));
  if (!isRemoval && !to) return data({ error: 'Choose a role' }, { status: 400 });
  const done = isRemoval
    ? await removeMember(context, by, member, was)
    : await changeMemberRole(context, by, member, { from: was, to: to! });
  if (done === 'not-there') refuse(404);
  if (done !== 'done') return data({ error: memberRefusalWords(done) }, { status: 409 });
  const isGone = member === by.accountId && (isRemoval || to !== 'lead');
  return redirect(isGone ? paths.places : paths.placePeople(by.placeId).home);
}

export default function MemberPage() {
  const { placeId, placeName, member, isOwn } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const { home, leave } = paths.placePeople(placeId);
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary errors={error ? [{ href: '#role', text: error }] : []} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">{placeName}</span>
        {member.name}
      </h1>
      <p className="app-address">{member.email}</p>
      {!member.isActive && (
        <InsetText>
          <p>Their account is deactivated: they cannot sign in, and do not count as a lead.</p>
        </InsetText>
      )}
      <Form method="post" key={member.role} noValidate>
        <RoleChoice selected={member.role} error={error} />
        <input type="hidden" name="was" value={member.role} />
        {isOwn && member.role === 'lead' && (
          <p>This is you. With another role you cannot manage this place any more.</p>
        )}
        <Button>Save the role</Button>
      </Form>
      {isOwn ? (
        <p>
          <Link to={leave}>Leave this place</Link>
        </p>
      ) : (
        <Form method="post" noValidate>
          <h2 className="nhsuk-heading-m">Take {member.name} out</h2>
          <p>They do not see {placeName} or its results any more. Their account stays.</p>
          <input type="hidden" name="was" value={member.role} />
          <Button name="intent" value="remove" variant="warning">
            Take out of the place
          </Button>
        </Form>
      )}
    </>
  );
}
