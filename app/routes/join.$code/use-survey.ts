import { useRouteLoaderData } from '@remix-run/react';
import type { SurveyLayout } from './route';

/** The survey whose page this is, as its layout loaded it. */
export function useSurvey() {
  const survey = useRouteLoaderData<SurveyLayout>('routes/join.$code');
  if (!survey) throw new Error('this page stands below routes/join.$code');
  return survey;
}
