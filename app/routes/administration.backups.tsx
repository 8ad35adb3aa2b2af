import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { WarningCallout } from '~/components/nhs/warning-callout';
import { engineName } from '~/domain/installation/messages';
import { title } from '~/lib/page-title';
import { databaseWithoutSecrets, isSecretBesideData } from '~/lib/settings-in-force.server';
import { getInInstallation } from './administration/own-installation.server';

export const meta: MetaFunction = () => title('Backups', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'see-operations');
  const { settings } = context;
  return {
    engine: engineName(settings.databaseUrl),
    database: databaseWithoutSecrets(settings.databaseUrl),
    dataFolder: settings.dataFolder,
    secretBesideData: isSecretBesideData(settings),
  };
}

export default function BackupsPage() {
  const { engine, database, dataFolder, secretBesideData } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-l">Backups</h1>
      <p>
        Concord makes no backups by itself, and does not know of those that you make. Whoever runs the server
        makes them, at least every night while an assessment is open.
      </p>
      <h2 className="nhsuk-heading-m">How to make one now</h2>
      <p>
        This installation keeps its data in {engine}: <code className="app-address">{database}</code>.
      </p>
      {engine === 'SQLite' ? <SqliteBackup file={database.replace(/^sqlite:/, '')} /> : <PostgresBackup />}
      <WarningCallout heading="Keep the secret apart">
        <p>
          A backup holds what people answered. With the secret, SESSION_SECRET, answers can be matched with
          the codes that people hold. Never keep the two in the same place.
        </p>
        {secretBesideData ? (
          <p>
            Here the secret is the file <code>session-secret</code> in{' '}
            <code className="app-address">{dataFolder}</code>. So do not copy that folder as a whole. Keep a
            copy of the secret by itself: without it nobody can go back to their answers, and the audit log
            cannot be checked.
          </p>
        ) : (
          <p>
            Keep a copy of the secret by itself: without it nobody can go back to their answers, and the audit
            log cannot be checked.
          </p>
        )}
      </WarningCallout>
      <h2 className="nhsuk-heading-m">What else to see to</h2>
      <ul>
        <li>Encrypt backups, and say who may open them.</li>
        <li>
          Delete them after a fixed time. They keep what was withdrawn or deleted after they were made, and
          two of them show what changed in between.
        </li>
        <li>Try once to start Concord from a backup, on another computer, before you need to.</li>
      </ul>
      <p>
        More, and how to go back to a backup, stands in <code>docs/backups.md</code> in the folder of Concord.
      </p>
    </>
  );
}

function SqliteBackup({ file }: { file: string }) {
  return (
    <>
      <p>
        While Concord runs, with the program <code>sqlite3</code>:
      </p>
      <pre className="app-command">{`sqlite3 '${file}' "VACUUM INTO '/safe/place/concord-backup.db'"`}</pre>
      <p>
        Do not copy the file itself while Concord runs: parts of it may be missing, and it tells in which
        order answers came.
      </p>
    </>
  );
}

function PostgresBackup() {
  return (
    <>
      <p>
        While Concord runs, with the programs of PostgreSQL, and the address of the database as{' '}
        <code>DATABASE_URL</code>:
      </p>
      <pre className="app-command">{`pg_dump --format=custom --file=/safe/place/concord-backup.dump "$DATABASE_URL"`}</pre>
      <p>
        If your database is hosted for you, its own backups serve as well. They keep deleted rows and exact
        times for as long as they are kept: keep them for a short time.
      </p>
    </>
  );
}
