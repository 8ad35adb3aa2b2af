import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GlossaryLink } from '~/components/results/glossary-link';
import { GroupMeans } from '~/components/results/group-means';
import { QuestionByGroup } from '~/components/results/question-by-group';
import { RankedQuestions } from '~/components/results/ranked-questions';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import { TierMeans } from '~/components/results/tier-means';
import { agreementOf } from '~/domain/agreement/agreement-of-distribution';
import {
  differingSentence,
  tendencySentence,
  endsWords,
  partnersSentence,
  rankedGapsSentence,
} from '~/domain/agreement/difference-words';
import { agreementCountsSentence, agreementName, agreementSentence } from '~/domain/agreement/messages';
import {
  countAgreement,
  endsOfFigure,
  partnersView,
  RANKED,
  rankByAgreement,
  rankByGap,
} from '~/domain/agreement/rank-differences';
import type { ItemResult } from '~/domain/edition/edition';
import { fewPeopleWords } from '~/domain/edition/messages';
import { oneDecimal } from '~/domain/scoring/messages';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { getResults } from './places.$place.assessments.$assessment.results._index/read-results.server';

const HEADING = 'Where partners differ';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(HEADING, 'Results', ...(data ? [data.head.placeName] : []));

export async function loader(args: LoaderFunctionArgs) {
  const { results, placeId, assessmentId, sectors } = await getResults(args);
  if (results.status === 'none') refuse(404);
  const { shown, questionSet: set, number, head } = results;
  const asked = new URL(args.request.url).searchParams.get('question');
  const all = shown.dimensions.flatMap(({ questions }) => questions);
  const chosen = all.find(({ id }) => id === asked);
  if (asked !== null && !chosen) refuse(404);
  return {
    placeId,
    assessmentId,
    sectors,
    head: { placeName: head.placeName, title: head.title },
    edition: number === head.editions ? undefined : number,
    shown: {
      n: shown.n,
      groups: shown.groups,
      dimensions: shown.dimensions.map(({ id, figure, between, questions }) => ({
        id,
        figure,
        between,
        // Of how each group answered only what belongs to the question that was chosen is sent, below.
        questions: questions.map((question) => ({
          id: question.id,
          figure: question.figure,
          distribution: question.distribution,
          gap: question.gap,
        })),
      })),
      tiers: shown.tiers,
      tierGap: shown.tierGap,
    },
    chosen: chosen ?? null,
    levels: set.levels.map(({ name }) => name),
    tiers: Object.fromEntries(args.context.instrument.tiers.map(({ id, name }) => [id, name])),
    dimensions: Object.fromEntries(set.dimensions.map(({ id, name }) => [id, name])),
    questions: Object.fromEntries(
      set.dimensions.flatMap(({ questions }) => questions.map(({ id, text }) => [id, text])),
    ),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** Gives the name of what has this id in a record of names. */
const namesOf = (names: Readonly<Record<string, string>>) => (id: string) => names[id] ?? id;

export default function DifferencesPage() {
  const loaded = useLoaderData<typeof loader>();
  const { head, placeId, assessmentId, edition, shown } = loaded;
  const view = partnersView(shown.dimensions);
  const few = fewPeopleWords(shown.n);
  const tendency = tendencySentence(shown.dimensions, namesOf(loaded.sectors));
  const sentence = partnersSentence(view, {
    sector: namesOf(loaded.sectors),
    dimension: namesOf(loaded.dimensions),
  });
  return (
    <>
      <ResultsHeading {...{ placeId, assessmentId, head, edition }}>{HEADING}</ResultsHeading>
      <ResultsNav current="differences" {...{ placeId, assessmentId, edition }} />
      <p className="nhsuk-lede-text">{sentence}</p>
      <p>
        {differingSentence(view, shown.dimensions, namesOf(loaded.dimensions))}{' '}
        <GlossaryLink term="beyond-chance">How this is judged</GlossaryLink>
      </p>
      {tendency !== undefined && <p>{tendency}</p>}
      {few !== undefined && <p className="app-note">{few} A real difference may not show.</p>}
      {loaded.chosen && <Chosen {...loaded} chosen={loaded.chosen} />}
      <FurthestApart {...loaded} />
      <h2 className="nhsuk-heading-l">By type of partner</h2>
      <GroupMeans groups={shown.groups} sectorName={namesOf(loaded.sectors)} rows={dimensionLinks(loaded)} />
      <LeastAgreed {...loaded} />
      <h2 className="nhsuk-heading-l">By role</h2>
      <TierMeans
        tiers={shown.tiers}
        tierGap={shown.tierGap}
        tierName={namesOf(loaded.tiers)}
        rows={[{ id: 'overall', name: 'Overall' }, ...dimensionLinks(loaded)]}
      />
    </>
  );
}

function dimensionLinks({ placeId, assessmentId, edition, shown, dimensions }: Loaded) {
  const own = paths.assessment(placeId, assessmentId);
  return shown.dimensions.map(({ id, figure }) => ({
    id,
    name: dimensions[id] ?? id,
    href: own.resultsOn(id, edition),
    figure,
  }));
}

/** A question that was chosen in one of the lists; the link's fragment leads here. */
function Chosen(props: Loaded & { chosen: ItemResult }) {
  const { chosen, levels, questions, sectors } = props;
  return (
    <section className="app-chosen" aria-labelledby="question">
      <h2 className="nhsuk-heading-l" id="question">
        <span className="nhsuk-caption-l">The question you chose</span>
        {namesOf(questions)(chosen.id)}
      </h2>
      <QuestionByGroup question={chosen} levels={levels} sectorName={namesOf(sectors)} />
    </section>
  );
}

function FurthestApart({ shown, placeId, assessmentId, edition, questions, sectors }: Loaded) {
  const own = paths.assessment(placeId, assessmentId);
  const ranked = rankByGap(shown.dimensions);
  return (
    <>
      <h2 className="nhsuk-heading-l">Questions that partners see most differently</h2>
      <p>
        {rankedGapsSentence(ranked)} <GlossaryLink term="gap">What the gap is</GlossaryLink>
        {ranked.gaps.length > 0 && '. Choose a question to see how each group answered.'}
      </p>
      <RankedQuestions
        atOnce={RANKED.atOnce}
        questions={ranked.gaps.map(({ question, gap }) => {
          const ends = endsOfFigure(question.figure);
          const { distribution } = question;
          const word =
            distribution && `Over the whole place: ${agreementName(agreementOf(distribution).word)}`;
          return {
            id: question.id,
            text: namesOf(questions)(question.id),
            href: own.resultsDifferences(edition, question.id),
            lines: [
              `Gap ${oneDecimal(gap)}, allowing for chance${ends ? `: ${endsWords(ends, namesOf(sectors))}` : ''}`,
              ...(word ? [word] : []),
            ],
          };
        })}
      />
    </>
  );
}

function LeastAgreed({ shown, placeId, assessmentId, edition, questions, levels }: Loaded) {
  const own = paths.assessment(placeId, assessmentId);
  const counts = agreementCountsSentence(countAgreement(shown.dimensions));
  const ranked = rankByAgreement(shown.dimensions).slice(0, RANKED.atOnce);
  return (
    <>
      <h2 className="nhsuk-heading-l">Questions to discuss</h2>
      <p>
        {counts ?? 'On no question may it be told how far people agree.'}{' '}
        <GlossaryLink term="agreement">What agreed, leaning and split mean</GlossaryLink>
        {ranked.length > 0 && '. On these, people over the whole place agree least.'}
      </p>
      <p className="app-note">
        Agreed means that most people are within a level of each other. Types of partner can still differ on
        average.
      </p>
      <RankedQuestions
        atOnce={RANKED.atOnce}
        questions={ranked.map(({ id, distribution }) => ({
          id,
          text: namesOf(questions)(id),
          href: own.resultsDifferences(edition, id),
          lines: [agreementSentence(agreementOf(distribution!), levels, distribution!.step)],
        }))}
      />
    </>
  );
}
