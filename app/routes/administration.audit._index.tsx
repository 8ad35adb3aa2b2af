import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { AuditFilterForm } from '~/components/administration/audit-filter-form';
import { AuditTable, logNeighbours } from '~/components/administration/audit-table';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { Pagination } from '~/components/nhs/pagination';
import { AUDIT_ACTIONS, faultWords, OTHER_ACTORS } from '~/domain/audit/messages';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { readAuditPage } from '~/services/audit-log.server';
import { verifyAudit } from '~/services/audit.server';
import { listNames } from '~/services/people.server';
import { searchPlaces } from '~/services/place-register.server';
import { readAskedAudit, readSpot } from './administration/audit-asked.server';
import { getInInstallation } from './administration/own-installation.server';

export const meta: MetaFunction = () => title('Audit log', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'read-audit-log');
  const [places, people] = await Promise.all([searchPlaces(context, ''), listNames(context)]);
  const { searchParams } = new URL(request.url);
  const { typed, filter, errors } = readAskedAudit(searchParams, { places, people });
  const choices = {
    places: places.map(({ id, name }) => ({ value: id, text: name })),
    people: [
      ...people.map(({ id, name, email }) => ({ value: id, text: `${name} (${email})` })),
      ...Object.entries(OTHER_ACTORS).map(([value, text]) => ({ value, text })),
    ],
    actions: Object.entries(AUDIT_ACTIONS)
      .map(([value, { name }]) => ({ value, text: name }))
      .sort((one, other) => one.text.localeCompare(other.text, 'en-GB')),
  };
  if (Object.keys(errors).length > 0) {
    const none = { entries: [], newerThan: null, olderThan: null };
    return data({ typed, errors, choices, ...none }, { status: 400 });
  }
  return data({ typed, errors, choices, ...(await readAuditPage(context, filter, readSpot(searchParams))) });
}

/** Checks the whole log. On demand alone: it reads every entry there is. */
export async function action({ request, context }: ActionFunctionArgs) {
  await getInInstallation(context, request, 'read-audit-log');
  const found = await verifyAudit(context);
  return found.outcome === 'whole'
    ? {
        isWhole: true,
        words: `The log is whole: ${found.entries} ${found.entries === 1 ? 'entry' : 'entries'}.`,
      }
    : { isWhole: false, words: `The log is broken. ${faultWords(found)}` };
}

export default function AuditPage() {
  const { typed, errors, choices, entries, newerThan, olderThan } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  const { audit, auditFile } = paths.administration;
  const asked = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const isWrong = Object.keys(errors).length > 0;
  return (
    <>
      {checked && (
        <NotificationBanner id="checked" success={checked.isWhole} title="Check of the log">
          <p>{checked.words}</p>
        </NotificationBanner>
      )}
      <ErrorSummary errors={Object.entries(errors).map(([field, text]) => ({ href: `#${field}`, text }))} />
      <h1 className="nhsuk-heading-l">Audit log</h1>
      <p>
        Who changed access, assessments, sharing or settings, and when, in UK time. What respondents do is
        never written down, and nobody can change an entry.
      </p>
      <AuditFilterForm typed={typed} errors={errors} choices={choices} />
      {Object.keys(asked).length > 0 && (
        <p>
          <Link to={audit}>Show all entries</Link>
        </p>
      )}
      {!isWrong && <AuditTable entries={entries} withPlace />}
      <Pagination label="Pages of the log" {...logNeighbours(audit, asked, { newerThan, olderThan })} />
      {!isWrong && (
        <Form method="post" action={auditFile} reloadDocument>
          {Object.entries(asked).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button variant="secondary">Download these entries as CSV</Button>
        </Form>
      )}
      <h2 className="nhsuk-heading-m">Is the log whole?</h2>
      <p>
        Each entry carries a seal made from the one before it, with a key that is not in the database. So a
        check tells whether an entry was changed, taken out or put in. It reads the whole log and can take a
        while.
      </p>
      <Form method="post" noValidate>
        <Button variant="secondary">Check the log</Button>
      </Form>
    </>
  );
}
