import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Radios } from '~/components/nhs/radios';
import { roleName } from '~/domain/access/messages';
import { memberRefusalWords } from '~/domain/people/member-messages';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { leavePlace, listMembersOf } from '~/services/members.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction = () => title('Leave the place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place } = await getPlace(context, request, params, 'see-assessments');
  const others = (await listMembersOf(context, place.id)).filter(
    ({ accountId, state }) => accountId !== by.accountId && state === 'active',
  );
  const isLastLead = place.role === 'lead' && !others.some(({ role }) => role === 'lead');
  return {
    place: { id: place.id, name: place.name },
    isLastLead,
    heirs: isLastLead ? others.map(({ accountId, name, role }) => ({ id: accountId, name, role })) : [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'see-assessments');
  const heir = String((await postedForm(request)).get('heir') ?? '');
  const done = await leavePlace(context, by, heir === '' ? undefined : heir);
  if (done === 'not-there') refuse(404);
  if (done === 'last-lead' && heir === '') {
    return data({ error: 'Choose who leads the place after you' }, { status: 400 });
  }
  if (done !== 'done') return data({ error: memberRefusalWords(done) }, { status: 409 });
  return redirect(paths.places);
}

export default function LeavePlacePage() {
  const { place, isLastLead, heirs } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const { home, invite } = paths.placePeople(place.id);
  const isStuck = isLastLead && heirs.length === 0;
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary errors={error && !isStuck ? [{ href: '#heir', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Leave {place.name}</h1>
      {isStuck ? (
        <>
          <p>
            You are the only person in this place who can lead it. Before you leave, somebody else has to be
            able to.
          </p>
          <p>
            <Link to={invite}>Invite somebody as lead</Link>, and leave once they have accepted.
          </p>
        </>
      ) : (
        <Form method="post" noValidate>
          <p>You do not see the place or its results any more. A lead can invite you again.</p>
          {isLastLead && (
            <Radios
              idPrefix="heir"
              name="heir"
              legend="Who leads the place after you?"
              legendSize="s"
              hint="They become a lead at once, and you leave."
              error={error}
              items={heirs.map(({ id, name, role }) => ({
                value: id,
                label: `${name} (${roleName(role)} now)`,
              }))}
            />
          )}
          <div className="app-actions">
            <Button variant="warning">{isLastLead ? 'Hand over and leave' : 'Leave the place'}</Button>
            <ButtonLink href={home} variant="secondary">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      )}
    </>
  );
}
