import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { awayHeader } from './sign-in/departure.server';
import { PROBLEM_TITLES, problemStatus, ProviderProblemPage } from './sign-in/provider-problem';
import { nextIn } from './sign-in/sign-in-reply.server';

export const meta: MetaFunction = () => title(PROBLEM_TITLES['no-answer']);

/** Leads to the provider, with what the browser has to hold meanwhile. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { singleSignOn } = context;
  if (!singleSignOn) return refuse(404);
  const left = await singleSignOn.leave();
  if (!left) {
    return data({ provider: singleSignOn.name }, { status: problemStatus('no-answer') });
  }
  const next = nextIn(request);
  const away = { departure: left.departure, ...(next !== undefined && { next }) };
  throw redirect(left.url, { headers: { 'Set-Cookie': awayHeader(context, request, away) } });
}

export default function ProviderPage() {
  const { provider } = useLoaderData<typeof loader>();
  return <ProviderProblemPage problem="no-answer" provider={provider} />;
}
