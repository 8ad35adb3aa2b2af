import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { assessmentCountWords, memberCountWords } from '~/components/administration/place-words';
import { Button } from '~/components/nhs/button';
import { Pagination } from '~/components/nhs/pagination';
import { Table } from '~/components/nhs/table';
import { Tag } from '~/components/nhs/tag';
import { TextInput } from '~/components/nhs/text-input';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { searchPlaces } from '~/services/place-register.server';
import { getInInstallation } from './administration/own-installation.server';
import { pageOf, readSearch } from './administration/search.server';

export const meta: MetaFunction = () => title('Places', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'see-places');
  const { words, page } = readSearch(request);
  return { words, ...pageOf(await searchPlaces(context, words), page) };
}

export default function PlacesPage() {
  const { words, found, count, page, pages } = useLoaderData<typeof loader>();
  const { places, place } = paths.administration;
  const neighbour = (number: number) => {
    const asked = new URLSearchParams({ ...(words && { q: words }), page: String(number) });
    return number >= 1 && number <= pages
      ? { href: `${places}?${asked}`, label: `Page ${number} of ${pages}` }
      : null;
  };
  return (
    <>
      <h1 className="nhsuk-heading-l">Places</h1>
      <p>Who is in each place, and how many assessments it has. Results are for its own people alone.</p>
      <Form method="get" action={places} className="app-choose" role="search">
        <TextInput
          key={words}
          id="q"
          name="q"
          label="Name of a place"
          defaultValue={words}
          width={20}
          autoComplete="off"
        />
        <Button variant="secondary">Search</Button>
      </Form>
      <p role="status">
        {count === 0 ? 'No place found.' : `${count} ${count === 1 ? 'place' : 'places'}`}
        {words && (
          <>
            {' '}
            <Link to={places}>Show all</Link>
          </>
        )}
      </p>
      {count > 0 && (
        <Table
          id="places"
          caption="Places, by name"
          captionHidden
          head={[
            { id: 'name', text: 'Place' },
            { id: 'members', text: 'People' },
            { id: 'assessments', text: 'Assessments' },
          ]}
          rows={found.map(({ id, name, members, assessments }) => ({
            id,
            cells: [
              <Link key="name" to={place(id)}>
                {name}
              </Link>,
              <span key="members">
                {memberCountWords(members)} {!members.lead && <Tag colour="orange">No lead</Tag>}
              </span>,
              assessmentCountWords(assessments),
            ],
          }))}
        />
      )}
      {pages > 1 && <Pagination label="Pages" previous={neighbour(page - 1)} next={neighbour(page + 1)} />}
    </>
  );
}
