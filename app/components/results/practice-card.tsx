import { Link } from '@remix-run/react';
import type { Practice, Report } from 'questions/types';
import { Tag } from '~/components/nhs/tag';
import { paths } from '~/lib/paths';
import { Citation } from './citation';

const KINDS = { practice: undefined, contrast: 'A contrast', failure: 'What went wrong' } as const;

/** What a place did that others could try, or should know of. */
export function PracticeCard(props: {
  practice: Practice;
  reports: readonly Report[];
  /** Where the practice stands outside of its case study's page. */
  caseStudy?: { id: string; name: string; year: number };
  /** For a place that a report only notes in passing. */
  note?: { name: string; year: number };
  heading: 'h2' | 'h3' | 'h4';
  /** Where the practice can be made an action of the place; left out where it cannot. */
  actionHref?: string | undefined;
}) {
  const { practice, reports, caseStudy, note, heading: Heading, actionHref } = props;
  const kind = KINDS[practice.kind];
  const report = reports.find(({ code }) => code === practice.source.report);
  const source = report ? ` (${report.kind})` : '';
  return (
    <article className="app-practice" id={caseStudy ? undefined : practice.id}>
      <Heading className="nhsuk-heading-s">{practice.title}</Heading>
      {kind && <Tag colour={practice.kind === 'failure' ? 'red' : 'grey'}>{kind}</Tag>}
      <p>{practice.did}</p>
      {practice.reported && (
        <p>
          <strong>Reported to follow:</strong> {practice.reported}
        </p>
      )}
      {practice.conditions && (
        <p>
          <strong>What it rested on:</strong> {practice.conditions}
        </p>
      )}
      <p className="app-source">
        {note && `${note.name}, noted in passing in a report about ${note.year}${source}. `}
        {caseStudy && (
          <>
            <Link to={`${paths.caseStudy(caseStudy.id)}#${practice.id}`}>{caseStudy.name}</Link>, our reading
            of a report about {caseStudy.year}
            {source}.{' '}
          </>
        )}
        <Citation source={practice.source} reports={reports} />
      </p>
      {actionHref !== undefined && (
        <p className="app-make-action">
          <Link to={actionHref}>
            Make this an action<span className="nhsuk-u-visually-hidden">: {practice.title}</span>
          </Link>
        </p>
      )}
    </article>
  );
}
