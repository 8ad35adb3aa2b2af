import { Link } from '@remix-run/react';
import type { Report } from 'questions/types';
import { Details } from '~/components/nhs/details';
import type { ComparedStudy, PracticeOf } from '~/domain/comparison/case-study-points';
import { paths } from '~/lib/paths';
import { comparedWords } from './compared-words';
import type { ActionHref } from './action-href';
import { PracticeCards } from './practice-cards';

/** How one's own levels on a dimension differ from each case study, with the evidence a click away, and what those did. */
export function BesideCaseStudies(props: {
  /** Id of the dimension. */
  dimension: string;
  /** Those shown by name. */
  compared: readonly ComparedStudy[];
  /** The others whose reports tell something of it. */
  others: readonly ComparedStudy[];
  /** A few of those there are. */
  practices: readonly PracticeOf[];
  /** How many there are. */
  practiceCount: number;
  reports: readonly Report[];
  /** Where a practice can be made an action of the place; left out where none can. */
  actionHref?: ActionHref | undefined;
}) {
  const { dimension, compared, others, practices, practiceCount, reports, actionHref } = props;
  return (
    <>
      <Differences dimension={dimension} compared={compared} />
      {others.length > 0 && (
        <Details summary={`And ${others.length} other case studies`}>
          <Differences dimension={dimension} compared={others} />
        </Details>
      )}
      {practices.length === 0 ? (
        <p>The reports tell of nothing here that others could try.</p>
      ) : (
        <>
          <PracticeCards heading="h3" {...{ practices, reports, actionHref }} />
          {practiceCount > practices.length && (
            <p>
              <Link to={paths.practices(dimension)}>All {practiceCount} practices on this</Link>
            </p>
          )}
        </>
      )}
    </>
  );
}

function Differences({ dimension, compared }: { dimension: string; compared: readonly ComparedStudy[] }) {
  return (
    <ul>
      {compared.map(({ id, label, difference, shared }) => (
        <li key={id}>
          {comparedWords(label, difference, shared)}{' '}
          <Link to={`${paths.caseStudy(id)}#${dimension}`}>
            See the evidence<span className="nhsuk-u-visually-hidden"> on {label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
