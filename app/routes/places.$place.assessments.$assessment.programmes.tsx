import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { sharingTold, SHARED_WITH_PROGRAMMES } from '~/domain/assessment/sharing-words';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeSharing } from '~/services/assessments.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('Share with programmes');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'share-with-programmes');
  const { home } = paths.assessment(place.id, assessment.id);
  return { home, title: assessment.title, shared: assessment.shared };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'share-with-programmes');
  const wanted = (await postedForm(request)).get('shared');
  if (wanted !== 'yes' && wanted !== 'no') refuse(400, 'This form could not be read. Nothing was changed.');
  // Where it is so already, somebody pressed twice.
  const outcome = await changeSharing(context, by, assessment.id, wanted === 'yes');
  if (outcome === 'not-there') refuse(404);
  return redirect(paths.assessment(by.placeId, assessment.id).home);
}

export default function ProgrammesPage() {
  const { home, title, shared } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={home}>{title}</BackLink>
      <h1 className="nhsuk-heading-l">{shared ? 'Stop sharing with programmes' : 'Share with programmes'}</h1>
      <ul>
        {SHARED_WITH_PROGRAMMES.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {shared ? (
        <p>
          You can stop at any time. The results then go into no further release; releases that were published
          before stay as they are.
        </p>
      ) : (
        <p>
          Respondents read on the page they begin on whether results are shared. Those who have answered
          already read this: “{sharingTold(false)}”
        </p>
      )}
      <Form method="post">
        <div className="app-actions">
          <Button name="shared" value={shared ? 'no' : 'yes'}>
            {shared ? 'Stop sharing' : 'Share the results'}
          </Button>
          <ButtonLink href={home} variant="secondary">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
