import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';
import { deletionOf, GRACE_DAYS } from '~/domain/assessment/deletion';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { askToDelete, keepAssessment } from '~/services/deletions.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Delete', ...(data ? [data.title] : ['Assessment']));

const NOT_FROM_HERE =
  'This assessment is open, or opens by itself. Close it or take it back to draft first. Nothing was deleted.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'delete');
  const { home } = paths.assessment(place.id, assessment.id);
  const deletion = deletionOf(assessment.state, assessment.state !== 'draft', context.clock());
  if (assessment.deleteAt !== null || deletion.how === 'not-from-here') throw redirect(home);
  return {
    home,
    title: assessment.title,
    day: deletion.how === 'after-grace' ? ukDayWords(deletion.deleteAt) : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'delete');
  const { home } = paths.assessment(by.placeId, assessment.id);
  const form = await postedForm(request);
  if (form.get('do') === 'keep') {
    const kept = await keepAssessment(context, by, assessment.id);
    if (kept === 'not-there') refuse(404);
    if (kept === 'too-late') refuse(409, 'This assessment is being deleted. It cannot be kept any more.');
    return redirect(home);
  }
  const typed = String(form.get('title') ?? '').slice(0, 200);
  const outcome = await askToDelete(context, by, assessment.id, typed);
  switch (outcome) {
    case 'not-there':
      return refuse(404);
    case 'not-from-here':
      return refuse(409, NOT_FROM_HERE);
    case 'wrong-title':
      return data({ typed, error: 'Type the title as it stands above' }, { status: 400 });
    case 'deleted':
      return redirect(paths.place(by.placeId));
    case 'waiting':
      return redirect(home);
  }
}

export default function DeletePage() {
  const { home, title, day } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const error = posted?.error;
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary errors={error ? [{ href: '#title', text: error }] : []} />
      <h1 className="nhsuk-heading-l">Delete {title}</h1>
      {day === null ? (
        <p>This draft will be deleted at once. Nobody has answered it.</p>
      ) : (
        <>
          <p>It will be deleted on {day}. Until then any lead of the place can keep it. What goes:</p>
          <ul>
            <li>everybody’s answers and comments, sent or not</li>
            <li>all its results, with the comments that partners could read and the actions</li>
            <li>its links and codes, and links to its results</li>
            <li>in the results of later rounds, what changed since this one</li>
          </ul>
          <p>
            For these {GRACE_DAYS} days only leads can read its results. The audit log keeps who did what and
            when, but no answers. Copies of the database that were made before still hold it.
          </p>
        </>
      )}
      <Form method="post" noValidate>
        {day !== null && (
          <TextInput
            id="title"
            name="title"
            label={`To confirm, type the title: ${title}`}
            width={20}
            defaultValue={posted?.typed}
            error={error}
            autoComplete="off"
          />
        )}
        <div className="app-actions">
          <Button variant="warning">{day === null ? 'Delete the draft' : 'Delete it in 30 days'}</Button>
          <ButtonLink href={home} variant="secondary">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
