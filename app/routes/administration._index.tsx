import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { ADMINISTRATION_PAGES } from '~/components/administration/administration-nav';
import { WarningCallout } from '~/components/nhs/warning-callout';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { readTexts } from '~/services/installation-texts.server';
import { readHealth } from '~/services/operations.server';
import { searchPlaces } from '~/services/place-register.server';
import { getInInstallation } from './administration/own-installation.server';

export const meta: MetaFunction = () => title('Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'see-operations');
  const [places, health, { texts }] = await Promise.all([
    searchPlaces(context, ''),
    readHealth(context),
    readTexts(context),
  ]);
  return {
    leaderless: places.filter(({ members }) => !members.lead).map(({ id, name }) => ({ id, name })),
    failedJobs: health.jobs?.counts.failed ?? 0,
    saysWhoIsResponsible: texts.controller !== '',
  };
}

export default function AdministrationPage() {
  const { leaderless, failedJobs, saysWhoIsResponsible } = useLoaderData<typeof loader>();
  const { administration } = paths;
  return (
    <>
      <h1 className="nhsuk-heading-l">Administration</h1>
      <p>
        You look after this installation: who has an account, which places there are, and what people are
        told. You see no answers and no results of a place unless you have a role in it.
      </p>
      {(leaderless.length > 0 || failedJobs > 0 || !saysWhoIsResponsible) && (
        <WarningCallout heading="Needs your attention">
          <ul>
            {leaderless.map(({ id, name }) => (
              <li key={id}>
                <Link to={administration.place(id)}>{name}</Link> has no lead. Appoint one.
              </li>
            ))}
            {failedJobs > 0 && (
              <li>
                Some work behind the pages failed. <Link to={administration.health}>See the health page</Link>
                .
              </li>
            )}
            {!saysWhoIsResponsible && (
              <li>
                People are not told who is responsible for their data.{' '}
                <Link to={administration.texts}>Write the texts</Link>.
              </li>
            )}
          </ul>
        </WarningCallout>
      )}
      <dl className="app-terms">
        {ADMINISTRATION_PAGES.map(({ href, text, about }) => (
          <div key={href}>
            <dt>
              <Link to={href}>{text}</Link>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
