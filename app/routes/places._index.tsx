import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '~/components/nhs/button-link';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listPlaces } from '~/services/places.server';
import { getAccount } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Your places');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id } = await getAccount(context, request);
  const places = await listPlaces(context, id);
  return { places: places.map(({ id, name, role }) => ({ id, name, role })) };
}

export default function PlacesPage() {
  const { places } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-l">Your places</h1>
      {places.length === 0 ? (
        <p>
          A place is a local health and care system that assesses itself: a partnership, a borough, a
          neighbourhood. You have none yet.
        </p>
      ) : (
        <ul>
          {places.map(({ id, name, role }) => (
            <li key={id}>
              <Link to={paths.place(id)}>{name}</Link>
              {role !== 'lead' && ` (you are a ${role})`}
            </li>
          ))}
        </ul>
      )}
      <ButtonLink href={paths.newPlace}>Register a place</ButtonLink>
    </>
  );
}
