import { Writable } from 'node:stream';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from '~/lib/nonce';
import { withoutPerson } from '~/lib/web.server';
import styles from '~/styles/concord.scss?url';

const ABORT_AFTER_MS = 5_000;
export const streamTimeout = ABORT_AFTER_MS;

/**
 * Renders a page whole and sends it in one piece: no page waits for a part of itself, and a fault on the way is still a
 * clear answer instead of half a page.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, log, requestId }: AppLoadContext,
) {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  // Nothing is painted before the styles are there: asked for at once, they come ahead of the scripts.
  headers.append('Link', `<${styles}>; rel=preload; as=style`);
  // Pages may hold one person's answers: neither shared caches nor a later user of the browser may keep them.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  return new Promise<Response>((resolve, reject) => {
    const parts: Buffer[] = [];
    const page = new Writable({
      write(part: Buffer, _encoding, taken) {
        parts.push(part);
        taken();
      },
      final(taken) {
        resolve(new Response(Buffer.concat(parts), { status, headers }));
        taken();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onAllReady: () => void pipe(page),
        onShellError: reject,
        onError(error) {
          status = 500;
          log.error({ requestId, err: error }, 'rendering failed');
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS + 1_000).unref();
  });
}

/** The data of a page is as much one person's as the page. */
export function handleDataRequest(response: Response) {
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store');
  return response;
}

/** Logs what went wrong, never what was sent. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  // What was refused stands in the log of requests already; its words hold the address.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const path = withoutPerson(new URL(request.url).pathname);
  context.log.error({ requestId: context.requestId, path, err: error }, 'request failed');
}
