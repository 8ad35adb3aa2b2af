import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { AuditTable, logNeighbours } from '~/components/administration/audit-table';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { Pagination } from '~/components/nhs/pagination';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { readAuditPage } from '~/services/audit-log.server';
import { readSpot } from './administration/audit-asked.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('What happened lately', data?.place.name ?? 'Place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place } = await getPlace(context, request, params, 'manage-members');
  const { searchParams } = new URL(request.url);
  const page = await readAuditPage(context, { placeId: place.id }, readSpot(searchParams));
  return { place: { id: place.id, name: place.name }, ...page };
}

export default function PlaceLogPage() {
  const { place, entries, newerThan, olderThan } = useLoaderData<typeof loader>();
  const { log } = paths.placePeople(place.id);
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
        What happened lately
      </h1>
      <p>
        What leads and administrators did in this place. What respondents do is never written down. Nobody can
        change this log.
      </p>
      <AuditTable entries={entries} withPlace={false} />
      <Pagination label="Pages of the log" {...logNeighbours(log, {}, { newerThan, olderThan })} />
    </>
  );
}
