import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { firstValues, valuesOf } from '~/components/places/set-up-fields';
import { SetUpForm } from '~/components/places/set-up-form';
import { BackLink } from '~/components/nhs/back-link';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { draftAssessment, listAssessmentsOf } from '~/services/assessments.server';
import { getPlace } from './places/own-place.server';
import { readPostedSetUp, setUpChoices } from './places/set-up.server';

export const meta: MetaFunction = () => title('Start an assessment');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place } = await getPlace(context, request, params, 'set-up');
  const [last] = await listAssessmentsOf(context, place.id);
  const choices = setUpChoices(context);
  // The next round begins with the set-up of the last; its title and dates are its own, and sharing is asked anew.
  const values = last
    ? valuesOf({ ...last, title: '', opensAt: null, closesAt: null, shared: false }, choices.sectors)
    : firstValues(choices.sectors);
  return { placeId: place.id, placeName: place.name, ...choices, values };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by } = await getPlace(context, request, params, 'set-up');
  const read = await readPostedSetUp(context, request);
  if (!read.ok) return data({ errors: read.errors, typed: read.typed }, { status: 400 });
  const id = (await draftAssessment(context, by, read.setUp)) ?? refuse(404);
  return redirect(paths.assessment(by.placeId, id).home);
}

export default function NewAssessmentPage() {
  const { placeId, placeName, sectors, sizes, values } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.place(placeId)} />
      <SetUpForm
        heading={`Start an assessment of ${placeName}`}
        sectors={sectors}
        sizes={sizes}
        values={posted?.typed ?? values}
        errors={posted?.errors ?? {}}
      />
    </>
  );
}
