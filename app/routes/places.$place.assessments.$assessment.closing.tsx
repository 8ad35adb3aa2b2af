import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { MomentFields } from '~/components/places/moment-fields';
import { typedMoment } from '~/domain/assessment/uk-time';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeClosing } from '~/services/assessments.server';
import { readPostedClosing } from './places/closing.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('Change when it closes');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'set-up');
  const { home } = paths.assessment(place.id, assessment.id);
  if (assessment.state !== 'open') throw redirect(home);
  const { closesAt } = assessment;
  return { home, closes: closesAt === null ? { day: '', time: '' } : typedMoment(closesAt) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'set-up');
  const read = await readPostedClosing(context, request);
  if (!read.ok) return data({ errors: read.errors, typed: read.typed }, { status: 400 });
  const outcome = await changeClosing(context, by, assessment.id, read.closesAt);
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'too-late') refuse(409, 'This survey is no longer open. Nothing was changed.');
  return redirect(paths.assessment(by.placeId, assessment.id).home);
}

export default function ClosingPage() {
  const { home, closes } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors = posted?.errors ?? {};
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary
        errors={[
          ...(errors.day ? [{ href: '#closesDay', text: errors.day }] : []),
          ...(errors.time ? [{ href: '#closesTime', text: errors.time }] : []),
        ]}
      />
      <h1 className="nhsuk-heading-l">Change when it closes</h1>
      <Form method="post" noValidate>
        <MomentFields
          end="closes"
          legend="When does it close?"
          hint="Leave both empty to close it by hand. Respondents read this before they begin: tell those who know another date."
          values={posted?.typed ?? closes}
          errors={{ day: errors.day, time: errors.time }}
        />
        <Button>Save</Button>
      </Form>
    </>
  );
}
