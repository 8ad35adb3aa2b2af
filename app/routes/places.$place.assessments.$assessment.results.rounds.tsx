import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { SlopeChart } from '~/components/charts/slope-chart';
import { Details } from '~/components/nhs/details';
import { InsetText } from '~/components/nhs/inset-text';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import { groupings } from '~/domain/rounds/groupings';
import { leftOutQuestions } from '~/domain/rounds/left-out';
import {
  changeWords,
  commonGroupWords,
  roundLabels,
  roundSentence,
  whyNotCompared,
} from '~/domain/rounds/messages';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findRoundHeads } from '~/services/rounds.server';
import { getResults } from './places.$place.assessments.$assessment.results._index/read-results.server';
import { getReader } from './places/results-reader.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Since last time', 'Results', ...(data ? [data.head.placeName] : []));

export async function loader(args: LoaderFunctionArgs) {
  const { results, ...where } = await getResults(args);
  if (results.status === 'none') refuse(404);
  const { shown, questionSet: set, number, head, computedOn } = results;
  const reader = await getReader(args.context, args.request, args.params);
  const rounds = await findRoundHeads(args.context, reader, shown.rounds);
  const wanted = new URL(args.request.url).searchParams.get('with');
  const chosen = wanted === null ? rounds[0] : rounds.find((round) => round.assessmentId === wanted);
  if (wanted !== null && !chosen) refuse(404);
  const now = { title: head.title, day: computedOn };
  const named = rounds.map((round) => ({
    assessmentId: round.assessmentId,
    title: round.title,
    ...roundLabels({ title: round.title, day: round.computedOn }, now),
  }));
  const change = shown.rounds.find(({ assessmentId }) => assessmentId === chosen?.assessmentId);
  return {
    ...where,
    head: { placeName: head.placeName, title: head.title },
    edition: number === head.editions ? undefined : number,
    dimensions: Object.fromEntries(set.dimensions.map(({ id, name }) => [id, name])),
    rounds: named,
    compared:
      chosen && change
        ? {
            ...named[rounds.indexOf(chosen)]!,
            change,
            leftOut: leftOutQuestions(change.leftOut, set, chosen.questionSet),
          }
        : null,
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Compared = NonNullable<Loaded['compared']>;

export default function RoundsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { placeId, assessmentId, head, edition, rounds, compared } = loaded;
  const own = paths.assessment(placeId, assessmentId);
  return (
    <>
      <ResultsHeading {...{ placeId, assessmentId, head, edition }}>Since last time</ResultsHeading>
      <ResultsNav current="rounds" {...{ placeId, assessmentId, edition }} />
      {rounds.length > 1 && (
        <nav aria-label="Earlier rounds" className="app-library-nav">
          <ul>
            {rounds.map((round) => {
              const name = roundName(round);
              return (
                <li key={round.assessmentId}>
                  {round.assessmentId === compared?.assessmentId ? (
                    <span aria-current="page">Since {name}</span>
                  ) : (
                    <Link to={own.resultsRounds(edition, round.assessmentId)}>Since {name}</Link>
                  )}
                </li>
              );
            })}
          </ul>
        </nav>
      )}
      {compared ? <SinceThen {...loaded} compared={compared} /> : <NoEarlierRound />}
    </>
  );
}

const roundName = ({ title: name, before }: Pick<Compared, 'title' | 'before'>) =>
  name === before ? name : `${name} (${before})`;

function NoEarlierRound() {
  return (
    <>
      <p className="nhsuk-lede-text">
        There is no earlier round of your place to compare these results with.
      </p>
      <p>
        To see what changes, repeat the assessment in about a year: ask the same types of partner, with the
        same questions. The new results will then show here how each dimension changed, and which changes are
        likely to be real.
      </p>
    </>
  );
}

function SinceThen({ compared, dimensions, sectors }: Loaded & { compared: Compared }) {
  const { change, before, now, leftOut } = compared;
  const nameOf = (id: string) => dimensions[id] ?? id;
  const rows = useMemo(
    () =>
      change.dimensions.map((one) => ({
        id: one.id,
        label: dimensions[one.id] ?? one.id,
        before: one.status === 'compared' ? one.before : null,
        now: one.status === 'compared' ? one.now : null,
        words: changeWords(one),
        emphasis: one.status === 'compared' && one.real,
      })),
    [change, dimensions],
  );
  const notCompared = change.dimensions.filter((one) => one.status === 'not-compared');
  return (
    <>
      <p className="nhsuk-lede-text">{roundSentence(change, nameOf)}</p>
      <p>
        Compared with {roundName(compared)}. In brackets behind each change: what it is likely to be, at the
        least and at the most.
      </p>
      <InsetText>
        <p>
          Different people may have answered this time. Answers are never linked from one round to the next,
          so a change can also come from who answered.
        </p>
      </InsetText>
      {notCompared.length < rows.length && (
        <SlopeChart
          id="rounds"
          caption={`Scores of your place in ${before} and ${now}, from 1 (Not started) to 5 (Thriving)`}
          rowLabel="Dimension"
          sentence={`Your place on each dimension in ${before} and in ${now}.`}
          before={before}
          now={now}
          rows={rows}
        />
      )}
      {(notCompared.length > 0 || leftOut.length > 0) && (
        <>
          <h2 className="nhsuk-heading-m">What was left out</h2>
          {notCompared.length > 0 && (
            <ul>
              {notCompared.map((one) => (
                <li key={one.id}>
                  {nameOf(one.id)}: {whyNotCompared(one.why)}
                </li>
              ))}
            </ul>
          )}
          {leftOut.length > 0 && (
            <>
              <p>Questions that were not asked in the same words both times:</p>
              <ul>
                {leftOut.map(({ id, text, why }) => (
                  <li key={id}>
                    {text}: {why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <p className="app-note">
        Both rounds are counted by the same groups of partners, so scores here can differ by a little from
        those on the other pages. A change is worked out before scores are rounded, and can differ by 0.1 from
        what the two scores suggest.
      </p>
      <Details summary="How the two rounds are compared">
        <p>
          A change is called likely real only where chance alone would rarely bring as much. Because many
          dimensions are looked at together, and one of them may well move by luck, we ask more of each. So a
          change can read “could be chance” although all of its likely range lies on one side.
        </p>
        <p>
          The same groups of partners are compared, each group counting once. Where a group was too small to
          be shown in one of the two rounds, it is put together with others in both.
        </p>
        <ul>
          {groupings(change.dimensions).map(({ dimensions: ids, groups }, _, all) => (
            <li key={ids[0]}>
              {groupingName(ids, all.length, nameOf)}: {commonGroupWords(groups, (id) => sectors[id] ?? id)}
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}

function groupingName(dimensions: readonly string[], among: number, nameOf: (id: string) => string): string {
  if (among === 1) return 'Every dimension that is compared';
  return dimensions.length > 4 ? `${dimensions.length} dimensions` : dimensions.map(nameOf).join('; ');
}
