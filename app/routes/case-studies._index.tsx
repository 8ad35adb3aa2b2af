import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ReadingNote } from '~/components/results/reading-note';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('Case studies');

export function loader({ context }: LoaderFunctionArgs) {
  const { caseStudies, reports } = context.instrument;
  return {
    caseStudies: caseStudies.map((study) => {
      const report = reports.find(({ code }) => code === study.report)!;
      return {
        id: study.id,
        name: study.name,
        year: study.year,
        report: `${report.title} (${report.publisher}, ${report.published.slice(0, 4)})`,
        kind: report.kind,
        population: study.context.population ?? null,
        ratings: study.ratings.length,
        practices: study.practices.length,
      };
    }),
  };
}

export default function CaseStudiesPage() {
  const { caseStudies } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-xl">Case studies</h1>
      <p className="nhsuk-lede-text">
        Places that published reports tell of, read with the same questions that you are asked.
      </p>
      <ReadingNote />
      <div className="app-cards">
        {caseStudies.map((study) => (
          <article key={study.id} className="app-card">
            <h2 className="nhsuk-heading-m">
              <Link to={paths.caseStudy(study.id)}>{study.name}</Link>
            </h2>
            <p>
              {study.report}, about {study.year}. Kind of source: {study.kind}.
            </p>
            <p>
              {study.population !== null && `Population ${study.population.toLocaleString('en-GB')}. `}
              {study.ratings} ratings with evidence, {study.practices} practices.
            </p>
          </article>
        ))}
      </div>
    </>
  );
}
