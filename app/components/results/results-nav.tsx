import { Link } from '@remix-run/react';
import { paths } from '~/lib/paths';

type Page = 'overview' | 'differences' | 'patterns' | 'case-studies' | 'rounds' | 'comments' | 'actions';

/** The ways through one edition's results, at the top of each. */
export function ResultsNav(props: {
  /** `dimension`: a page on one of them, which is reached from the others and stands in no menu. */
  current: Page | 'dimension';
  placeId: string;
  assessmentId: string;
  /** Left out for the latest. */
  edition: number | undefined;
}) {
  const { current, edition } = props;
  const own = paths.assessment(props.placeId, props.assessmentId);
  const pages: { id: Page; href: string; text: string }[] = [
    {
      id: 'overview',
      href: edition === undefined ? own.results : own.resultsEdition(edition),
      text: 'Overview',
    },
    { id: 'differences', href: own.resultsDifferences(edition), text: 'Where partners differ' },
    { id: 'patterns', href: own.resultsPatterns(edition), text: 'Patterns and where to start' },
    { id: 'case-studies', href: own.resultsCaseStudies(edition), text: 'Places like yours' },
    { id: 'rounds', href: own.resultsRounds(edition), text: 'Since last time' },
    // These are of the assessment, not of one edition.
    { id: 'comments', href: own.comments(), text: 'Comments' },
    { id: 'actions', href: own.actions(), text: 'Actions' },
  ];
  return (
    <nav aria-label="Results" className="app-library-nav">
      <ul>
        {pages.map(({ id, href, text }) => (
          <li key={id}>
            {id === current ? <span aria-current="page">{text}</span> : <Link to={href}>{text}</Link>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
