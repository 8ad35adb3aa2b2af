import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { ProfileChart } from '~/components/charts/profile-chart';
import { BackLink } from '~/components/nhs/back-link';
import { Details } from '~/components/nhs/details';
import { InsetText } from '~/components/nhs/inset-text';
import { Table } from '~/components/nhs/table';
import { ChooseCaseStudies } from '~/components/results/choose-case-studies';
import { endsOf, figureRow, mergedNotes } from '~/components/results/figure-words';
import { GroupTable } from '~/components/results/group-table';
import { ReadingNote } from '~/components/results/reading-note';
import { ResultsNav } from '~/components/results/results-nav';
import { besideWhich, pointsBeside } from '~/domain/comparison/beside';
import { caseStudyPoints } from '~/domain/comparison/case-study-points';
import type { Figure } from '~/domain/edition/edition';
import { estimateWords, shownMean } from '~/domain/edition/messages';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { studyLabel } from '~/domain/library/study-label';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { NotYet, SinceThen } from './edition-progress';
import { getResults } from './read-results.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Results', data?.head.placeName ?? 'Not found');

export async function loader(args: LoaderFunctionArgs) {
  const { results, ...where } = await getResults(args);
  const { head } = results;
  const { progress } = results;
  if (results.status === 'none') return { ...where, head, progress, ready: null };
  const { shown, questionSet: set, number, computedOn } = results;
  const { caseStudies } = args.context.instrument;
  const beside = besideWhich(new URL(args.request.url).searchParams.getAll('beside'), caseStudies);
  const points = new Map(caseStudyPoints(set, 'full', caseStudies).map((of) => [of.dimensionId, of.points]));
  return {
    ...where,
    head,
    progress,
    ready: {
      shown,
      number,
      computedOn: ukDayWords(computedOn),
      dimensions: set.dimensions.map(({ id, name }) => ({
        id,
        name,
        ...pointsBeside(points.get(id) ?? [], beside),
      })),
      named: beside.named.map(({ id }) => id),
      caseStudies: caseStudies.map((study) => ({ id: study.id, label: studyLabel(study) })),
      barriers: Object.fromEntries(set.barriers.map(({ id, text }) => [id, text])),
    },
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Ready = NonNullable<Loaded['ready']>;

export default function ResultsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { head, placeId, assessmentId, ready } = loaded;
  const own = paths.assessment(placeId, assessmentId);
  return (
    <>
      <BackLink href={own.home}>{head.title}</BackLink>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {head.placeName}, {head.title}
        </span>
        Results
      </h1>
      {ready ? <Overview {...loaded} ready={ready} /> : <NotYet {...loaded} resultsPath={own.results} />}
    </>
  );
}

function Overview({ head, ready, progress, sectors, placeId, assessmentId }: Loaded & { ready: Ready }) {
  const { shown, number } = ready;
  const own = paths.assessment(placeId, assessmentId);
  const edition = number === head.editions ? undefined : number;
  const names = new Map(ready.dimensions.map(({ id, name }) => [id, name]));
  const sectorName = (id: string) => sectors[id] ?? id;
  const rows = useMemo(
    () =>
      ready.dimensions.map(({ id, name, points, others }, index) =>
        figureRow(id, name, shown.dimensions[index]!.figure, points, others),
      ),
    [ready.dimensions, shown],
  );
  const ends = endsOf(shown.dimensions);
  const score = (figure: Figure) => (figure.status === 'shown' ? shownMean(figure.balanced) : '');
  const notes = mergedNotes(shown.groups, sectorName);
  return (
    <>
      <p>
        {ready.computedOn} · {shown.n.toLocaleString('en-GB')} people
        {shown.groups.length > 1 && `, ${shown.groups.length} groups of partners`} · no figure about fewer
        than {shown.threshold} people
        {head.editions > 1 && ` · edition ${number} of ${head.editions}`}
      </p>
      <ResultsNav current="overview" {...{ placeId, assessmentId, edition }} />
      <SinceThen progress={progress} />
      {(notes.length > 0 || shown.groups.length === 1) && (
        <InsetText>
          {shown.groups.length === 1 ? (
            <p>
              Too few people answered from any one type of partner, so everybody is shown together and nothing
              is said of differences between partners.
            </p>
          ) : (
            <>
              <p>
                Types of partner with fewer than {shown.threshold} people are shown together, so that nobody’s
                answers can be told:
              </p>
              <ul>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </>
          )}
        </InsetText>
      )}
      <p className="nhsuk-lede-text">
        {shown.overall.status === 'shown'
          ? `Overall: ${estimateWords(shown.overall.balanced)}.`
          : 'There is no overall score: too few people answered enough questions.'}
        {ends &&
          ` Highest: ${names.get(ends.highest.id)} (${score(ends.highest.figure)}). Lowest: ${names.get(ends.lowest.id)} (${score(ends.lowest.figure)}).`}
      </p>
      <p>
        {shown.pressure.status === 'shown'
          ? `Pressure from outside: ${shownMean(shown.pressure.balanced)} of 5, where 1 is not at all and 5 severely. It is kept apart from the scores.`
          : 'Too few people answered the questions on outside forces for a figure on pressure.'}
      </p>

      <h2 className="nhsuk-heading-m">Profile</h2>
      <ProfileChart
        id="profile"
        rows={rows}
        caption="Your place and the case studies by dimension, from 1 (Not started) to 5 (Thriving)"
        sentence={
          ends
            ? `Your place is furthest on in ${names.get(ends.highest.id)} (${score(ends.highest.figure)} of 5) and least far in ${names.get(ends.lowest.id)} (${score(ends.lowest.figure)} of 5).`
            : 'Your place on each dimension beside our reading of published case studies.'
        }
      />
      <ReadingNote />
      <ChooseCaseStudies
        action={own.results}
        all={ready.caseStudies}
        named={ready.named}
        keep={{ edition: edition?.toString() }}
      />

      <h2 className="nhsuk-heading-m">Look closer</h2>
      <ul>
        {ready.dimensions.map(({ id, name }, index) => (
          <li key={id}>
            <Link to={own.resultsOn(id, edition)}>{name}</Link>
            {shown.dimensions[index]!.figure.status === 'shown' &&
              ` (${score(shown.dimensions[index]!.figure)})`}
          </li>
        ))}
      </ul>

      {shown.groups.length > 1 && (
        <>
          <h2 className="nhsuk-heading-m">How each group of partners sees it</h2>
          <GroupTable
            id="groups"
            caption="Mean of each group by dimension, from 1 to 5"
            rowLabel="Dimension"
            groups={shown.groups}
            sectorName={sectorName}
            rows={ready.dimensions.map(({ id, name }, index) => ({
              id,
              name,
              figure: shown.dimensions[index]!.figure,
            }))}
          />
        </>
      )}

      <h2 className="nhsuk-heading-m">What holds your place back</h2>
      {shown.barriers.every(({ figure }) => figure.status !== 'shown') ? (
        <p>Too few people answered these questions to show any of them.</p>
      ) : (
        <Table
          id="barriers"
          compact
          caption="How much each outside force holds the place back, strongest first, from 1 (not at all) to 5 (severely)"
          head={[
            { id: 'force', text: 'Outside force' },
            { id: 'mean', text: 'Mean' },
          ]}
          rows={[...shown.barriers]
            .sort((a, b) => strength(b.figure) - strength(a.figure))
            .map(({ id, figure }) => ({
              id,
              cells: [ready.barriers[id] ?? id, score(figure) || <TooFew key={id} />],
            }))}
        />
      )}

      <Details summary="Two ways to count">
        <p>
          The scores above count each group of partners once, so that a large organisation does not drown a
          small sector. The other way counts each person once.
        </p>
        <Table
          id="weightings"
          compact
          caption="Scores by either way of counting"
          head={[
            { id: 'dimension', text: 'Dimension' },
            { id: 'balanced', text: 'Each group once', numeric: true },
            { id: 'pooled', text: 'Each person once', numeric: true },
          ]}
          rows={[
            { id: 'overall', name: 'Overall', figure: shown.overall },
            ...ready.dimensions.map(({ id, name }, index) => ({
              id,
              name,
              figure: shown.dimensions[index]!.figure,
            })),
          ].map(({ id, name, figure }) => ({
            id,
            cells:
              figure.status === 'shown'
                ? [name, shownMean(figure.balanced), shownMean(figure.pooled)]
                : [name, <TooFew key="balanced" />, <TooFew key="pooled" />],
          }))}
        />
      </Details>
      {head.editions > 1 && (
        <>
          <h2 className="nhsuk-heading-m">Editions</h2>
          <p>
            Each time the assessment closes after enough new answers, there is a new edition. None ever
            changes.
          </p>
          <ul>
            {Array.from({ length: head.editions }, (_, index) => index + 1).map((each) => (
              <li key={each}>
                {each === number ? (
                  `Edition ${each} (shown here)`
                ) : (
                  <Link to={own.resultsEdition(each)}>Edition {each}</Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const strength = (figure: Figure) => (figure.status === 'shown' ? figure.balanced.mean : 0);

function TooFew() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">too few to show</span>
    </>
  );
}
