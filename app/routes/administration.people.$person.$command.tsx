import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { LinkToCopy } from '~/components/account/link-to-copy';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { WarningCallout } from '~/components/nhs/warning-callout';
import { commandsFor, PERSON_COMMANDS, type PersonCommand } from '~/domain/people/commands';
import { LEADS_ALONE, PERSON_COMMAND_WORDS } from '~/domain/people/messages';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findPersonWithParts, findPlacesLedAlone } from '~/services/people.server';
import { getInInstallation } from './administration/own-installation.server';
import { doToPerson } from './administration/person-commands.server';

const commandOf = (text: string | undefined): PersonCommand =>
  PERSON_COMMANDS.find((command) => command === text) ?? refuse(404);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  title(loaded ? PERSON_COMMAND_WORDS[loaded.command].heading(loaded.name) : 'Person', 'People');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const command = commandOf(params.command);
  const person = (await findPersonWithParts(context, params.person ?? '')) ?? refuse(404);
  const { id, name } = person;
  const commands = commandsFor({ ...person, isOwn: id === by.accountId });
  // Done already, or no longer of use: how it stands is on their page.
  if (!commands.includes(command)) throw redirect(paths.administration.person(id));
  const ledAlone = command === 'deactivate' ? await findPlacesLedAlone(context, id) : [];
  return { id, name, command, ledAlone };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const id = params.person ?? '';
  const done = await doToPerson(context, request, { by, id, command: commandOf(params.command) });
  switch (done.outcome) {
    case 'not-there':
      return refuse(404);
    case 'own':
      return refuse(409, 'Nobody can do this to their own account. Ask another administrator.');
    case 'changed':
      return refuse(
        409,
        'Somebody else changed this account in the meantime. Open its page again to see how it stands.',
      );
    case 'leads-alone':
      return data({ error: LEADS_ALONE, link: null }, { status: 409 });
    case 'link':
      return data({ error: null, link: { url: done.url, minutes: done.minutes } });
    default:
      return redirect(paths.administration.person(id));
  }
}

export default function PersonCommandPage() {
  const { id, name, command, ledAlone } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { person, place } = paths.administration;
  const { heading, lines, button } = PERSON_COMMAND_WORDS[command];
  if (posted?.link) return <ResetLink home={person(id)} name={name} {...posted.link} />;
  return (
    <>
      <BackLink href={person(id)} />
      <ErrorSummary errors={posted?.error ? [{ href: '#alone', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">{heading(name)}</h1>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {ledAlone.length > 0 ? (
        <div id="alone">
          <WarningCallout heading="First find somebody to take over">
            <p>{LEADS_ALONE}</p>
            <ul>
              {ledAlone.map((one) => (
                <li key={one.id}>
                  <Link to={place(one.id)}>{one.name}</Link>
                </li>
              ))}
            </ul>
          </WarningCallout>
        </div>
      ) : (
        <Form method="post" noValidate>
          <div className="app-actions">
            <Button variant={command === 'deactivate' ? 'warning' : undefined}>{button}</Button>
            <ButtonLink href={person(id)} variant="secondary">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      )}
    </>
  );
}

function ResetLink(props: { home: string; name: string; url: string; minutes: number }) {
  return (
    <>
      <BackLink href={props.home} />
      <h1 className="nhsuk-heading-l">Hand over this link</h1>
      <p>
        With it {props.name} chooses a new password. It works once, for {props.minutes} minutes. Send it to
        them alone: whoever opens it can sign in as they do.
      </p>
      <LinkToCopy url={props.url} label="Link to copy" />
      <p>We show it only now. If it is lost, make another: the old one then stops working.</p>
    </>
  );
}
