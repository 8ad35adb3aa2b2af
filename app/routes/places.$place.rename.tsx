import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { RenameForm } from '~/components/places/rename-form';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { renamePlace } from '~/services/members.server';
import { getPlace } from './places/own-place.server';
import { renameAsPosted } from './places/renaming.server';

export const meta: MetaFunction = () => title('Rename the place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place } = await getPlace(context, request, params, 'manage-members');
  return { id: place.id, name: place.name };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'manage-members');
  return renameAsPosted(request, (change) => renamePlace(context, by, change), paths.place(by.placeId));
}

export default function RenamePlacePage() {
  const { id, name } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.place(id)} />
      <RenameForm name={name} posted={posted} />
    </>
  );
}
