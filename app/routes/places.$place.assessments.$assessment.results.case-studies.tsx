import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Details } from '~/components/nhs/details';
import { Table } from '~/components/nhs/table';
import { ReadingNote } from '~/components/results/reading-note';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import {
  AHEAD_BY,
  aheadOn,
  type Near,
  nearestInContext,
  nearestInProfile,
  SHARED_FOR_CONTEXT,
  SHARED_FOR_PROFILE,
} from '~/domain/comparison/nearest';
import { shownMeans } from '~/domain/edition/shown-means';
import { oneDecimal } from '~/domain/scoring/messages';
import { studyLabel } from '~/domain/library/study-label';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { getResults } from './places.$place.assessments.$assessment.results._index/read-results.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Places like yours', 'Results', ...(data ? [data.head.placeName] : []));

/** Case studies ahead that are shown of each dimension. */
const AHEAD_SHOWN = 3;

export async function loader(args: LoaderFunctionArgs) {
  const { results, ...where } = await getResults(args);
  if (results.status === 'none') refuse(404);
  const { shown, questionSet: set, number, head, context } = results;
  const { caseStudies } = args.context.instrument;
  const own = shownMeans(shown);
  const byContext = nearestInContext(caseStudies, context);
  const labels = new Map(caseStudies.map((study) => [study.id, studyLabel(study)]));
  return {
    placeId: where.placeId,
    assessmentId: where.assessmentId,
    forMembers: where.forMembers,
    head: { placeName: head.placeName, title: head.title },
    edition: number === head.editions ? undefined : number,
    byProfile: nearestInProfile(caseStudies, own),
    byContext,
    ahead: set.dimensions.flatMap((dimension) => {
      const found = aheadOn(dimension, caseStudies, own, byContext);
      return found.length === 0
        ? []
        : [
            {
              id: dimension.id,
              name: dimension.name,
              count: found.length,
              studies: found.slice(0, AHEAD_SHOWN).map((one) => ({ ...one, label: labels.get(one.id)! })),
            },
          ];
    }),
  };
}

const NEAREST_SHOWN = 5;

export default function PlacesLikeYoursPage() {
  const { placeId, assessmentId, forMembers, head, edition, byProfile, byContext, ahead } =
    useLoaderData<typeof loader>();
  const own = paths.assessment(placeId, assessmentId);
  return (
    <>
      <ResultsHeading {...{ placeId, assessmentId, head, edition }}>Places like yours</ResultsHeading>
      <ResultsNav current="case-studies" {...{ placeId, assessmentId, edition }} />
      <ReadingNote />
      <h2 className="nhsuk-heading-m">Case studies read higher than your place</h2>
      {ahead.length === 0 ? (
        <p>
          No case study is {oneDecimal(AHEAD_BY)} or more ahead of your place on any dimension, on the
          questions both have.
        </p>
      ) : (
        <>
          <p>
            On the questions both have, we read these {oneDecimal(AHEAD_BY)} or more above your scores.{' '}
            {byContext.some(({ distance }) => distance !== null)
              ? 'Those whose context is most like yours come first, then those furthest above.'
              : 'Those furthest above come first: too little is known of your place’s context to say which are like it.'}{' '}
            It is no league table: your scores are what people say today, theirs our reading of an old report,
            which often tells of successes.
          </p>
          <ul>
            {ahead.map((dimension) => (
              <li key={dimension.id}>
                {dimension.name}:{' '}
                {dimension.studies.map(({ id, label, by, shared }, index) => (
                  <span key={id}>
                    {index > 0 && '; '}
                    <Link to={`${paths.caseStudy(id)}#${dimension.id}`}>{label}</Link> ({oneDecimal(by)}{' '}
                    above, {shared === 1 ? '1 question' : `${shared} questions`})
                  </span>
                ))}
                {dimension.count > dimension.studies.length &&
                  `; and ${dimension.count - dimension.studies.length} more`}
                . <Link to={paths.practices(dimension.id)}>What places did about it</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="nhsuk-heading-m">Nearest in profile</h2>
      <p>
        How far the levels of a case study lie from your place’s scores on average, over the questions both
        have. With fewer than {SHARED_FOR_PROFILE} in common nothing is said.
      </p>
      <NearTable
        id="profile"
        caption="Case studies nearest to your place’s scores"
        distance="Apart, in levels"
        shared="Questions in common"
        all={byProfile}
      />
      <h2 className="nhsuk-heading-m">Nearest in context</h2>
      <p>
        How far a place’s size, partners and setting lie from yours, as far as both are told: 0 is alike in
        everything, 1 in nothing. With fewer than {SHARED_FOR_CONTEXT} facts in common nothing is said.{' '}
        {forMembers && <Link to={own.context}>What you told of your place</Link>}
      </p>
      <NearTable
        id="context"
        caption="Case studies whose context is nearest to yours"
        distance="Apart, 0 to 1"
        shared="Facts in common"
        all={byContext}
      />
    </>
  );
}

function NearTable(props: {
  id: string;
  caption: string;
  distance: string;
  shared: string;
  all: readonly Near[];
}) {
  const { id, caption, distance, shared, all } = props;
  const told = all.filter((one) => one.distance !== null);
  const untold = all.length - told.length;
  if (told.length === 0) return <p>Too little is told of both to compare.</p>;
  const table = (part: string, rows: readonly Near[], hidden: boolean) => (
    <Table
      id={`${id}-${part}`}
      compact
      scroll={false}
      caption={caption}
      captionHidden={hidden}
      head={[
        { id: 'study', text: 'Case study' },
        { id: 'distance', text: distance, numeric: true },
        { id: 'shared', text: shared, numeric: true },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        cells: [
          <Link key="study" to={paths.caseStudy(one.id)}>
            {one.label}
          </Link>,
          one.distance!.toFixed(id === 'profile' ? 1 : 2),
          one.shared,
        ],
      }))}
    />
  );
  return (
    <>
      {table('nearest', told.slice(0, NEAREST_SHOWN), false)}
      {told.length > NEAREST_SHOWN && (
        <Details summary={`And ${told.length - NEAREST_SHOWN} further away`}>
          {table('further', told.slice(NEAREST_SHOWN), true)}
        </Details>
      )}
      {untold > 0 && (
        <p>
          Of {untold} {untold === 1 ? 'case study' : 'case studies'} too little is told to compare.
        </p>
      )}
    </>
  );
}
