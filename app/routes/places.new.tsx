import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PLACE_NAME_FIELDS, PlaceNameField } from '~/components/places/name-field';
import { readForm } from '~/lib/form-schema.server';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { registerPlace } from '~/services/places.server';
import { getAccount } from './sign-in/signed-in.server';

export const meta: MetaFunction = () => title('Register a place');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getAccount(context, request);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const account = await getAccount(context, request);
  const said = readForm(PLACE_NAME_FIELDS, await postedForm(request));
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
        <PlaceNameField value={posted?.typed.name} error={error} />
        <Button>Register the place</Button>
      </Form>
    </>
  );
}
