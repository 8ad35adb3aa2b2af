import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { refuse } from '~/lib/http';
import { getInInstallation } from './administration/own-installation.server';

/** Addresses below the administration that lead nowhere: signed out, they lead to signing in as the others do. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'see-operations');
  refuse(404);
}

export const action = (args: ActionFunctionArgs) => loader(args);

export default function Nowhere() {
  return null;
}
