import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { SurveyLanding } from '~/components/questionnaire/survey-landing';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { formSizes } from './join.$code/survey.server';
import { getCoded } from './with-code.$code/coded.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data?.survey.placeName ?? 'Survey', 'Survey');

/**
 * Where a single-use code leads. The page is the same whether the code is spent or not: a lead who has the tickets could
 * else look who has answered.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { code, survey, sector } = await getCoded(context, request, params.code);
  const { placeName, title, state, forms, threshold, commentsAsked, opensAt, closesAt, joinCode } = survey;
  const { keepMonths, shared } = survey;
  return {
    code,
    joinCode,
    sector: context.instrument.sectors.find(({ id }) => id === sector),
    survey: {
      ...{ placeName, title, state, forms, threshold, commentsAsked, opensAt, closesAt, keepMonths, shared },
      sizes: formSizes(context, survey),
    },
  };
}

export default function WithCodePage() {
  const { code, joinCode, sector, survey } = useLoaderData<typeof loader>();
  return (
    <SurveyLanding
      survey={survey}
      sector={sector}
      begin={(form) => paths.withCodeAboutYou(code, form)}
      back={paths.joinReturn(joinCode)}
      entry="code"
    />
  );
}
