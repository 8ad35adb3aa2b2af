import { useLocation, useNavigate } from '@remix-run/react';
import type { MouseEvent, ReactNode } from 'react';
import { paths } from '~/lib/paths';
import { SkipLink } from './nhs/skip-link';

export type PageShellProps = {
  /** The page: back link or breadcrumb first, then its one h1. */
  children: ReactNode;
  /** Without navigation and footer, for a page that people have before them while something else goes on. */
  plain?: boolean;
};

const sections = [
  { href: paths.try, text: 'Take the survey', within: [paths.try, paths.join, '/with-code', '/answer'] },
  { href: paths.questions, text: 'The questions', within: [paths.questions] },
  { href: paths.caseStudies, text: 'Case studies', within: [paths.caseStudies, paths.practices()] },
  { href: paths.privacy, text: 'How your answers are used', within: [paths.privacy] },
];

/**
 * What stands around every page: skip link, header with mark and navigation, the main landmark (`#maincontent`), and
 * footer. The navigation wraps on narrow screens instead of folding into a menu, so that it needs no script.
 */
export function PageShell({ children, plain = false }: PageShellProps) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  // Plain links that turn the page in the app, as `Link` does: rendered on the server, ten of those cost as much as
  // the questions of a page, and each would ask for its route's code ahead of need.
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    navigate(event.currentTarget.pathname);
  };
  return (
    <>
      <SkipLink />
      <header className="app-header">
        <div className="app-header__inner nhsuk-width-container">
          <a className="app-header__home" href={paths.home} onClick={follow}>
            <ConcordMark />
            Concord
            <span className="nhsuk-u-visually-hidden">, start page</span>
          </a>
          {!plain && (
            <nav className="app-header__nav" aria-label="Main">
              <ul className="app-header__list">
                {sections.map((section) => (
                  <li key={section.href}>
                    <a
                      className="app-header__link"
                      href={section.href}
                      onClick={follow}
                      aria-current={currentIn(section, pathname)}
                    >
                      {section.text}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <div className="nhsuk-width-container">
        <main className="nhsuk-main-wrapper app-main" id="maincontent" tabIndex={-1}>
          {children}
        </main>
      </div>
      {!plain && (
        <footer className="app-footer">
          <div className="nhsuk-width-container">
            <ul className="app-footer__list">
              {sections.slice(1).map((section) => (
                <li key={section.href}>
                  <a className="app-footer__link" href={section.href} onClick={follow}>
                    {section.text}
                  </a>
                </li>
              ))}
              <li>
                <a className="app-footer__link" href={paths.glossary()} onClick={follow}>
                  What the results mean
                </a>
              </li>
              <li>
                <a className="app-footer__link" href={paths.tryReturn} onClick={follow}>
                  Go back to your answers
                </a>
              </li>
              <li>
                <a className="app-footer__link" href={paths.cookies} onClick={follow}>
                  Cookies
                </a>
              </li>
              <li>
                <a className="app-footer__link" href={paths.accessibility} onClick={follow}>
                  Accessibility
                </a>
              </li>
              <li>
                <a className="app-footer__link" href={paths.signIn()} onClick={follow}>
                  Sign in
                </a>
              </li>
            </ul>
            <p className="app-footer__note">
              Concord shows how well the organisations of a place work together. It is not a service of the
              NHS.
            </p>
          </div>
        </footer>
      )}
    </>
  );
}

/** False for a click that asks for another tab, window or a download, and for one that is dealt with already. */
export function isPlainClick(
  event: Pick<MouseEvent, 'button' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented'>,
): boolean {
  const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  return event.button === 0 && !modified && !event.defaultPrevented;
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
