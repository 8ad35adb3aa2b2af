import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { QuestionSet } from 'questions/types';
import { Details } from '~/components/nhs/details';
import { type ActionHref, actionHrefOf } from '~/components/results/action-href';
import { Citation } from '~/components/results/citation';
import { PracticeCards } from '~/components/results/practice-cards';
import { ReadingNote } from '~/components/results/reading-note';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import { heldWords } from '~/components/results/workshop-notes';
import { WhereToStart } from '~/components/results/where-to-start';
import { nearestInContext } from '~/domain/comparison/nearest';
import { practicesNear } from '~/domain/comparison/practices-near';
import { OTHER_FIGURES } from '~/domain/patterns/clauses';
import { editionFindings } from '~/domain/patterns/edition-findings';
import { THRESHOLDS } from '~/domain/patterns/thresholds';
import { oneDecimal } from '~/domain/scoring/messages';
import { lastVotedStart } from '~/domain/workshop/outcomes';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listOutcomes } from '~/services/workshop-records.server';
import { getResults } from './places.$place.assessments.$assessment.results._index/read-results.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Patterns and where to start', 'Results', ...(data ? [data.head.placeName] : []));

/** Practices shown of a pattern, and of where to start. */
const PRACTICES_SHOWN = 3;

export async function loader(args: LoaderFunctionArgs) {
  const { results, placeId, assessmentId, forMembers, mayKeepActions } = await getResults(args);
  if (results.status === 'none') refuse(404);
  const { shown, questionSet: set, number, head, context } = results;
  const { caseStudies, patterns, relatedBarriers, reports } = args.context.instrument;
  const near = nearestInContext(caseStudies, context);
  const named = figureNames(set);
  const numbers = (found: readonly { id: string; value: number }[]) =>
    found.map(({ id, value }) => ({ id, value, name: named.get(id) ?? id }));
  const findings = editionFindings(shown, relatedBarriers);
  const { foundation, amenable, candidates } = findings.start;
  const voted = lastVotedStart(
    findings.start,
    await listOutcomes(args.context, placeId, assessmentId, forMembers),
  );
  const looked = findings.patterns.flatMap((result) => {
    const pattern = patterns.find(({ id }) => id === result.id);
    return pattern ? [{ ...result, pattern }] : [];
  });
  const practicesOn = (dimension: string) => practicesNear([dimension], caseStudies, near, PRACTICES_SHOWN);
  return {
    placeId,
    assessmentId,
    mayKeepActions,
    head: { placeName: head.placeName, title: head.title },
    edition: number === head.editions ? undefined : number,
    reports,
    voted: voted && {
      id: voted.dimension,
      name: named.get(voted.dimension)!,
      score: voted.score,
      day: heldWords(voted.workshop),
      record: forMembers ? paths.workshop(placeId, voted.workshop.id).record : null,
      practices: practicesOn(voted.dimension),
    },
    foundation: foundation && {
      id: foundation.dimension,
      name: named.get(foundation.dimension)!,
      score: foundation.score,
      among: numbers(foundation.among),
      lowest: lowestBut(foundation.dimension, set, findings.means),
      practices: practicesOn(foundation.dimension),
    },
    amenable: amenable && {
      id: amenable.dimension,
      name: named.get(amenable.dimension)!,
      score: amenable.score,
      agreement: amenable.agreement,
      pressure: amenable.pressure,
      isFoundation: amenable.dimension === foundation?.dimension,
      others: candidates.slice(1).map(({ dimension }) => named.get(dimension)!),
      practices: practicesOn(amenable.dimension),
    },
    found: looked
      .filter(({ status }) => status === 'found')
      .map(({ pattern, oldProcesses, ...result }) => ({
        ...pattern,
        oldProcesses: oldProcesses ?? null,
        numbers: numbers(result.numbers),
        practices: practicesNear(pattern.practicesOn, caseStudies, near, PRACTICES_SHOWN),
      })),
    notFound: looked.filter(({ status }) => status === 'not-found').map(({ pattern }) => pattern.title),
    notLooked: looked.filter(({ status }) => status === 'not-evaluated').map(({ pattern }) => pattern.title),
  };
}

