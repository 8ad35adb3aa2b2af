import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { valuesOf } from '~/components/places/set-up-fields';
import { SetUpForm } from '~/components/places/set-up-form';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeAssessment } from '~/services/assessments.server';
import { getAssessment } from './places/own-place.server';
import { readPostedSetUp, setUpChoices } from './places/set-up.server';

export const meta: MetaFunction = () => title('Change the set-up');

const TOO_LATE = 'This assessment is no longer a draft, so its set-up stays as it is. Nothing was changed.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'set-up');
  const { home } = paths.assessment(place.id, assessment.id);
  if (assessment.state !== 'draft') throw redirect(home);
  const choices = setUpChoices(context);
  return { home, title: assessment.title, ...choices, values: valuesOf(assessment, choices.sectors) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'set-up');
  const read = await readPostedSetUp(context, request);
  if (!read.ok) return data({ errors: read.errors, typed: read.typed }, { status: 400 });
  const outcome = await changeAssessment(context, by, assessment.id, read.setUp);
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'too-late') refuse(409, TOO_LATE);
  return redirect(paths.assessment(by.placeId, assessment.id).home);
}

export default function EditAssessmentPage() {
  const { home, title, sectors, sizes, values } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={home} />
      <SetUpForm
        heading={`Set-up of ${title}`}
        sectors={sectors}
        sizes={sizes}
        values={posted?.typed ?? values}
        errors={posted?.errors ?? {}}
      />
    </>
  );
}
