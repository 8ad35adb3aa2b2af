import { Link } from '@remix-run/react';
import type { AssessmentState } from '~/domain/assessment/state';
import type { paths } from '~/lib/paths';

/** What is rarely done with an assessment: sharing its results by link, and deleting it. */
export function AssessmentMore(props: {
  own: ReturnType<typeof paths.assessment>;
  state: AssessmentState;
  mayShare: boolean;
  mayDelete: boolean;
}) {
  const { own, state, mayShare, mayDelete } = props;
  const links = [
    ...(mayShare && state !== 'draft' && state !== 'scheduled'
      ? [{ href: own.share, text: 'Share the results by link, with people who have no account' }]
      : []),
    ...(mayDelete && state !== 'open' && state !== 'scheduled'
      ? [{ href: own.delete, text: 'Delete this assessment' }]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">More</h2>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link to={href}>{text}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
