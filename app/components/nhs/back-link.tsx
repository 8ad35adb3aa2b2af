import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

export type BackLinkProps = {
  href: string;
  /** "Back" unless told. */
  children?: ReactNode;
};

/** The link to the page before, above the heading. */
export function BackLink({ href, children = 'Back' }: BackLinkProps) {
  return (
    <Link to={href} className="nhsuk-back-link">
      {children}
    </Link>
  );
}
