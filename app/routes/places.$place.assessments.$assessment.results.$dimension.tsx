import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { DistributionBars } from '~/components/charts/distribution-bars';
import { ProfileChart } from '~/components/charts/profile-chart';
import { Pagination } from '~/components/nhs/pagination';
import { actionHrefOf } from '~/components/results/action-href';
import { BesideCaseStudies } from '~/components/results/beside-case-studies';
import { ChooseCaseStudies } from '~/components/results/choose-case-studies';
import { figureRow, unsaidWords, whyHidden } from '~/components/results/figure-words';
import { GlossaryLink } from '~/components/results/glossary-link';
import { GroupTable } from '~/components/results/group-table';
import { HowSure } from '~/components/results/how-sure';
import { distributionRow, WHY_NO_DISTRIBUTION } from '~/components/results/question-by-group';
import { ReadingNote } from '~/components/results/reading-note';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import { AgreedInWorkshop } from '~/components/results/workshop-notes';
import { Weighting } from '~/components/results/weightings';
import { agreementOf } from '~/domain/agreement/agreement-of-distribution';
import { differenceSentence } from '~/domain/agreement/difference-words';
import { agreementSentence } from '~/domain/agreement/messages';
import { besideWhich, dimensionBeside, pointsBeside } from '~/domain/comparison/beside';
import { questionPoints } from '~/domain/comparison/case-study-points';
import type { ItemResult } from '~/domain/edition/edition';
import { estimateWords } from '~/domain/edition/messages';
import { shownMeans } from '~/domain/edition/shown-means';
import { oneDecimal } from '~/domain/scoring/messages';
import { studyLabel } from '~/domain/library/study-label';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listOutcomes } from '~/services/workshop-records.server';
import { getResults } from './places.$place.assessments.$assessment.results._index/read-results.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data?.dimension.name ?? 'Not found', 'Results', ...(data ? [data.head.placeName] : []));

export async function loader(args: LoaderFunctionArgs) {
  const { results, ...where } = await getResults(args);
  if (results.status === 'none') refuse(404);
  const { shown, questionSet: set, number, head } = results;
  const index = set.dimensions.findIndex(({ id }) => id === args.params.dimension);
  const dimension = set.dimensions[index];
  const result = shown.dimensions[index];
  if (!dimension || !result) refuse(404);
  const { caseStudies, reports, relatedBarriers } = args.context.instrument;
  const own = shownMeans(shown);
  const beside = besideWhich(new URL(args.request.url).searchParams.getAll('beside'), caseStudies);
  const neighbour = (at: number) => {
    const found = set.dimensions[at];
    return found ? { id: found.id, name: found.name } : null;
  };
  return {
    ...where,
    head,
    edition: number === head.editions ? undefined : number,
    groups: shown.groups,
    workshops: await listOutcomes(args.context, where.placeId, where.assessmentId, where.forMembers),
    result,
    dimension: { id: dimension.id, name: dimension.name, about: dimension.about },
    levels: set.levels.map(({ name }) => name),
    questions: dimension.questions.map(({ id, text }) => ({
      id,
      text,
      ...pointsBeside(questionPoints(id, caseStudies), beside),
    })),
    pressures: (relatedBarriers[dimension.id] ?? []).flatMap((id) => {
      const barrier = set.barriers.find((one) => one.id === id);
      return barrier ? [{ id, text: barrier.text, mean: own[id] ?? null }] : [];
    }),
    beside: dimensionBeside(beside, own, dimension),
    named: beside.named.map(({ id }) => id),
    caseStudies: caseStudies.map((study) => ({ id: study.id, label: studyLabel(study) })),
    reports,
    before: neighbour(index - 1),
    after: neighbour(index + 1),
  };
}

