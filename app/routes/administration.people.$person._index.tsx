import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { AccountStateTag, lastUsedWords, secondFactorWords } from '~/components/administration/person-row';
import { RoleTicks } from '~/components/administration/role-ticks';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { InsetText } from '~/components/nhs/inset-text';
import { SummaryList } from '~/components/nhs/summary-list';
import { roleName } from '~/domain/access/messages';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { commandsFor } from '~/domain/people/commands';
import { PERSON_COMMAND_WORDS } from '~/domain/people/messages';
import type { Fields } from '~/lib/form-fields';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeRoles, findPersonWithParts } from '~/services/people.server';
import { getInInstallation } from './administration/own-installation.server';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  title(loaded?.person.name ?? 'Person', 'People');

const FIELDS = {
  administrator: { kind: 'tick' },
  analyst: { kind: 'tick' },
  /** As they were when the form was shown. */
  wasAdministrator: { kind: 'tick' },
  wasAnalyst: { kind: 'tick' },
} as const satisfies Fields;

const OWN_ROLE = 'You cannot stop being an administrator yourself. Ask another administrator to change it.';
const CHANGED = 'Somebody else changed these roles in the meantime. Below is how they stand now.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const person = (await findPersonWithParts(context, params.person ?? '')) ?? refuse(404);
  const isOwn = person.id === by.accountId;
  return { person, isOwn, commands: commandsFor({ ...person, isOwn }) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const said = readForm(FIELDS, await postedForm(request));
  if (!said.ok) refuse(400);
  const { administrator, analyst, wasAdministrator, wasAnalyst } = said.values;
  const done = await changeRoles(context, by, params.person ?? '', {
    from: { administrator: wasAdministrator, analyst: wasAnalyst },
    to: { administrator, analyst },
  });
  switch (done.outcome) {
    case 'not-there':
      return refuse(404);
    case 'own':
      return data({ error: OWN_ROLE }, { status: 400 });
    case 'changed':
      return data({ error: CHANGED }, { status: 409 });
    default:
      return redirect(paths.administration.person(params.person ?? ''));
  }
}

export default function PersonPage() {
  const { person, isOwn, commands } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const { administration } = paths;
  const { administrator, analyst } = person;
  return (
    <>
      <BackLink href={administration.people} />
      <ErrorSummary errors={error ? [{ href: '#administrator', text: error }] : []} />
      <h1 className="nhsuk-heading-l">{person.name}</h1>
      <SummaryList
        rows={[
          { id: 'email', key: 'E-mail address', value: person.email },
          { id: 'state', key: 'State', value: <AccountStateTag state={person.state} /> },
          { id: 'since', key: 'Account since', value: ukDayWords(person.createdOn) },
          { id: 'used', key: 'Last used', value: lastUsedWords(person.lastUsed) },
          { id: 'sessions', key: 'Signed in now', value: sessionWords(person.sessions) },
          { id: 'factor', key: 'Second factor', value: secondFactorWords(person) },
          {
            id: 'sign-on',
            key: 'Sign-on of their organisation',
            value: person.signOn ? 'Linked' : 'Not linked',
          },
          {
            id: 'places',
            key: 'Places',
            value:
              person.parts.length === 0 ? (
                'None'
              ) : (
                <ul className="nhsuk-list">
                  {person.parts.map(({ placeId, placeName, role }) => (
                    <li key={placeId}>
                      <Link to={administration.place(placeId)}>{placeName}</Link> ({roleName(role)})
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      <p>
        <Link to={administration.auditOf(person.id)}>What they did, and what was done to their account</Link>
      </p>
      <Form method="post" key={`${administrator} ${analyst}`} noValidate>
        <RoleTicks administrator={administrator} analyst={analyst} />
        <input type="hidden" name="wasAdministrator" value={administrator ? 'yes' : 'no'} />
        <input type="hidden" name="wasAnalyst" value={analyst ? 'yes' : 'no'} />
        <Button variant="secondary">Save the roles</Button>
      </Form>
      <h2 className="nhsuk-heading-m">{isOwn ? 'Your account' : 'Their account'}</h2>
      {isOwn ? (
        <InsetText>
          <p>
            This is your own account. You cannot deactivate it or stop being an administrator yourself: so
            there is always one left.
          </p>
        </InsetText>
      ) : (
        <ul>
          {commands.map((command) => (
            <li key={command}>
              <Link to={administration.personCommand(person.id, command)}>
                {PERSON_COMMAND_WORDS[command].link}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function sessionWords(sessions: number): string {
  if (sessions === 0) return 'Nowhere';
  return sessions === 1 ? 'In one browser' : `In ${sessions} browsers`;
}
