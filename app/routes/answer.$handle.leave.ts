import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '~/lib/paths';
import { closeOnThisDevice } from './answer.$handle/own-response.server';

/** Makes this device forget a response; the answers stay, and the return code opens them again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const setCookie = await closeOnThisDevice(context, request, params.handle);
  return redirect(paths.tryReturn, { headers: { 'Set-Cookie': setCookie } });
}

export const loader = () => redirect(paths.tryReturn);
