import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Form, type MetaFunction } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { useAnswerStore } from '~/components/questionnaire/use-answers';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findOwnResponse, withdrawOwnResponse } from '~/services/responses.server';
import { closeSoonOnThisDevice, getOwnAccess } from './answer.$handle/own-response.server';
import { useResponse } from './answer.$handle/use-response';

export const meta: MetaFunction = () => title('Withdraw your answers', 'Your answers');

export async function action({ request, params, context }: ActionFunctionArgs) {
  // Sent twice, the form finds nothing left: then they are withdrawn, as was asked for.
  const access = await getOwnAccess(context, request, params.handle);
  const own = await findOwnResponse(context, access.responseId);
  if (!(await withdrawOwnResponse(context, access.responseId))) {
    refuse(409, 'This survey is closed, so answers can no longer be withdrawn.');
  }
  const setCookie = await closeSoonOnThisDevice(context, request, access);
  return redirect(paths.withdrawn(own?.assessment.joinCode), { headers: { 'Set-Cookie': setCookie } });
}

export default function WithdrawPage() {
  const { handle, open, kind, commentsAsked } = useResponse();
  const store = useAnswerStore();
  const { steps } = paths.answer(handle);
  if (!open) {
    return (
      <>
        <BackLink href={steps} />
        <h1 className="nhsuk-heading-l">Withdraw your answers</h1>
        <p>This survey is closed, so answers can no longer be withdrawn.</p>
      </>
    );
  }
  return (
    <>
      <BackLink href={steps} />
      <h1 className="nhsuk-heading-l">Withdraw your answers</h1>
      <p>
        All your answers and comments are deleted at once, on every device. This cannot be undone, and your
        return code will no longer work.
      </p>
      {kind === 'place' && commentsAsked && (
        <p>
          If this survey was closed before, comments without your name may be among its results. Yours are
          taken out of them when it closes again, together with those of others, so that nobody can see which
          they were.
        </p>
      )}
      <Form method="post" reloadDocument onSubmit={() => store.forget()}>
        <div className="app-actions">
          <Button variant="warning">Withdraw my answers</Button>
          <ButtonLink href={steps} variant="secondary">
            Keep my answers
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