/** The dimension with the lowest score, where that is another one and lower; null otherwise. */
function lowestBut(dimension: string, set: QuestionSet, means: Readonly<Record<string, number>>) {
  const known = set.dimensions.flatMap(({ id, name }) =>
    means[id] === undefined ? [] : [{ id, name, value: means[id] }],
  );
  const lowest = known.reduce((least, one) => (one.value < least.value ? one : least), known[0]!);
  return lowest.value < means[dimension]! ? lowest : null;
}

function figureNames(set: QuestionSet): Map<string, string> {
  return new Map([
    ...set.dimensions.map(({ id, name }) => [id, name] as const),
    ...set.dimensions.flatMap(({ questions }) => questions.map(({ id, text }) => [id, text] as const)),
    ...set.barriers.map(({ id, text }) => [id, `Pressure: ${text}`] as const),
    [OTHER_FIGURES.statutory, 'How NHS bodies and councils score the place'] as const,
    [
      OTHER_FIGURES.tierGap,
      'How far boards and executives score above middle managers and frontline staff',
    ] as const,
    [OTHER_FIGURES.differingDimensions, 'Dimensions that partners see differently, beyond chance'] as const,
    [
      OTHER_FIGURES.voluntary,
      'How charities, independent providers or residents score it, those of them that are shown',
    ] as const,
  ]);
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PatternsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { placeId, assessmentId, head, edition, reports, foundation, amenable } = loaded;
  const { found, notFound, notLooked } = loaded;
  const actionHref = loaded.mayKeepActions ? actionHrefOf(placeId, assessmentId) : undefined;
  return (
    <>
      <ResultsHeading {...{ placeId, assessmentId, head, edition }}>
        Patterns and where to start
      </ResultsHeading>
      <ResultsNav current="patterns" {...{ placeId, assessmentId, edition }} />
      <WhereToStart {...{ voted: loaded.voted, foundation, amenable, reports, actionHref }} />
      <h2 className="nhsuk-heading-l">Patterns</h2>
      <p>
        A pattern is a set of scores that the reports say something about. It is a question for a meeting, not
        a finding about anybody. Low is below {oneDecimal(THRESHOLDS.low)}, high {oneDecimal(THRESHOLDS.high)}{' '}
        or more, unless it says otherwise.
      </p>
      {found.length === 0 ? <p>None of the patterns shows in these results.</p> : <ReadingNote />}
      {found.map((pattern) => (
        <Pattern key={pattern.id} pattern={pattern} {...{ reports, actionHref }} />
      ))}
      {notFound.length > 0 && (
        <Details summary={`${count(notFound.length)} that do not show here`}>
          <ul>
            {notFound.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Details>
      )}
      {notLooked.length > 0 && (
        <Details summary={`${count(notLooked.length)} that could not be looked for`}>
          <p>A question that they need was not asked, or a figure that they need may not be shown.</p>
          <ul>
            {notLooked.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

const count = (patterns: number) => (patterns === 1 ? '1 pattern' : `${patterns} patterns`);

function Pattern({
  pattern,
  reports,
  actionHref,
}: {
  pattern: Loaded['found'][number];
  reports: Loaded['reports'];
  actionHref: ActionHref | undefined;
}) {
  return (
    <section aria-labelledby={pattern.id} className="app-pattern">
      <h3 className="nhsuk-heading-m" id={pattern.id}>
        {pattern.title}
      </h3>
      <ul>
        {pattern.numbers.map(({ id, name, value }) => (
          <li key={id}>
            {name}: <strong>{id === OTHER_FIGURES.differingDimensions ? value : oneDecimal(value)}</strong>
          </li>
        ))}
      </ul>
      <p>{pattern.meaning}</p>
      {pattern.oldProcesses && (
        <p>
          {pattern.oldProcesses === 'required-outside'
            ? 'People say that outside rules keep much of it alive: begin with what is yours to stop.'
            : 'People do not say that outside rules hold them back a lot, so some of it could be stopped here.'}
        </p>
      )}
      <h4 className="nhsuk-heading-s">Three questions to discuss</h4>
      <ol>
        {pattern.workshopQuestions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
      <Details summary="What places did, and where this comes from">
        <PracticeCards heading="h4" practices={pattern.practices} {...{ reports, actionHref }} />
        <ul>
          {pattern.sources.map((source) => (
            <li key={`${source.report} ${source.in ?? ''} ${source.heading}`}>
              <Citation source={source} reports={reports} />
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}
