import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Rating, Report } from 'questions/types';
import { BackLink } from '~/components/nhs/back-link';
import { Details } from '~/components/nhs/details';
import { Citation } from '~/components/results/citation';
import { contextFacts } from '~/components/results/context-facts';
import { PracticeCard } from '~/components/results/practice-card';
import { ReadingNote } from '~/components/results/reading-note';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data?.study.name ?? 'Not found', 'Case studies');

export function loader({ params, context }: LoaderFunctionArgs) {
  const { caseStudies, reports, current } = context.instrument;
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
  return {
    study,
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
  const { study, reports, facts, groups } = useLoaderData<typeof loader>();
  const report = reports.find(({ code }) => code === study.report)!;
  return (
    <>
      <BackLink href={paths.caseStudies}>Case studies</BackLink>
      <h1 className="nhsuk-heading-xl">{study.name}</h1>
      <ReadingNote about={{ year: study.year, kind: report.kind }} />
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
      <h2 className="nhsuk-heading-l">What they did</h2>
      <div className="app-practices">
        {study.practices.map((practice) => (
          <PracticeCard key={practice.id} heading="h3" practice={practice} reports={reports} />
        ))}
      </div>
      <h2 className="nhsuk-heading-l">How we read the report</h2>
      {groups.map((group) => (
        <section key={group.id} id={group.id} className="app-reading" aria-labelledby={`${group.id}-name`}>
          <h3 className="nhsuk-heading-m" id={`${group.id}-name`}>
            {group.name}
          </h3>
          {group.ratings.map(({ text, level, rating }) => (
            <RatingCard key={rating.question} text={text} level={level} rating={rating} reports={reports} />
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

function RatingCard(props: { text: string; level: string; rating: Rating; reports: readonly Report[] }) {
  const { text, level, rating, reports } = props;
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
      <p>
        <Citation source={rating.source} reports={reports} />
      </p>
    </article>
  );
}
