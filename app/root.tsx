import type { LinksFunction, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
} from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { ErrorPage, type ErrorStatus, errorTitle } from '~/components/error-page';
import { PageShell } from '~/components/page-shell';
import { useOnePagePerClick } from '~/components/use-one-page-per-click';
import { useNonce } from '~/lib/nonce';
import { title } from '~/lib/page-title';
import styles from '~/styles/concord.scss?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = ({ error }) => title(...(error ? [errorTitle(statusOf(error))] : []));

/** Marks the page as able to run scripts before it is painted, so that nothing jumps. */
const MARK_SCRIPTING = "document.documentElement.classList.add('has-script')";

/** What a route may say of its page by `export const handle`. */
interface PageHandle {
  /** False: the page is sent without Remix's scripts, and every form and link of it turns a page. */
  scripts?: false;
  /** `plain`: without navigation and footer; `none`: alone, with a main landmark of its own. */
  shell?: 'plain' | 'none';
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  // Null where nothing went wrong.
  const failed = useRouteError() != null;
  const handle = (useMatches().at(-1)?.handle ?? {}) as PageHandle;
  // What went wrong is shown as any page, whatever the route would have had.
  const { scripts, shell }: PageHandle = failed ? {} : handle;
  return (
    <html lang="en-GB" className="nhsuk-template" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#123f3c" />
        <Meta />
        <Links />
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: MARK_SCRIPTING }} />
      </head>
      <body className="nhsuk-template__body">
        {shell === 'none' ? children : <PageShell plain={shell === 'plain'}>{children}</PageShell>}
        {scripts !== false && (
          <>
            <ScrollRestoration {...(nonce === undefined ? {} : { nonce })} />
            <Scripts {...(nonce === undefined ? {} : { nonce })} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  useFocusOnNavigation();
  useOnePagePerClick();
  return <Outlet />;
}

/** After a page is turned without a page load, the focus goes to its heading, as a load would begin at the top. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [pathname]);
}

export function ErrorBoundary() {
  const error = useRouteError();
  const words = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : undefined;
  return <ErrorPage status={statusOf(error)} words={words} />;
}

function statusOf(error: unknown): ErrorStatus {
  if (isRouteErrorResponse(error)) return error.status;
  return isOffline(error) ? 'offline' : 500;
}

/** A page that was asked for without a connection: the browser says so with a TypeError of its own. */
function isOffline(error: unknown): boolean {
  return (
    typeof navigator !== 'undefined' &&
    (!navigator.onLine || /fetch|network|load failed/i.test(String(error)))
  );
}
