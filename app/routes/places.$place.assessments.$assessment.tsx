import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Outlet, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { mayInPlace } from '~/domain/access/uses';
import { paths } from '~/lib/paths';
import { findAssessmentIn } from '~/services/assessments.server';
import { findAccount } from './sign-in/signed-in.server';

/** Above every page of an assessment: whether it is to be deleted. Who may read a page is for that page to say. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const account = await findAccount(context, request);
  const by = account && { accountId: account.id, placeId: params.place ?? '' };
  const found = by && (await findAssessmentIn(context, by, params.assessment ?? '', 'see-assessments'));
  if (!found || found.assessment.deleteAt === null) return null;
  const { place, assessment } = found;
  return {
    day: ukDayWords(found.assessment.deleteAt),
    keep: mayInPlace(place.role, 'delete') ? paths.assessment(place.id, assessment.id).delete : null,
  };
}

export default function AssessmentPages() {
  const toBeDeleted = useLoaderData<typeof loader>();
  return (
    <>
      {toBeDeleted && (
        <NotificationBanner id="to-be-deleted">
          <p className="nhsuk-notification-banner__heading">
            This assessment is to be deleted on {toBeDeleted.day}, with all its answers and results.
          </p>
          {toBeDeleted.keep ? (
            <>
              <p>Until then only leads can read its results, and links to them open nothing.</p>
              <Form method="post" action={toBeDeleted.keep}>
                <Button name="do" value="keep" small>
                  Keep it
                </Button>
              </Form>
            </>
          ) : (
            <p>Until then a lead of the place can still keep it. Only leads can read its results.</p>
          )}
        </NotificationBanner>
      )}
      <Outlet />
    </>
  );
}
