import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionErrorSummary, ActionForm } from '~/components/actions/action-form';
import { BackLink } from '~/components/nhs/back-link';
import { TOO_EARLY_FOR_ACTIONS } from '~/domain/actions/messages';
import type { TypedAction } from '~/domain/actions/typed-action';
import { mayHaveActions } from '~/domain/assessment/state';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { addAction } from '~/services/action-changes.server';
import { getAssessment } from './places/own-place.server';
import { actionSubjects, practicesFor, readPostedAction } from './places/posted-action.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Add an action', ...(data ? [data.head.placeName] : []));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'keep-actions');
  if (!mayHaveActions(assessment.state)) refuse(409, TOO_EARLY_FOR_ACTIONS);
  const asked = new URL(request.url).searchParams;
  const subjects = actionSubjects(context, assessment);
  const dimension = subjects.find(({ id }) => id === asked.get('dimension'))?.id ?? '';
  const practices = practicesFor(context, dimension);
  const practice = practices.find(({ id }) => id === asked.get('practice'));
  const values: TypedAction = {
    what: practice?.title ?? '',
    ownerRole: '',
    due: '',
    state: 'to-do',
    dimension,
    practice: practice?.id ?? '',
  };
  return {
    back: paths.assessment(place.id, assessment.id).actions(),
    head: { placeName: place.name, title: assessment.title },
    ticket: context.newId(),
    subjects,
    practices,
    values,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'keep-actions');
  const form = await postedForm(request);
  const read = readPostedAction(context, assessment, form);
  if (!read.ok) {
    const { typed, errors } = read;
    const status = Object.keys(errors).length > 0 ? 400 : 200;
    return data({ typed, errors, practices: practicesFor(context, typed.dimension) }, { status });
  }
  const added = await addAction(context, by, assessment.id, read.content, String(form.get('ticket') ?? ''));
  if (added.outcome === 'not-there') refuse(404);
  if (added.outcome === 'too-early') refuse(409, TOO_EARLY_FOR_ACTIONS);
  return redirect(paths.assessment(by.placeId, assessment.id).actions());
}

export default function NewActionPage() {
  const { back, head, ticket, subjects, practices, values } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors = posted?.errors ?? {};
  return (
    <>
      <BackLink href={back}>Actions</BackLink>
      <ActionErrorSummary errors={errors} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">
          {head.placeName}, {head.title}
        </span>
        Add an action
      </h1>
      <ActionForm
        values={posted?.typed ?? values}
        errors={errors}
        subjects={subjects}
        practices={posted?.practices ?? practices}
        button="Add the action"
      >
        <input type="hidden" name="ticket" value={ticket} />
      </ActionForm>
    </>
  );
}
