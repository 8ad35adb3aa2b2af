import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Select } from '~/components/nhs/select';
import { Textarea } from '~/components/nhs/textarea';
import { TextInput } from '~/components/nhs/text-input';
import { CONTEXT_GROUPS, contextField, type ContextQuestion } from '~/components/places/context-fields';
import { CONTEXT_FIELDS, type PlaceContext, readContext, typedContext } from '~/domain/assessment/context';
import { contextProblemWords } from '~/domain/assessment/messages';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeContext } from '~/services/assessments.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('About the place');

const NAMES = Object.keys(CONTEXT_FIELDS) as (keyof PlaceContext)[];
const LONGEST = 2_000;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'set-up');
  return {
    home: paths.assessment(place.id, assessment.id).home,
    placeName: place.name,
    values: typedContext(assessment.context),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'set-up');
  const form = await postedForm(request);
  const typed = Object.fromEntries(
    NAMES.map((name) => [name, String(form.get(contextField(name)) ?? '').slice(0, LONGEST)]),
  ) as Record<keyof PlaceContext, string>;
  const read = readContext(typed);
  if (!read.ok) {
    const errors = Object.fromEntries(
      Object.entries(read.problems).map(([name, problem]) => [
        name,
        contextProblemWords(name as keyof PlaceContext, problem),
      ]),
    );
    return data({ typed, errors }, { status: 400 });
  }
  if ((await changeContext(context, by, assessment.id, read.context)) === 'not-there') refuse(404);
  return redirect(paths.assessment(by.placeId, assessment.id).home);
}

export default function ContextPage() {
  const { home, placeName, values } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors: Partial<Record<string, string>> = posted?.errors ?? {};
  const typed = posted?.typed ?? values;
  const asked = CONTEXT_GROUPS.flatMap(({ questions }) => questions);
  return (
    <>
      <BackLink href={home} />
      <ErrorSummary
        errors={asked.flatMap(({ name }) => {
          const text = errors[name];
          return text ? [{ href: `#${contextField(name)}`, text }] : [];
        })}
      />
      <h1 className="nhsuk-heading-l">About {placeName}</h1>
      <p>
        Everything here may be left empty. It is never scored: it helps to find places like yours among the
        case studies.
      </p>
      <Form method="post" noValidate>
        {CONTEXT_GROUPS.map(({ heading, questions }) => (
          <section key={heading}>
            <h2 className="nhsuk-heading-m">{heading}</h2>
            {questions.map((question) => (
              <ContextField
                key={question.name}
                question={question}
                value={typed[question.name]}
                error={errors[question.name]}
              />
            ))}
          </section>
        ))}
        <Button>Save</Button>
      </Form>
    </>
  );
}

function ContextField({
  question: { name, label, hint, choices },
  value,
  error,
}: {
  question: ContextQuestion;
  value: string;
  error: string | undefined;
}) {
  const id = contextField(name);
  const field = CONTEXT_FIELDS[name];
  const shared = { id, name: id, label, hint, error, defaultValue: value };
  if (choices) {
    const items = Object.entries(choices).map(([value, text]) => ({ value, text }));
    return <Select {...shared} items={[{ value: '', text: 'Not told' }, ...items]} />;
  }
  if (field.kind === 'number') {
    return <TextInput {...shared} width={10} inputMode="numeric" autoComplete="off" />;
  }
  return field.kind === 'text' && field.most > 200 ? (
    <Textarea {...shared} rows={2} limit={field.most} />
  ) : (
    <TextInput {...shared} autoComplete="off" />
  );
}
