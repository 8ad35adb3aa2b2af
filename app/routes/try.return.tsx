import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { ReturnPage } from '~/components/questionnaire/return-page';
import { TRIAL_ACCESS_SECONDS } from '~/domain/response/own-access';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { trialId } from '~/services/assessments.server';
import { returnFromForm } from './answer.$handle/return.server';

export const meta: MetaFunction = () => title('Go back to your answers');

export function action({ request, context }: ActionFunctionArgs) {
  return returnFromForm(context, request, {
    assessmentId: trialId(context.instrument.current.id),
    seconds: TRIAL_ACCESS_SECONDS,
    unknown: 'No answers have this return code. They may have been withdrawn, or their 24 hours are over',
  });
}

export default function TryReturnPage() {
  return (
    <ReturnPage posted={useActionData<typeof action>()}>
      <p>
        Did you answer the survey of a place? Then <Link to={paths.join}>enter its join code first</Link>.
      </p>
      <p>
        Without the return code your answers cannot be found: no name is kept with them. You can{' '}
        <Link to={paths.try}>begin again</Link>.
      </p>
    </ReturnPage>
  );
}
