import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BeginPage } from '~/components/questionnaire/begin-page';
import { ownAccessSeconds } from '~/domain/response/own-access';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import type { Survey } from '~/services/joining.server';
import { beginFromForm } from './answer.$handle/begin.server';
import { getSurvey } from './join.$code/survey.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('About you', data?.placeName ?? 'Survey');

/** The form that is asked for, the main one where none is; 404 for one that the survey has not. */
const formIn = (request: Request, { forms }: Survey) => {
  const asked = new URL(request.url).searchParams.get('form');
  return (asked === null ? forms[0] : forms.find((form) => form === asked)) ?? refuse(404);
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const survey = await getSurvey(context, request, params.code);
  // The page before says when it opens, that it has closed, or that a code is needed.
  if (survey.state !== 'open' || survey.entry === 'codes') throw redirect(paths.joinAt(survey.joinCode));
  const { sectors, tiers } = context.instrument;
  const asked = new URL(request.url).searchParams.get('sector');
  return {
    form: formIn(request, survey),
    sectors: sectors.filter(({ id }) => survey.sectors.includes(id)),
    sector: survey.sectors.find((id) => id === asked),
    tiers,
    organisations: survey.organisations,
    ticket: context.newId(),
    placeName: survey.placeName,
    back: paths.joinAt(survey.joinCode),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const survey = await getSurvey(context, request, params.code);
  return beginFromForm(context, request, {
    assessmentId: survey.assessmentId,
    form: formIn(request, survey),
    sectors: context.instrument.sectors.filter(({ id }) => survey.sectors.includes(id)),
    organisations: survey.organisations,
    seconds: ownAccessSeconds(survey.closesAt, context.clock()),
    limited: true,
    closed: 'This survey is not open, so nothing was begun. Ask whoever invited you.',
  });
}

export default function JoinAboutYouPage() {
  const { placeName: _, ...loaded } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <BeginPage {...loaded} posted={posted} />;
}
