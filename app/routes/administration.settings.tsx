import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { SummaryList } from '~/components/nhs/summary-list';
import { title } from '~/lib/page-title';
import { settingsInForce } from '~/lib/settings-in-force.server';
import { getInInstallation } from './administration/own-installation.server';

export const meta: MetaFunction = () => title('Settings', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'see-operations');
  return { settings: settingsInForce(context.settings) };
}

export default function SettingsPage() {
  const { settings } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-l">Settings in force</h1>
      <p>
        This server runs with these settings now. They are environment variables: whoever runs the server
        changes them there and starts Concord again. What each means stands in the README of Concord.
      </p>
      <SummaryList
        rows={settings.map(({ name, value }) => ({
          id: name,
          key: <code className="app-address">{name}</code>,
          value: <span className="app-address">{value}</span>,
        }))}
      />
    </>
  );
}
