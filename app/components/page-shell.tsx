import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '~/lib/paths';
import { SkipLink } from './nhs/skip-link';

export type PageShellProps = {
  /** The page: back link or breadcrumb first, then its one h1. */
  children: ReactNode;
};

const sections = [
  { href: paths.try, text: 'Take the survey', within: [paths.try, '/answer'] },
  { href: paths.questions, text: 'The questions', within: [paths.questions] },
  { href: paths.caseStudies, text: 'Case studies', within: [paths.caseStudies] },
  { href: paths.privacy, text: 'How your answers are used', within: [paths.privacy] },
];

/**
 * What stands around every page: skip link, header with mark and navigation, the main landmark (`#maincontent`), and
 * footer. The navigation wraps on narrow screens instead of folding into a menu, so that it needs no script.
 */
export function PageShell({ children }: PageShellProps) {
  const { pathname } = useLocation();
  return (
    <>
      <SkipLink />
      <header className="app-header">
        <div className="app-header__inner nhsuk-width-container">
          <Link className="app-header__home" to={paths.home} discover="none">
            <ConcordMark />
            Concord
            <span className="nhsuk-u-visually-hidden">, start page</span>
          </Link>
          <nav className="app-header__nav" aria-label="Main">
            <ul className="app-header__list">
              {sections.map((section) => {
                const current = currentIn(section, pathname);
                return (
                  <li key={section.href}>
                    <Link
                      className="app-header__link"
                      to={section.href}
                      // Pages around the survey are looked up when asked for, not on every question.
                      discover="none"
                      aria-current={current}
                    >
                      {section.text}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </nav>
        </div>
      </header>
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper app-main" id="maincontent" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer className="app-footer">
        <div className="nhsuk-width-container">
          <ul className="app-footer__list">
            {sections.slice(1).map((section) => (
              <li key={section.href}>
                <Link className="app-footer__link" to={section.href} discover="none">
                  {section.text}
                </Link>
              </li>
            ))}
            <li>
              <Link className="app-footer__link" to={paths.tryReturn} discover="none">
                Go back to your answers
              </Link>
            </li>
          </ul>
          <p className="app-footer__note">
            Concord shows how well the organisations of a place work together. It is not a service of the NHS.
          </p>
        </div>
      </footer>
    </>
  );
}

/** "page" on the section's own page, "true" (within) on a page below it, undefined elsewhere. */
export function currentIn(
  section: { href: string; within: string[] },
  pathname: string,
): 'page' | 'true' | undefined {
  if (pathname === section.href) return 'page';
  return section.within.some((path) => pathname.startsWith(`${path}/`)) ? 'true' : undefined;
}

/** Two circles that share ground: partners, and what they do together. */
function ConcordMark() {
  return (
    <svg
      className="app-header__mark"
      viewBox="0 0 40 28"
      width="40"
      height="28"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="14" cy="14" r="11.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <circle cx="26" cy="14" r="11.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <path
        className="app-header__mark-shared"
        d="M20 4.19a11.5 11.5 0 0 1 0 19.62a11.5 11.5 0 0 1 0-19.62z"
      />
    </svg>
  );
}
