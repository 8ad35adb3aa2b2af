import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { TermId } from '~/domain/glossary/terms';
import { paths } from '~/lib/paths';

/**
 * A word or a figure's name that leads to what it means. The page is loaded anew, since a browser marks the place that an
 * address names (`:target`) only then.
 */
export function GlossaryLink({ term, children }: { term: TermId; children: ReactNode }) {
  return (
    <Link to={paths.glossary(term)} reloadDocument>
      {children}
    </Link>
  );
}
