import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { paths } from '~/lib/paths';
import { endSession } from '~/services/sessions.server';
import { signInCookie, tokenIn } from './sign-in/signed-in.server';

/** Ends the session of this browser; done twice, or by nobody, it leads to the same place. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = tokenIn(context, request);
  if (token !== undefined) await endSession(context, token);
  return redirect(paths.signIn(), { headers: { 'Set-Cookie': signInCookie(context, request, null) } });
}

export const loader = () => redirect(paths.home);
