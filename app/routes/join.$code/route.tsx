import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { formSizes, getSurvey } from './survey.server';

/** What the pages below a join code say of the survey. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const survey = await getSurvey(context, request, params.code);
  const { joinCode, placeName, title, state, entry, forms, threshold, commentsAsked, opensAt, closesAt } =
    survey;
  const { keepMonths, shared } = survey;
  const sectors = context.instrument.sectors.filter(({ id }) => survey.sectors.includes(id));
  return {
    joinCode,
    placeName,
    title,
    state,
    entry,
    forms,
    sizes: formSizes(context, survey),
    sectors,
    threshold,
    commentsAsked,
    opensAt,
    closesAt,
    keepMonths,
    shared,
  };
}

export type SurveyLayout = typeof loader;

export default function SurveyPages() {
  return <Outlet />;
}
