import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import type { Rating, Report } from 'questions/types';
import { caseStudyRows, caseStudySentence } from '~/components/charts/case-study-profile';
import { ProfileChart } from '~/components/charts/profile-chart';
import { CcgNote } from '~/components/library/ccg-note';
import { BackLink } from '~/components/nhs/back-link';
import { Details } from '~/components/nhs/details';
import { Citation } from '~/components/results/citation';
import { contextFacts } from '~/components/results/context-facts';
import { PracticeCard } from '~/components/results/practice-card';
import { ReadingNote } from '~/components/results/reading-note';
import { caseStudyOverall, caseStudyPoints, caseStudyPressure } from '~/domain/comparison/case-study-points';
import { studyLabel } from '~/domain/library/study-label';
import { bandAndMean, oneDecimal } from '~/domain/scoring/messages';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data?.study.name ?? 'Not found', 'Case studies');

export function loader({ params, context }: LoaderFunctionArgs) {
  const { caseStudies, reports, current, placeNotes, codings } = context.instrument;
  const study = caseStudies.find(({ id }) => id === params.slug);
  if (!study) refuse(404);
  const rated = (id: string) => study.ratings.find(({ question }) => question === id);
  const group = (
    id: string,
    name: string,
    scale: readonly string[],
    items: readonly { id: string; text: string }[],
  ) => ({
    id,
    name,
    ratings: items.flatMap((item) => {
      const rating = rated(item.id);
      return rating ? [{ text: item.text, level: scale[rating.level - 1]!, rating }] : [];
    }),
    silent: items.filter((item) => !rated(item.id)).map((item) => item.text),
  });
  const levels = current.levels.map(({ name }) => name);
  const points = new Map(
    caseStudyPoints(current, 'full', [study]).map((of) => [of.dimensionId, of.points[0] ?? null]),
  );
  const settled = codings.find(({ caseStudy }) => caseStudy === study.id)?.differences ?? [];
  return {
    study,
    profile: current.dimensions.map(({ id, name }) => ({ id, name, point: points.get(id) ?? null })),
    overall: caseStudyOverall(current, 'full', study),
    pressure: caseStudyPressure(current, 'full', [study])[0] ?? null,
    settled: Object.fromEntries(settled.map(({ question, because }) => [question, because])),
    alsoSeen: study.related.flatMap(({ id, relation }) => {
      const other = caseStudies.find((one) => one.id === id);
      return other ? [{ id, relation, name: other.name, year: other.year }] : [];
    }),
    noted: placeNotes.filter(({ place }) => place === study.place),
    reports,
    facts: contextFacts(study.context),
    groups: [
      ...current.dimensions.map(({ id, name, questions }) => group(id, name, levels, questions)),
      group(
        'barriers',
        'What held the place back',
        current.pressureScale.map(({ name }) => name),
        current.barriers,
      ),
    ],
  };
}

