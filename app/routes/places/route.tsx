import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, Outlet, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { paths } from '~/lib/paths';
import { getAccount } from '../sign-in/signed-in.server';

/** Who is signed in: above every page of a lead. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name } = await getAccount(context, request);
  return { name };
}

export default function PlacePages() {
  const { name } = useLoaderData<typeof loader>();
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
