import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { signInVouched } from '~/services/single-sign-on.server';
import { awayHeader, findAway } from './sign-in/departure.server';
import {
  PROBLEM_TITLES,
  type ProviderProblem,
  problemStatus,
  ProviderProblemPage,
} from './sign-in/provider-problem';
import { signInCookie, visitorOf } from './sign-in/signed-in.server';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  title(PROBLEM_TITLES[shown?.problem ?? 'refused']);

/** Where the provider sends people back to. What the browser held for it is used up, whatever comes of it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { singleSignOn } = context;
  if (!singleSignOn) return refuse(404);
  const headers = new Headers({ 'Set-Cookie': awayHeader(context, request, null) });
  const problem = (what: ProviderProblem) =>
    data({ problem: what, provider: singleSignOn.name }, { status: problemStatus(what), headers });

  const away = findAway(context, request);
  if (!away) return problem('refused');
  const vouched = await singleSignOn.comeBack(new URL(request.url).search, away.departure);
  if (typeof vouched === 'string') return problem(vouched);
  const tried = await signInVouched(context, vouched, visitorOf(context, request));
  if (tried.outcome === 'no-account') return problem('no-account');
  headers.append('Set-Cookie', signInCookie(context, request, tried.token));
  // The link of an invitation that was just taken up leads nowhere any more.
  throw redirect(tried.invited ? paths.places : (away.next ?? paths.places), { headers });
}

export default function BackFromProviderPage() {
  const { problem, provider } = useLoaderData<typeof loader>();
  return <ProviderProblemPage problem={problem} provider={provider} />;
}
