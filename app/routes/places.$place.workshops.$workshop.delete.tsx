import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { WarningCallout } from '~/components/nhs/warning-callout';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { removeWorkshop } from '~/services/workshop-keeping.server';
import { getPlace } from './places/own-place.server';
import { getWorkshop } from './places/own-workshop.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Delete', ...(data ? [data.title] : ['Workshop']));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  return {
    home: paths.workshop(place.id, workshop.id).home,
    title: workshop.title,
    stage: workshop.state.stage,
    isOnAssessment: workshop.assessmentId !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'run-workshops');
  if ((await postedForm(request)).get('sure') !== 'yes') {
    await getWorkshop(context, request, params, 'run-workshops');
    return data({ error: 'Tick the box to delete the workshop' }, { status: 400 });
  }
  // Deleted already, perhaps by the first of two clicks: then there is nothing left to do.
  if ((await removeWorkshop(context, by, params.workshop ?? '')) === 'not-there') refuse(404);
  return redirect(paths.workshops(by.placeId));
}

export default function DeleteWorkshopPage() {
  const { home, title, stage, isOnAssessment } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary errors={error ? [{ href: '#sure', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Delete {title}</h1>
      {stage === 'running' && (
        <WarningCallout heading="It is running now">
          <p>Everybody in the room would lose it at once.</p>
        </WarningCallout>
      )}
      {stage === 'draft' ? (
        <p>Its settings and agenda will be deleted at once. Nobody has voted in it.</p>
      ) : (
        <>
          <p>It will be deleted at once, and cannot be brought back. What goes:</p>
          <ul>
            <li>its votes, words and results</li>
            <li>what the group agreed, with reasons and dissent, and the questions that were parked</li>
            <li>its actions{isOnAssessment && '; those that went to the assessment’s list stay there'}</li>
            <li>its record: print it first if you need it</li>
          </ul>
          <p>
            The audit log keeps that there was a workshop of this title. Copies of the database that were made
            before still hold it.
          </p>
        </>
      )}
      <Form method="post" noValidate>
        <Checkbox id="sure" name="sure" label="Yes, delete it for good" error={error} />
        <div className="app-actions">
          <Button variant="warning">Delete the workshop</Button>
          <ButtonLink href={home} variant="secondary">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
