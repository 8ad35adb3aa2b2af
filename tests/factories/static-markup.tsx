import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
// Comes with @remix-run/react, whose links are its links.
import { StaticRouter } from 'react-router-dom/server';

/** For tests: what the server would send for an element, at the given address of the app. */
export function staticMarkup(element: ReactElement, path = '/'): string {
  return renderToStaticMarkup(<StaticRouter location={path}>{element}</StaticRouter>);
}
