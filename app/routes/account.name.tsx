import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';
import type { Fields } from '~/lib/form-fields';
import { readForm } from '~/lib/form-schema.server';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeName } from '~/services/accounts.server';
import { getAccount } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Your name');

const FIELDS = {
  name: { kind: 'text', required: 'Enter your name', most: 100, tooLong: 'Use 100 characters or fewer' },
} as const satisfies Fields;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name } = await getAccount(context, request);
  return { name };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const account = await getAccount(context, request);
  const said = readForm(FIELDS, await postedForm(request));
  if (!said.ok) return data({ errors: said.errors, typed: said.typed }, { status: 400 });
  await changeName(context, account, said.values.name);
  return redirect(paths.account);
}

export default function NamePage() {
  const { name } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const error = posted?.errors.name;
  return (
    <>
      <BackLink href={paths.account} />
      <ErrorSummary errors={error ? [{ href: '#name', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Your name</h1>
      <Form method="post" noValidate>
        <TextInput
          id="name"
          name="name"
          label="Name"
          hint="The other people who look after your places see it."
          defaultValue={posted?.typed.name ?? name}
          error={error}
          autoComplete="name"
        />
        <Button>Save</Button>
      </Form>
    </>
  );
}
