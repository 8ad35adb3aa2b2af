import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';
import type { Fields } from '~/lib/form-fields';
import { readForm } from '~/lib/form-schema.server';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { registerPlace } from '~/services/places.server';
import { getAccount } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Register a place');

const FIELDS = {
  name: {
    kind: 'text',
    required: 'Enter the name of the place',
    most: 100,
    tooLong: 'Shorten the name to 100 characters or fewer',
  },
} as const satisfies Fields;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getAccount(context, request);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const account = await getAccount(context, request);
  const said = readForm(FIELDS, await postedForm(request));
  if (!said.ok) return data({ errors: said.errors, typed: said.typed }, { status: 400 });
  return redirect(paths.place(await registerPlace(context, account.id, said.values.name)));
}

export default function NewPlacePage() {
  const posted = useActionData<typeof action>();
  const error = posted?.errors.name;
  return (
    <>
      <BackLink href={paths.places} />
      <ErrorSummary errors={error ? [{ href: '#name', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Register a place</h1>
      <p>You become its lead: you set up its assessments, and read their results.</p>
      <Form method="post" noValidate>
        <TextInput
          id="name"
          name="name"
          label="Name of the place"
          hint="As the people who live and work there call it. Respondents see it."
          defaultValue={posted?.typed.name}
          error={error}
          autoComplete="off"
        />
        <Button>Register the place</Button>
      </Form>
    </>
  );
}