export default function CaseStudyPage() {
  const { study, profile, overall, pressure, settled, alsoSeen, noted, reports, facts, groups } =
    useLoaderData<typeof loader>();
  const report = reports.find(({ code }) => code === study.report)!;
  const rows = useMemo(
    () => caseStudyRows({ id: study.id, name: studyLabel(study) }, profile),
    [study, profile],
  );
  return (
    <>
      <BackLink href={paths.caseStudies}>Case studies</BackLink>
      <h1 className="nhsuk-heading-xl">{study.name}</h1>
      <ReadingNote about={{ year: study.year, kind: report.kind }} />
      <CcgNote />
      <p>
        {report.authors}. <cite>{report.title}</cite>. {report.publisher}, {report.published.slice(0, 4)}.{' '}
        {report.kindNote}
      </p>
      <dl className="app-facts">
        {[{ id: 'year', name: 'Year described', value: String(study.year) }, ...facts].map(
          ({ id, name, value }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {alsoSeen.length > 0 && (
        <p>
          Also seen in:{' '}
          {alsoSeen.map(({ id, relation, name, year }, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <Link to={paths.caseStudy(id)}>
                {name}, about {year}
              </Link>{' '}
              ({relation === 'same place' ? 'the same place' : 'a place that overlaps with it'})
            </span>
          ))}
          .
        </p>
      )}
      <h2 className="nhsuk-heading-l">What happened</h2>
      {study.story
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {study.context.notes && (
        <Details summary="More about the place then">
          {study.context.financialPosition && <p>Money: {study.context.financialPosition}</p>}
          {study.context.outsideSupport && <p>Outside support: {study.context.outsideSupport}</p>}
          <ul>
            {study.context.notes.map((note) => (
              <li key={note.text}>
                {note.text} <Citation source={note.source} reports={reports} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      <h2 className="nhsuk-heading-l">Profile</h2>
      <p>
        {overall.status === 'scored'
          ? `Overall, as we read it: ${bandAndMean(overall.mean)}, over ${overall.answered} dimensions.`
          : 'The report tells of too few dimensions for an overall.'}{' '}
        {pressure &&
          `Pressure from outside: ${oneDecimal(pressure.mean)} of 5, where 1 is not at all and 5 severely, from ${counted(pressure.rated)}.`}
      </p>
      <ProfileChart
        id="profile"
        rows={rows}
        ownLabel={null}
        caption="Our reading by dimension, from 1 (Not started) to 5 (Thriving)"
        sentence={caseStudySentence(profile)}
      />
      {study.results.length > 0 && (
        <>
          <h2 className="nhsuk-heading-l" id="results">
            Results the report gives
          </h2>
          <ul className="app-results">
            {study.results.map((result) => (
              <li key={`${result.what} ${result.figure}`}>
                {result.what}: <strong>{result.figure}</strong>
                {result.period && ` (${result.period})`}.{' '}
                <Citation source={result.source} reports={reports} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="nhsuk-heading-l">What they did</h2>
      <div className="app-practices">
        {study.practices.map((practice) => (
          <PracticeCard key={practice.id} heading="h3" practice={practice} reports={reports} />
        ))}
      </div>
      {noted.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Noted elsewhere about this place</h2>
          <div className="app-practices">
            {noted.map((note) => (
              <PracticeCard key={note.id} heading="h3" practice={note} note={note} reports={reports} />
            ))}
          </div>
        </>
      )}
      <h2 className="nhsuk-heading-l">How we read the report</h2>
      <p>
        Each rating was read twice, the second time without sight of the first.{' '}
        <Link to={paths.coding}>How the case studies were read, and how far the two readings agree</Link>.
      </p>
      {groups.map((group) => (
        <section key={group.id} id={group.id} className="app-reading" aria-labelledby={`${group.id}-name`}>
          <h3 className="nhsuk-heading-m" id={`${group.id}-name`}>
            {group.name}
          </h3>
          {group.ratings.map(({ text, level, rating }) => (
            <RatingCard
              key={rating.question}
              text={text}
              level={level}
              rating={rating}
              settled={settled[rating.question]}
              reports={reports}
            />
          ))}
          {group.silent.length > 0 && (
            <p className="app-hint">
              {group.ratings.length === 0
                ? 'The report is silent on all of this.'
                : `The report is silent on: ${group.silent.join('; ')}.`}
            </p>
          )}
        </section>
      ))}
    </>
  );
}

const counted = (rated: number) => (rated === 1 ? '1 question' : `${rated} questions`);

function RatingCard(props: {
  text: string;
  level: string;
  rating: Rating;
  /** Why it is so, where the two readings differed. */
  settled: string | undefined;
  reports: readonly Report[];
}) {
  const { text, level, rating, settled, reports } = props;
  return (
    <article className="app-rating" id={rating.question}>
      <h4 className="nhsuk-heading-s">{text}</h4>
      <p>
        <strong className={`app-level app-level--${rating.level}`}>
          {level} ({rating.level})
        </strong>{' '}
        <span className="app-rating__source">
          {rating.basis === 'stated' ? 'the report says so' : 'we infer it from the report'}, about{' '}
          {rating.year}
        </span>
      </p>
      <p>{rating.evidence}</p>
      {settled && <p className="app-hint">The two readings differed. {settled}</p>}
      <p>
        <Citation source={rating.source} reports={reports} />.{' '}
        <Link to={paths.practices(rating.question)}>
          Practices for this question<span className="nhsuk-u-visually-hidden">: {text}</span>
        </Link>
      </p>
    </article>
  );
}
