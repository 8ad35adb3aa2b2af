import type { ActionFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useActionData } from '@remix-run/react';
import { ReturnPage } from '~/components/questionnaire/return-page';
import { ownAccessSeconds } from '~/domain/response/own-access';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { returnFromForm } from './answer.$handle/return.server';
import { getSurvey } from './join.$code/survey.server';
import { useSurvey } from './join.$code/use-survey';

export const meta: MetaFunction = () => title('Go back to your answers');

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { assessmentId, closesAt, placeName } = await getSurvey(context, request, params.code);
  return returnFromForm(context, request, {
    assessmentId,
    seconds: ownAccessSeconds(closesAt, context.clock()),
    unknown: `No answers in the survey of ${placeName} have this return code. They may have been withdrawn, or belong to another survey`,
  });
}

export default function JoinReturnPage() {
  const { joinCode, placeName } = useSurvey();
  return (
    <ReturnPage posted={useActionData<typeof action>()}>
      <p>
        This opens your answers in the survey of {placeName}. Without the code they cannot be found: no name
        is kept with them.
      </p>
      <p>
        <Link to={paths.joinAt(joinCode)}>Go to the start of this survey</Link>
      </p>
    </ReturnPage>
  );
}
