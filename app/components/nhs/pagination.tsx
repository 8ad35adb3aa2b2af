import { Link } from '@remix-run/react';
import { ArrowLeftIcon, ArrowRightIcon } from './arrow-icons';

type Neighbour = { href: string; label: string };

export type PaginationProps = {
  previous?: Neighbour | null | undefined;
  next?: Neighbour | null | undefined;
  /** Names the navigation; "Pagination" unless told. */
  label?: string | undefined;
};

/** Links to the neighbouring pages, each with its title. */
export function Pagination({ previous, next, label = 'Pagination' }: PaginationProps) {
  return (
    <nav className="nhsuk-pagination" aria-label={label}>
      <ul className="nhsuk-list nhsuk-pagination__list">
        {previous && (
          <li className="nhsuk-pagination-item--previous">
            <Link
              className="nhsuk-pagination__link nhsuk-pagination__link--prev"
              to={previous.href}
              rel="prev"
            >
              <span className="nhsuk-pagination__title">Previous</span>
              <span className="nhsuk-u-visually-hidden">: </span>
              <span className="nhsuk-pagination__page">{previous.label}</span>
              <ArrowLeftIcon />
            </Link>
          </li>
        )}
        {next && (
          <li className="nhsuk-pagination-item--next">
            <Link className="nhsuk-pagination__link nhsuk-pagination__link--next" to={next.href} rel="next">
              <span className="nhsuk-pagination__title">Next</span>
              <span className="nhsuk-u-visually-hidden">: </span>
              <span className="nhsuk-pagination__page">{next.label}</span>
              <ArrowRightIcon />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
