import { Link } from '@remix-run/react';
import type { Report } from 'questions/types';
import type { PracticeOf } from '~/domain/comparison/case-study-points';
import { paths } from '~/lib/paths';
import { comparedWords } from './compared-words';
import { PracticeCard } from './practice-card';

/** A case study beside one's own levels on a dimension. */
export interface ComparedStudy {
  id: string;
  name: string;
  year: number;
  /** Own minus case study, -4 to 4; null where no question is shared. */
  difference: number | null;
  shared: number;
}

/** How one's own levels on a dimension differ from each case study, with the evidence a click away, and what those did. */
export function BesideCaseStudies(props: {
  /** Id of the dimension. */
  dimension: string;
  compared: readonly ComparedStudy[];
  practices: readonly PracticeOf[];
  reports: readonly Report[];
}) {
  const { dimension, compared, practices, reports } = props;
  return (
    <>
      <ul>
        {compared.map(({ id, name, difference, shared }) => (
          <li key={id}>
            {comparedWords(name, difference, shared)}{' '}
            <Link to={`${paths.caseStudy(id)}#${dimension}`}>
              See the evidence<span className="nhsuk-u-visually-hidden"> on {name}</span>
            </Link>
          </li>
        ))}
      </ul>
      {practices.length === 0 ? (
        <p>The reports tell of nothing here that others could try.</p>
      ) : (
        <div className="app-practices">
          {practices.map(({ caseStudyId, practice }) => (
            <PracticeCard
              key={practice.id}
              heading="h3"
              practice={practice}
              reports={reports}
              caseStudy={compared.find(({ id }) => id === caseStudyId)!}
            />
          ))}
        </div>
      )}
    </>
  );
}
