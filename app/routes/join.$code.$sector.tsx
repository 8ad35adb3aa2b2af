import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { SurveyLanding } from '~/components/questionnaire/survey-landing';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { getSurvey } from './join.$code/survey.server';
import { useSurvey } from './join.$code/use-survey';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data ? `${data.placeName}: ${data.sector.name}` : 'Survey', 'Survey');

/** The link of one sector: the same page, with the sector chosen. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { sectors, placeName } = await getSurvey(context, request, params.code);
  const sector = context.instrument.sectors.find(({ id }) => id === params.sector && sectors.includes(id));
  if (!sector) refuse(404);
  return { sector: { id: sector.id, name: sector.name }, placeName };
}

export default function JoinSectorPage() {
  const survey = useSurvey();
  const { sector } = useLoaderData<typeof loader>();
  const { joinCode } = survey;
  return (
    <SurveyLanding
      survey={survey}
      sector={sector}
      begin={(form) => paths.joinAboutYou(joinCode, form, sector.id)}
      back={paths.joinReturn(joinCode)}
      entry={survey.entry === 'codes' ? 'no-code' : 'link'}
    />
  );
}