export default function DimensionResultsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { head, placeId, assessmentId, edition, groups, result, dimension, questions } = loaded;
  const { levels, pressures, beside, named, caseStudies, reports, before, after } = loaded;
  const { workshops, forMembers } = loaded;
  const own = paths.assessment(placeId, assessmentId);
  const sectorName = (id: string) => loaded.sectors[id] ?? id;
  const rows = useMemo(
    () =>
      questions.map(({ id, text, points, others }, index) =>
        figureRow(id, text, result.questions[index]!.figure, points, others),
      ),
    [questions, result],
  );
  const { figure } = result;
  return (
    <>
      <ResultsHeading {...{ placeId, assessmentId, head, edition }}>{dimension.name}</ResultsHeading>
      <ResultsNav current="dimension" {...{ placeId, assessmentId, edition }} />
      <p>{dimension.about}</p>
      <p className="nhsuk-lede-text">
        {figure.status === 'shown'
          ? `Your place: ${estimateWords(figure.balanced)}. ${figure.n.toLocaleString('en-GB')} people have a score here.`
          : `No score: ${whyHidden(figure)}.`}
      </p>
      <Weighting figure={figure} />
      <h2 className="nhsuk-heading-m">The questions</h2>
      <ProfileChart
        id="questions"
        rows={rows}
        rowLabel="Question"
        caption={`${dimension.name}: your place and the case studies by question, from 1 (Not started) to 5 (Thriving)`}
        sentence={`Your place on each question of ${dimension.name}, beside our reading of published case studies.`}
      />
      <h2 className="nhsuk-heading-m">How far people agree</h2>
      <ul>
        {result.questions.map((question, index) => (
          <li key={question.id}>
            {questions[index]!.text}
            <br />
            {agreementWords(question, levels)} {unsaidWords(question)}{' '}
            <AgreedInWorkshop {...{ placeId, forMembers, levels, workshops }} question={question.id} />
            <Link to={own.resultsDifferences(edition, question.id)}>
              How each type of partner answered
              <span className="nhsuk-u-visually-hidden">: {questions[index]!.text}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <GlossaryLink term="agreement">What agreed, leaning and split mean</GlossaryLink>
      </p>
      <DistributionBars
        id="spread"
        caption={`${dimension.name}: how answers spread over the levels, in percent`}
        rowLabel="Question"
        sentence={`How the answers to each question of ${dimension.name} spread over the levels.`}
        levels={levels}
        rows={result.questions.map(({ id, distribution }, index) =>
          distributionRow(id, questions[index]!.text, distribution),
        )}
      />
      <h2 className="nhsuk-heading-m">How far partners differ</h2>
      <p>
        {differenceSentence(result, sectorName)}{' '}
        <GlossaryLink term="beyond-chance">How this is judged</GlossaryLink>
      </p>
      {groups.length > 1 && (
        <>
          <GroupTable
            id="groups"
            caption="Mean of each group, from 1 to 5"
            rowLabel="Question"
            groups={groups}
            sectorName={sectorName}
            rows={[
              { id: 'all', name: dimension.name, figure },
              ...questions.map(({ id, text }, index) => ({
                id,
                name: text,
                figure: result.questions[index]!.figure,
              })),
            ]}
          />
          <p>
            <Link to={own.resultsDifferences(edition)}>Where partners differ, over all dimensions</Link>
          </p>
        </>
      )}
      <HowSure result={result} sectorName={sectorName} />
      {pressures.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">What bears on it from outside</h2>
          <p>How much people say that these hold the place back, from 1 (not at all) to 5 (severely).</p>
          <ul>
            {pressures.map(({ id, text, mean }) => (
              <li key={id}>
                {text}: {mean === null ? 'too few to show' : oneDecimal(mean)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={own.comments(`?on=${dimension.id}`)}>What people wrote on {dimension.name}</Link>
      </p>
      <p>
        <Link to={own.actions(`?dimension=${dimension.id}`)}>Actions on {dimension.name}</Link>
      </p>
      <h2 className="nhsuk-heading-m">What the case studies did</h2>
      <ReadingNote />
      <ChooseCaseStudies
        action={own.resultsOn(dimension.id)}
        all={caseStudies}
        named={named}
        keep={{ edition: edition?.toString() }}
      />
      <BesideCaseStudies
        dimension={dimension.id}
        {...beside}
        reports={reports}
        actionHref={loaded.mayKeepActions ? actionHrefOf(placeId, assessmentId, dimension.id) : undefined}
      />
      <Pagination
        label="Dimensions"
        previous={before && { href: own.resultsOn(before.id, edition), label: before.name }}
        next={after && { href: own.resultsOn(after.id, edition), label: after.name }}
      />
    </>
  );
}

function agreementWords({ distribution }: ItemResult, levels: readonly string[]): string {
  return distribution
    ? agreementSentence(agreementOf(distribution), levels, distribution.step)
    : `How far people agree is not told: ${WHY_NO_DISTRIBUTION}.`;
}
