import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { Table } from '~/components/nhs/table';
import { STATE_NAMES } from '~/domain/assessment/messages';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listAssessmentsOf } from '~/services/assessments.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => title(data?.place.name ?? 'Place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, may } = await getPlace(context, request, params, 'see-assessments');
  const assessments = await listAssessmentsOf(context, place.id);
  return {
    place: { id: place.id, name: place.name },
    maySetUp: may('set-up'),
    assessments: assessments.map(({ id, title, state, opensAt, closesAt }) => ({
      id,
      title,
      state,
      opensAt,
      closesAt,
    })),
  };
}

export default function PlacePage() {
  const { place, maySetUp, assessments } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumb items={[{ href: paths.places, text: 'Your places' }]} />
      <h1 className="nhsuk-heading-l">{place.name}</h1>
      {assessments.length === 0 ? (
        <p>
          No assessment yet.{' '}
          {maySetUp && 'Draft one: nobody can answer until you open it, and you can try it.'}
        </p>
      ) : (
        <Table
          id="assessments"
          caption="Assessments, the newest first"
          head={[
            { id: 'title', text: 'Assessment' },
            { id: 'state', text: 'State' },
            { id: 'opens', text: 'Opens by itself' },
            { id: 'closes', text: 'Closes by itself' },
          ]}
          rows={assessments.map(({ id, title, state, opensAt, closesAt }) => ({
            id,
            cells: [
              <Link key="title" to={paths.assessment(place.id, id).home}>
                {title}
              </Link>,
              STATE_NAMES[state],
              opensAt === null ? 'No date' : ukMomentWords(opensAt),
              closesAt === null ? 'No date' : ukMomentWords(closesAt),
            ],
          }))}
        />
      )}
      {maySetUp && <ButtonLink href={paths.newAssessment(place.id)}>Start an assessment</ButtonLink>}
      <p>
        <Link to={paths.placePeople(place.id).home}>People of this place</Link>
      </p>
    </>
  );
}
