import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { Form, type MetaFunction, useActionData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findSharedLink, tryLinkPassword } from '~/services/results-links.server';
import { readerCookie } from './places/results-reader.server';

export const meta: MetaFunction = () => title('Shared results');

const UNKNOWN = 'This link leads to no results. It may have been taken back: ask whoever sent it to you.';
const WRONG = 'Enter the password that came with the link. This is not it';
const THROTTLED =
  'Too many passwords were wrong. Nobody is told whether this one was right. Try again in 15 minutes.';

/** The link of an address; the same 404 whether it was taken back or never there. */
async function getLink(context: AppLoadContext, token: string | undefined) {
  const known = token !== undefined && /^[0-9a-f]{32,64}$/.test(token);
  return (known ? await findSharedLink(context, token) : undefined) ?? refuse(404, UNKNOWN);
}

type Link = Awaited<ReturnType<typeof getLink>>;

/** Leads to the results, which this browser may read from now on. */
const open = (context: AppLoadContext, request: Request, link: Link) =>
  redirect(paths.assessment(link.placeId, link.assessmentId).results, {
    headers: { 'Set-Cookie': readerCookie(context, request, link, link.id), 'Cache-Control': 'no-store' },
  });

/** A link without a password opens at once. Before the password nothing is told of what it leads to. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await getLink(context, params.token);
  return link.passwordHash === null ? open(context, request, link) : null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await getLink(context, params.token);
  const password = (await postedForm(request)).get('password');
  const typed = typeof password === 'string' ? password : '';
  const tried = await tryLinkPassword(context, link, typed, context.address);
  if (tried === 'throttled') refuse(429, THROTTLED);
  return tried === 'right' ? open(context, request, link) : data({ error: WRONG }, { status: 400 });
}

export default function SharedPage() {
  const posted = useActionData<typeof action>();
  const error = posted?.error;
  return (
    <>
      <ErrorSummary errors={error ? [{ href: '#password', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Results that were shared with you</h1>
      <p>Whoever sent you the link also gave you a password.</p>
      <Form method="post" noValidate reloadDocument>
        <PasswordInput
          id="password"
          name="password"
          label="Password"
          autoComplete="current-password"
          error={error}
        />
        <Button>Read the results</Button>
      </Form>
    </>
  );
}
