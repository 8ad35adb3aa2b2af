import { data, redirect, redirectDocument, type ActionFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { TextInput } from '~/components/nhs/text-input';
import { postedForm } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findTypedCode } from './join.$code/survey.server';

export const meta: MetaFunction = () => title('Enter your code');

const LONGEST = 40;
const UNKNOWN =
  'No survey or workshop has this code. Check it: the code of a workshop has six letters and digits, that of a survey eight, and a code of your own twelve';

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = String((await postedForm(request)).get('code') ?? '').slice(0, LONGEST);
  if (typed.trim() === '') return data({ typed, error: 'Enter your code' }, { status: 400 });
  const found = await findTypedCode(context, typed);
  if (found === undefined) return data({ typed, error: UNKNOWN }, { status: 400 });
  return found.isWorkshop ? redirectDocument(found.path) : redirect(found.path);
}

export default function JoinByCodePage() {
  const posted = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={posted ? [{ href: '#code', text: posted.error }] : []} />
      <h1 className="nhsuk-heading-l">Enter your code</h1>
      <Form method="post" noValidate>
        <TextInput
          id="code"
          name="code"
          label="Code from your invitation or the screen"
          hint="For a workshop six letters and digits, such as BCDF23. For a survey eight, such as BCDF-2345, or twelve, such as BCDF-HJKM-2345. Capitals do not matter."
          defaultValue={posted?.typed}
          error={posted?.error}
          width={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button>Go on</Button>
      </Form>
      <p>
        No code? You can <Link to={paths.try}>take the survey by yourself</Link>.
      </p>
    </>
  );
}
