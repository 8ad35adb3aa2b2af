import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode, useLayoutEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Whether the browser has gone on to another entry of its history since it loaded this document, as it does when
 * "forward" is pressed twice in quick succession: then the address is no longer that of the page that was sent.
 */
function hasMovedOn(): boolean {
  const [loaded] = performance.getEntriesByType('navigation');
  return loaded !== undefined && new URL(loaded.name).pathname !== location.pathname;
}

const never = new Promise<never>(() => {});

/** The page; loaded anew where the address has changed before the router was there to notice, or told anybody of it. */
function Page() {
  if (!('__remixRouter' in window) && hasMovedOn()) {
    location.reload();
    // What was sent stays on the screen until then.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how React is told to wait
    throw never;
  }
  // The router is made while the page is rendered, and the page follows it only from here on.
  useLayoutEffect(() => {
    if (hasMovedOn()) location.reload();
  }, []);
  return <RemixBrowser />;
}

/**
 * Reads the data that came with the page, which `RemixBrowser` otherwise makes React wait for in the middle of its first
 * render. A key or click in that moment would make React 18 give up (its error 345), and the page would never wake.
 * Nothing is drawn here: the component begins to read and says by a thrown promise when it will be done.
 */
async function readData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}

void readData().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Page />
      </StrictMode>,
    );
  }),
);
