import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { readJoinCode } from '~/domain/assessment/join-code';
import { postedForm } from '~/lib/http';
import { paths } from '~/lib/paths';
import { closeOnThisDevice } from './answer.$handle/own-response.server';

/**
 * Makes this device forget a response; the answers stay, and the return code opens them again on the page that this
 * leads to: that of the place's survey, whose join code comes with the form, or that of "Try it".
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const setCookie = await closeOnThisDevice(context, request, params.handle);
  const joinCode = readJoinCode(String((await postedForm(request)).get('join') ?? ''));
  const back = joinCode === undefined ? paths.tryReturn : paths.joinReturn(joinCode);
  return redirect(back, { headers: { 'Set-Cookie': setCookie } });
}

export const loader = () => redirect(paths.tryReturn);
