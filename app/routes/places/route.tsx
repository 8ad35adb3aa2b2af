import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Outlet, useLoaderData } from '@remix-run/react';
import { SignedInBar } from '~/components/account/signed-in-bar';
import { Button } from '~/components/nhs/button';
import { getAccount } from '../sign-in/signed-in.server';
import { findSharedHeader } from './results-reader.server';

/** Who is signed in, or whom results are shared with: above every page of a place. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shared = await findSharedHeader(context, request, params);
  if (shared) return { shared };
  const { name, administrator } = await getAccount(context, request);
  return { shared: null, name, administrator };
}

export default function PlacePages() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      {loaded.shared ? <SharedBar {...loaded.shared} /> : <SignedInBar {...loaded} />}
      <Outlet />
    </>
  );
}

function SharedBar({ label, close }: { label: string; close: string }) {
  return (
    <Form method="post" action={close} className="app-signed-in" reloadDocument>
      <span>Shared with: {label}</span>
      <Button variant="secondary" small>
        Close these results
      </Button>
    </Form>
  );
}
