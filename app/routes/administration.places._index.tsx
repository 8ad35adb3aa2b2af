import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { assessmentCountWords, memberCountWords } from '~/components/administration/place-words';
import { SearchedList } from '~/components/administration/searched-list';
import { Table } from '~/components/nhs/table';
import { Tag } from '~/components/nhs/tag';
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
  return (
    <>
      <h1 className="nhsuk-heading-l">Places</h1>
      <p>Who is in each place, and how many assessments it has. Results are for its own people alone.</p>
      <SearchedList
        address={places}
        label="Name of a place"
        words={words}
        found={count === 0 ? 'No place found.' : `${count} ${count === 1 ? 'place' : 'places'}`}
        showAll="Show all"
        page={page}
        pages={pages}
      >
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
      </SearchedList>
    </>
  );
}
