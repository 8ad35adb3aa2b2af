import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { postedForm, postedText } from '~/lib/http';
import { paths } from '~/lib/paths';
import { endSessions } from '~/services/sessions.server';
import { getAccount, tokenIn } from './sign-in/signed-in.server';

/** Signs out another browser of one's own, or all others; done twice it leads to the same place. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await getAccount(context, request);
  const session = postedText(await postedForm(request), 'session');
  await endSessions(
    context,
    id,
    session === 'others' ? { allBut: tokenIn(context, request) } : { id: session },
  );
  return redirect(paths.account);
}

export const loader = () => redirect(paths.account);
