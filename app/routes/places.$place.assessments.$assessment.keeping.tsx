import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Radios } from '~/components/nhs/radios';
import {
  isKeptNoLonger,
  KEEP_MONTHS,
  keepWords,
  keptUntil,
  readKeepMonths,
} from '~/domain/assessment/keeping';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { type PlaceAssessment, shortenKeepingTime } from '~/services/assessments.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('Keep answers for a shorter time');

/** Whether answers would be deleted at the next occasion. @param now ISO-8601 UTC */
const isOver = ({ closedAt }: Pick<PlaceAssessment, 'closedAt'>, keepMonths: number, now: string) =>
  closedAt !== null && isKeptNoLonger({ closedAt, keepMonths }, now);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'set-up');
  const { home } = paths.assessment(place.id, assessment.id);
  const { closedAt, keepMonths, answersGone, title } = assessment;
  const shorter = KEEP_MONTHS.filter((months) => months < keepMonths);
  if (answersGone || shorter.length === 0) throw redirect(home);
  const now = context.clock().toISOString();
  return {
    home,
    title,
    keepMonths,
    choices: shorter.map((months) => ({
      months,
      isOver: isOver(assessment, months, now),
      day: closedAt === null ? null : ukDayWords(keptUntil(closedAt, months)),
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'set-up');
  const form = await postedForm(request);
  const typed = String(form.get('keepMonths') ?? '');
  const months = readKeepMonths(typed, assessment.keepMonths);
  if (months === undefined) {
    return data({ typed, errors: { keepMonths: 'Choose how long answers are kept' } }, { status: 400 });
  }
  if (isOver(assessment, months, context.clock().toISOString()) && form.get('sure') !== 'yes') {
    const sure = 'Tick this if the answers are to be deleted now, or choose a longer time';
    return data({ typed, errors: { sure } }, { status: 400 });
  }
  const outcome = await shortenKeepingTime(context, by, assessment.id, months);
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'too-late') {
    refuse(409, 'Somebody has shortened it in the meantime, or the answers are gone. Nothing was changed.');
  }
  return redirect(paths.assessment(by.placeId, assessment.id).home);
}

export default function KeepingPage() {
  const { home, title, keepMonths, choices } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors: { keepMonths?: string; sure?: string } = posted?.errors ?? {};
  return (
    <>
      <BackLink href={home}>{title}</BackLink>
      <ErrorSummary
        errors={(['keepMonths', 'sure'] as const).flatMap((name) =>
          errors[name] ? [{ href: `#${name}`, text: errors[name] }] : [],
        )}
      />
      <h1 className="nhsuk-heading-l">Keep answers for a shorter time</h1>
      <p>
        Respondents were told that their answers are deleted {keepWords(keepMonths)} after the survey closes
        at the latest. It may be sooner, never later, and what you choose here cannot be made longer again.
      </p>
      <p>
        Then everybody’s answers are deleted, and their comments but for those that partners could read. It
        cannot be opened again. The results stay, and later rounds can still be compared with them.
      </p>
      <Form method="post" noValidate>
        <Radios
          idPrefix="keepMonths"
          name="keepMonths"
          legend="How long are answers kept after it closes?"
          legendSize="m"
          legendHeading={2}
          items={choices.map(({ months, isOver, day }) => ({
            value: String(months),
            label: keepWords(months),
            hint: isOver
              ? 'That time is over: the answers are deleted within a quarter of an hour.'
              : day === null
                ? undefined
                : `Until ${day}`,
          }))}
          selected={posted?.typed}
          error={errors.keepMonths}
        />
        {choices.some(({ isOver }) => isOver) && (
          <Checkbox
            id="sure"
            name="sure"
            label="Delete the answers now, if the time is over"
            hint="Nobody can bring them back."
            error={errors.sure}
          />
        )}
        <Button>Save</Button>
      </Form>
    </>
  );
}
