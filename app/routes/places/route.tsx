import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { SignedInBar } from '~/components/account/signed-in-bar';
import { getAccount } from '../sign-in/signed-in.server';

/** Who is signed in: above every page of a lead. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, administrator } = await getAccount(context, request);
  return { name, administrator };
}

export default function PlacePages() {
  return (
    <>
      <SignedInBar {...useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  );
}
