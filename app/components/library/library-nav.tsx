import { Link } from '@remix-run/react';
import { paths } from '~/lib/paths';

const PAGES = [
  { id: 'case-studies', href: paths.caseStudies, text: 'Case studies' },
  { id: 'practices', href: paths.practices(), text: 'Practices' },
  { id: 'coding', href: paths.coding, text: 'How they were read' },
] as const;

/** The ways into the library, at the top of each. */
export function LibraryNav({ current }: { current: (typeof PAGES)[number]['id'] }) {
  return (
    <nav aria-label="Library" className="app-library-nav">
      <ul>
        {PAGES.map(({ id, href, text }) => (
          <li key={id}>
            {id === current ? <span aria-current="page">{text}</span> : <Link to={href}>{text}</Link>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
