import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { SummaryList } from '~/components/nhs/summary-list';
import { Table } from '~/components/nhs/table';
import { Tag } from '~/components/nhs/tag';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { bytesWords, engineName } from '~/domain/installation/messages';
import { title } from '~/lib/page-title';
import { readHealth } from '~/services/operations.server';
import { getInInstallation } from './administration/own-installation.server';

export const meta: MetaFunction = () => title('Health', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'see-operations');
  const { settings, mail, singleSignOn, swept, clock } = context;
  return {
    at: clock().toISOString(),
    engine: engineName(settings.databaseUrl),
    ...(await readHealth(context)),
    sendsMail: mail !== undefined,
    hasSignOn: singleSignOn !== undefined,
    listeners: context.live.listeners(),
    swept: [...swept].map(([what, at]) => ({ what, at: at.toISOString() })),
  };
}

const good = (words: string) => <Tag colour="green">{words}</Tag>;
const bad = (words: string) => <Tag colour="red">{words}</Tag>;

export default function HealthPage() {
  const { at, engine, database, jobs, sendsMail, hasSignOn, listeners, swept } =
    useLoaderData<typeof loader>();
  const failed = jobs?.counts.failed ?? 0;
  const waiting = jobs?.counts.waiting ?? 0;
  return (
    <>
      <h1 className="nhsuk-heading-l">Health</h1>
      <p>As it was on {ukMomentWords(at)}. Load the page again to look again.</p>
      <SummaryList
        rows={[
          {
            id: 'database',
            key: 'Database',
            value: database ? (
              <>
                {good('Answers')} {engine}, within {database.answeredInMs} ms
              </>
            ) : (
              <>{bad('Does not answer')} Look at the log of the server.</>
            ),
          },
          { id: 'size', key: 'Its size', value: database ? bytesWords(database.bytes) : 'Not known' },
          { id: 'version', key: 'Version of its tables', value: database?.version ?? 'Not known' },
          {
            id: 'waiting',
            key: 'Work that waits',
            value: jobs ? (
              <>
                {waiting}
                {jobs.waitingSince && `, the first since ${ukMomentWords(jobs.waitingSince)}`}
              </>
            ) : (
              'Not known'
            ),
          },
          { id: 'running', key: 'Work under way', value: jobs ? (jobs.counts.running ?? 0) : 'Not known' },
          {
            id: 'failed',
            key: 'Work that failed',
            value: jobs ? (
              <>
                {failed} {failed > 0 && bad('Look at the log of the server')}
              </>
            ) : (
              'Not known'
            ),
          },
          {
            id: 'listeners',
            key: 'Listeners to changes of workshops',
            value: `${listeners}${listeners === 0 ? ': no page of one is open' : ' on this server'}`,
          },
          {
            id: 'mail',
            key: 'E-mail',
            value: sendsMail
              ? 'Set up'
              : 'Not set up: links are shown to be copied. See SMTP_URL in the README.',
          },
          {
            id: 'sign-on',
            key: 'Sign-on of organisations',
            value: hasSignOn
              ? 'Set up'
              : 'Not set up: people sign in with a password. See OIDC_ISSUER in the README.',
          },
        ]}
      />
      {swept.length > 0 && (
        <Table
          id="swept"
          caption="What this server does by the clock, and when it last went well"
          head={[
            { id: 'what', text: 'What' },
            { id: 'at', text: 'Last went well' },
          ]}
          rows={swept.map(({ what, at: last }) => ({
            id: what,
            cells: [sentence(what), ukMomentWords(last)],
          }))}
        />
      )}
      <p>
        Programs can watch <code>/healthz</code>, which says that this server runs, and <code>/readyz</code>,
        which says that its database answers.
      </p>
    </>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
