import { Link } from '@remix-run/react';
import { paths } from '~/lib/paths';

/** An HTTP status, or no connection at all. */
export type ErrorStatus = number | 'offline';

const PAGES: Partial<Record<ErrorStatus, { title: string; words: string }>> = {
  400: { title: 'That cannot be used here', words: 'Nothing was changed. Open the page again.' },
  404: {
    title: 'Page not found',
    words: 'The address may be mistyped, or what was here is gone. Nothing you saved is affected.',
  },
  405: { title: 'This page cannot be used that way', words: 'Open the page and use the form on it.' },
  409: { title: 'Something changed in the meantime', words: 'Open the page again to see how it stands now.' },
  410: { title: 'This link does not work', words: 'It may be over, or used already. Ask for a new one.' },
  429: {
    title: 'Too many attempts',
    words: 'Too many attempts from here have failed. Nothing was changed. Try again in 15 minutes.',
  },
  offline: {
    title: 'You are offline',
    words:
      'This page needs a connection. Your answers are kept on this device and will be sent when you are back online.',
  },
  500: {
    title: 'Something went wrong here',
    words: 'What was shown as saved is safe. Try again in a minute.',
  },
};

const pageOf = (status: ErrorStatus) =>
  PAGES[status] ?? PAGES[typeof status === 'number' && status < 500 ? 400 : 500]!;

/** What the page for a status is called, in its heading and in the browser's tab. */
export const errorTitle = (status: ErrorStatus) => pageOf(status).title;

/** What a person sees where a page cannot be shown: what happened, in plain words, and the way on. */
export function ErrorPage({ status, words }: { status: ErrorStatus; words?: string | undefined }) {
  const page = pageOf(status);
  return (
    <>
      <h1 className="nhsuk-heading-l">{page.title}</h1>
      <p>{words || page.words}</p>
      <p>
        <Link to={paths.home}>Go to the start page</Link> or{' '}
        <Link to={paths.tryReturn}>go back to your answers with your return code</Link>.
      </p>
    </>
  );
}
