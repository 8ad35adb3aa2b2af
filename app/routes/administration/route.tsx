import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { SignedInBar } from '~/components/account/signed-in-bar';
import { AdministrationNav } from '~/components/administration/administration-nav';
import { getInInstallation } from './own-installation.server';

/** Above every page of an administrator. Each of them asks again: it can be asked for without this one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, administrator } = (await getInInstallation(context, request, 'see-operations')).account;
  return { name, administrator };
}

export default function AdministrationPages() {
  return (
    <>
      <SignedInBar {...useLoaderData<typeof loader>()} />
      <AdministrationNav />
      <Outlet />
    </>
  );
}
