import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { Table } from '~/components/nhs/table';
import { openWords } from '~/domain/actions/messages';
import { STATE_NAMES } from '~/domain/assessment/messages';
import { ukDayWords, ukMomentWords } from '~/domain/assessment/uk-time';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { countActionsOf } from '~/services/actions.server';
import { listAssessmentsOf } from '~/services/assessments.server';
import { getPlace } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => title(data?.place.name ?? 'Place');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, may } = await getPlace(context, request, params, 'see-assessments');
  const assessments = await listAssessmentsOf(context, place.id);
  const actions = await countActionsOf(context, place.id);
  return {
    place: { id: place.id, name: place.name },
    maySetUp: may('set-up'),
    assessments: assessments.map(({ id, title, state, opensAt, closesAt, deleteAt }) => ({
      id,
      title,
      state,
      opensAt,
      closesAt,
      deleteAt,
      actions: actions[id] ?? null,
    })),
  };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['assessments'][number];

export default function PlacePage() {
  const { place, maySetUp, assessments } = useLoaderData<typeof loader>();
  const archived = assessments.filter(({ state }) => state === 'archived');
  const others = assessments.filter(({ state }) => state !== 'archived');
  return (
    <>
      <Breadcrumb items={[{ href: paths.places, text: 'Your places' }]} />
      <h1 className="nhsuk-heading-l">{place.name}</h1>
      {others.length === 0 ? (
        <p>
          No assessment yet.{' '}
          {maySetUp && 'Draft one: nobody can answer until you open it, and you can try it.'}
        </p>
      ) : (
        <Assessments
          id="assessments"
          caption="Assessments, the newest first"
          placeId={place.id}
          rows={others}
        />
      )}
      {maySetUp && <ButtonLink href={paths.newAssessment(place.id)}>Start an assessment</ButtonLink>}
      {archived.length > 0 && (
        <Assessments id="archive" caption="In the archive" placeId={place.id} rows={archived} />
      )}
      <p>
        <Link to={paths.workshops(place.id)}>Workshops: vote in the room, talk, agree</Link>
      </p>
      <p>
        <Link to={paths.placePeople(place.id).home}>People of this place</Link>
      </p>
    </>
  );
}

function Assessments(props: { id: string; caption: string; placeId: string; rows: readonly Row[] }) {
  const { id: tableId, caption, placeId, rows } = props;
  return (
    <Table
      id={tableId}
      caption={caption}
      head={[
        { id: 'title', text: 'Assessment' },
        { id: 'state', text: 'State' },
        { id: 'opens', text: 'Opens by itself' },
        { id: 'closes', text: 'Closes by itself' },
        { id: 'actions', text: 'Actions' },
      ]}
      rows={rows.map(({ id, title, state, opensAt, closesAt, deleteAt, actions }) => ({
        id,
        cells: [
          <Link key="title" to={paths.assessment(placeId, id).home}>
            {title}
          </Link>,
          deleteAt === null ? STATE_NAMES[state] : `To be deleted on ${ukDayWords(deleteAt)}`,
          opensAt === null ? 'No date' : ukMomentWords(opensAt),
          closesAt === null ? 'No date' : ukMomentWords(closesAt),
          actions ? (
            <Link key="actions" to={paths.assessment(placeId, id).actions()}>
              {openWords(actions)}
            </Link>
          ) : (
            'None open'
          ),
        ],
      }))}
    />
  );
}
