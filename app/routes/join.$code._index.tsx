import type { MetaFunction } from '@remix-run/react';
import { SurveyLanding } from '~/components/questionnaire/survey-landing';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import type { SurveyLayout } from './join.$code/route';
import { useSurvey } from './join.$code/use-survey';

export const meta: MetaFunction<unknown, { 'routes/join.$code': SurveyLayout }> = ({ matches }) =>
  title(matches.find(({ id }) => id === 'routes/join.$code')?.data?.placeName ?? 'Survey', 'Survey');

export default function JoinPage() {
  const survey = useSurvey();
  const { joinCode } = survey;
  return (
    <SurveyLanding
      survey={survey}
      begin={(form) => paths.joinAboutYou(joinCode, form)}
      back={paths.joinReturn(joinCode)}
      entry={survey.entry === 'codes' ? 'no-code' : 'link'}
    />
  );
}
