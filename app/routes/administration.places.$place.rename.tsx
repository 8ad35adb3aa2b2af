import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { RenameForm } from '~/components/places/rename-form';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findPlaceInRegister, renamePlaceAsAdministrator } from '~/services/place-register.server';
import { getInInstallation } from './administration/own-installation.server';
import { renameAsPosted } from './places/renaming.server';

export const meta: MetaFunction = () => title('Rename a place', 'Places');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'manage-people');
  const { id, name } = (await findPlaceInRegister(context, params.place ?? '')) ?? refuse(404);
  return { id, name };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'manage-people');
  const placeId = params.place ?? '';
  if (!(await findPlaceInRegister(context, placeId))) refuse(404);
  return renameAsPosted(
    request,
    (change) => renamePlaceAsAdministrator(context, { ...by, placeId }, change),
    paths.administration.place(placeId),
  );
}

export default function RenamePlacePage() {
  const { id, name } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.administration.place(id)} />
      <RenameForm name={name} posted={posted} />
    </>
  );
}
