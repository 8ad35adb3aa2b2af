import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { trialId } from '~/services/assessments.server';
import { resumeResponse } from '~/services/responses.server';
import { openOnThisDevice } from './answer.$handle/own-response.server';

export const meta: MetaFunction = () => title('Go back to your answers');

const LONGEST = 100;
const ERRORS = {
  unreadable: 'Enter the four words of your return code, such as river-tall-seven-oak. Check the spelling',
  unknown: 'No answers have this return code. They may have been withdrawn, or their 24 hours are over',
};

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = String((await postedForm(request)).get('code') ?? '').slice(0, LONGEST);
  const found = await resumeResponse(context, trialId(context.instrument.current.id), typed);
  if (found.outcome !== 'found') return data({ typed, error: ERRORS[found.outcome] }, { status: 400 });
  const { handle, setCookie } = await openOnThisDevice(context, request, found);
  return redirect(paths.answer(handle).steps, { headers: { 'Set-Cookie': setCookie } });
}

export default function ReturnPage() {
  const posted = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={posted ? [{ href: '#code', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Go back to your answers</h1>
      <Form method="post" noValidate>
        <TextInput
          id="code"
          name="code"
          label="Your return code"
          hint="Four words, with spaces or dashes between them. Capitals do not matter."
          defaultValue={posted?.typed}
          error={posted?.error}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button>Open my answers</Button>
      </Form>
      <p>
        Without the code your answers cannot be found: no name is kept with them. You can{' '}
        <Link to={paths.try}>begin again</Link>.
      </p>
    </>
  );
}
