import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { personRow, PERSON_COLUMNS } from '~/components/administration/person-row';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { Pagination } from '~/components/nhs/pagination';
import { Table } from '~/components/nhs/table';
import { TextInput } from '~/components/nhs/text-input';
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
  const neighbour = (number: number) => {
    const asked = new URLSearchParams({ ...(words && { q: words }), page: String(number) });
    return number >= 1 && number <= pages
      ? { href: `${people}?${asked}`, label: `Page ${number} of ${pages}` }
      : null;
  };
  return (
    <>
      <h1 className="nhsuk-heading-l">People</h1>
      <div className="app-actions">
        <ButtonLink href={invitePerson}>Invite somebody</ButtonLink>
        <Link to={invitations}>Open invitations</Link>
      </div>
      <Form method="get" action={people} className="app-choose" role="search">
        <TextInput
          key={words}
          id="q"
          name="q"
          label="Name, e-mail address or place"
          defaultValue={words}
          width={20}
          autoComplete="off"
        />
        <Button variant="secondary">Search</Button>
      </Form>
      <p role="status">
        {count === 0 ? 'Nobody found.' : `${count} ${count === 1 ? 'person' : 'people'}`}
        {words && (
          <>
            {' '}
            <Link to={people}>Show everybody</Link>
          </>
        )}
      </p>
      {count > 0 && (
        <Table
          id="people"
          caption="People with an account, by name"
          captionHidden
          head={PERSON_COLUMNS}
          rows={found.map(personRow)}
        />
      )}
      {pages > 1 && <Pagination label="Pages" previous={neighbour(page - 1)} next={neighbour(page + 1)} />}
    </>
  );
}
