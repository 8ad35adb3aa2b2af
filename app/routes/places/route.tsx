import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, Outlet, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { paths } from '~/lib/paths';
import { getAccount } from '../sign-in/signed-in.server';
import { findSharedHeader } from './results-reader.server';

/** Who is signed in, or whom results are shared with: above every page of a place. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shared = await findSharedHeader(context, request, params);
  if (shared) return { name: null, shared };
  const { name } = await getAccount(context, request);
  return { name, shared: null };
}

export default function PlacePages() {
  const { name, shared } = useLoaderData<typeof loader>();
  if (shared) {
    return (
      <>
        <Form method="post" action={shared.close} className="app-signed-in" reloadDocument>
          <span>Shared with: {shared.label}</span>
          <Button variant="secondary" small>
            Close these results
          </Button>
        </Form>
        <Outlet />
      </>
    );
  }
  return (
    <>
      <Form method="post" action={paths.signOut} className="app-signed-in" reloadDocument>
        <span>
          Signed in as <Link to={paths.account}>{name}</Link> · <Link to={paths.places}>Your places</Link>
        </span>
        <Button variant="secondary" small>
          Sign out
        </Button>
      </Form>
      <Outlet />
    </>
  );
}
