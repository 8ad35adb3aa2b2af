import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findSurveyOnce } from './join.$code/survey.server';

export const meta: MetaFunction = () => title('Enter your join code');

const LONGEST = 40;
const UNKNOWN = 'No survey has this join code. Check the eight letters and digits with whoever invited you';

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = String((await postedForm(request)).get('code') ?? '').slice(0, LONGEST);
  if (typed.trim() === '') return data({ typed, error: 'Enter your join code' }, { status: 400 });
  const survey = await findSurveyOnce(context, typed);
  if (!survey) return data({ typed, error: UNKNOWN }, { status: 400 });
  return redirect(paths.joinAt(survey.joinCode));
}

export default function JoinByCodePage() {
  const posted = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={posted ? [{ href: '#code', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Enter your join code</h1>
      <Form method="post" noValidate>
        <TextInput
          id="code"
          name="code"
          label="Join code"
          hint="Eight letters and digits from your invitation, such as BCDF-2345. Capitals do not matter."
          defaultValue={posted?.typed}
          error={posted?.error}
          width={10}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button>Go on</Button>
      </Form>
      <p>
        No join code? You can <Link to={paths.try}>take the survey by yourself</Link>.
      </p>
    </>
  );
}
