import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { personRow, PERSON_COLUMNS } from '~/components/administration/person-row';
import { SearchedList } from '~/components/administration/searched-list';
import { ButtonLink } from '~/components/nhs/button-link';
import { Table } from '~/components/nhs/table';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { searchPeople } from '~/services/people.server';
import { getInInstallation } from './administration/own-installation.server';
import { pageOf, readSearch } from './administration/search.server';

export const meta: MetaFunction = () => title('People', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'manage-people');
  const { words, page } = readSearch(request);
  return { words, ...pageOf(await searchPeople(context, words), page) };
}

export default function PeoplePage() {
  const { words, found, count, page, pages } = useLoaderData<typeof loader>();
  const { people, invitePerson, invitations } = paths.administration;
  return (
    <>
      <h1 className="nhsuk-heading-l">People</h1>
      <div className="app-actions">
        <ButtonLink href={invitePerson}>Invite somebody</ButtonLink>
        <Link to={invitations}>Open invitations</Link>
      </div>
      <SearchedList
        address={people}
        label="Name, e-mail address or place"
        words={words}
        found={count === 0 ? 'Nobody found.' : `${count} ${count === 1 ? 'person' : 'people'}`}
        showAll="Show everybody"
        page={page}
        pages={pages}
      >
        {count > 0 && (
          <Table
            id="people"
            caption="People with an account, by name"
            captionHidden
            head={PERSON_COLUMNS}
            rows={found.map(personRow)}
          />
        )}
      </SearchedList>
    </>
  );
}
