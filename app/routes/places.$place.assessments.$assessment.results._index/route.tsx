import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { countAgreement } from '~/domain/agreement/rank-differences';
import { besideWhich, pointsBeside } from '~/domain/comparison/beside';
import { caseStudyPoints } from '~/domain/comparison/case-study-points';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { lastVotedStart } from '~/domain/workshop/outcomes';
import { editionFindings } from '~/domain/patterns/edition-findings';
import { studyLabel } from '~/domain/library/study-label';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { NotYet } from './edition-progress';
import { Overview } from './overview';
import { listOutcomes } from '~/services/workshop-records.server';
import { getResults } from './read-results.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Results', data?.head.placeName ?? 'Not found');

export async function loader(args: LoaderFunctionArgs) {
  const { results, ...where } = await getResults(args);
  const { head } = results;
  const { progress } = results;
  if (results.status === 'none') return { ...where, head, progress, ready: null };
  const { shown, questionSet: set, number, computedOn } = results;
  const { caseStudies, patterns, relatedBarriers } = args.context.instrument;
  const { start, ...findings } = editionFindings(shown, relatedBarriers);
  const workshops = await listOutcomes(args.context, where.placeId, where.assessmentId, where.forMembers);
  const voted = lastVotedStart(start, workshops);
  const found = new Set<string>(
    findings.patterns.filter(({ status }) => status === 'found').map(({ id }) => id),
  );
  const beside = besideWhich(new URL(args.request.url).searchParams.getAll('beside'), caseStudies);
  const points = new Map(caseStudyPoints(set, 'full', caseStudies).map((of) => [of.dimensionId, of.points]));
  return {
    ...where,
    head,
    progress,
    ready: {
      workshops,
      shown: {
        n: shown.n,
        imported: shown.imported ?? 0,
        threshold: shown.threshold,
        groups: shown.groups,
        overall: shown.overall,
        pressure: shown.pressure,
        // Without their questions, which are many times as much as all the rest.
        dimensions: shown.dimensions.map(({ id, figure, between }) => ({ id, figure, between })),
        barriers: shown.barriers.map(({ id, figure }) => ({ id, figure })),
        agreement: countAgreement(shown.dimensions),
      },
      number,
      computedOn: ukDayWords(computedOn),
      dimensions: set.dimensions.map(({ id, name }) => ({
        id,
        name,
        ...pointsBeside(points.get(id) ?? [], beside),
      })),
      named: beside.named.map(({ id }) => id),
      caseStudies: caseStudies.map((study) => ({ id: study.id, label: studyLabel(study) })),
      patterns: patterns.filter(({ id }) => found.has(id)).map(({ id, title }) => ({ id, title })),
      start: {
        voted: voted && { dimension: voted.dimension, score: voted.score },
        foundation: start.foundation && {
          dimension: start.foundation.dimension,
          score: start.foundation.score,
        },
        amenable: start.amenable && { dimension: start.amenable.dimension, score: start.amenable.score },
      },
      barriers: Object.fromEntries(set.barriers.map(({ id, text }) => [id, text])),
    },
  };
}

export type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ResultsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { head, placeId, assessmentId, forMembers, ready } = loaded;
  const own = paths.assessment(placeId, assessmentId);
  return (
    <>
      {forMembers && <BackLink href={own.home}>{head.title}</BackLink>}
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
