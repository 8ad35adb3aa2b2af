import { randomBytes, randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compression from 'compression';
import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { MOST_UPLOADED_BYTES, takesUploads } from './uploads';

/** Pages for whoever was given their address, which no search engine should list. */
const PRIVATE_PATHS = /^\/(places|shared|answer|join|workshop)\b/;

/** Largest request body that is read, in bytes. The largest honest one, a page of comments, is far below it. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** The same where files are uploaded; who asks is not known yet, so the path alone tells. */
const UPLOAD_LIMIT_BYTES = MOST_UPLOADED_BYTES + BODY_LIMIT_BYTES;

/** Most of a body too large that is still taken in, so that an honest sender gets to hear why it was refused. */
const UNWANTED_LIMIT_BYTES = 64 * 1024 * 1024;

/** How long a sender of a body too large may pause before the connection is closed, in milliseconds. */
const UNWANTED_QUIET_MS = 1_000;

const BODY_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|application\/json)\b/i;

const compressFrom = (threshold: number): RequestHandler =>
  compression({
    threshold,
    level: 6,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  }) as RequestHandler;

/** Compresses what may be compressed; moderate levels, since pages are made for each person and cannot be kept. */
export const compress = compressFrom(1024);

/** For answers that are given often and mostly short: up to six packets it costs more time than it saves. */
export const compressLong = compressFrom(8 * 1024);

/** Gives every request an id (echoed in `X-Request-Id`) and every page a nonce for its own scripts. */
export const identify: RequestHandler = (_req, res, next) => {
  res.locals.requestId = randomUUID();
  res.locals.nonce = randomBytes(16).toString('base64');
  res.setHeader('X-Request-Id', res.locals.requestId);
  next();
};

/**
 * Headers that keep a page to itself: no script, style, font, image or connection from anywhere else, no framing,
 * no referrer to other sites. In development Vite injects styles and a socket, and gets just that.
 */
export function secureHeaders(mode: 'production' | 'development'): RequestHandler {
  const development = mode === 'development';
  return (req, res, next) => {
    const policy = [
      "default-src 'none'",
      `script-src 'self' 'nonce-${res.locals.nonce}'`,
      `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self'${development ? ' ws:' : ''}`,
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ];
    res.setHeader('Content-Security-Policy', policy.join('; '));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    // Not `no-referrer`: that would also turn the Origin of our own forms into "null".
    res.setHeader('Referrer-Policy', 'same-origin');
    res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
    if (PRIVATE_PATHS.test(req.path)) res.setHeader('X-Robots-Tag', 'noindex');
    if (req.secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}

/** A short page for what is refused before the application is asked. Carries no request data. */
const refusal = (title: string, words: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - Concord</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"></head><body><main><h1>${title}</h1><p>${words}</p><p><a href="/">Go to the start page</a></p></main></body></html>`;

function refuse(res: Response, status: number, title: string, words: string): void {
  res.status(status).type('html').send(refusal(title, words));
}

/**
 * Answers at once, and then takes in what is still being sent before the connection may close: a connection that
 * closes over unread bytes is reset, and the sender never sees the answer.
 */
function refuseUnread(req: Request, res: Response, status: number, title: string, words: string): void {
  const page = Buffer.from(refusal(title, words));
  res.status(status).type('html').setHeader('Content-Length', page.length);
  res.write(page);
  const finish = () => res.end();
  const quiet = setTimeout(finish, UNWANTED_QUIET_MS);
  let taken = 0;
  req.on('data', (chunk: Buffer) => {
    taken += chunk.length;
    quiet.refresh();
    if (taken > UNWANTED_LIMIT_BYTES) req.destroy();
  });
  req.once('end', finish);
  res.once('close', () => clearTimeout(quiet));
}

/** The host that a request was sent to, as the browser knows it. */
function publicHost(req: Request, baseUrl: string | undefined): string | undefined {
  if (baseUrl) return new URL(baseUrl).host;
  const forwarded = req.app.get('trust proxy')
    ? req.get('X-Forwarded-Host')?.split(',')[0]?.trim()
    : undefined;
  return forwarded ?? req.get('Host');
}

/**
 * Refuses a change that another site asks for: 403 where the Origin is not ours or, with no Origin, where the
 * browser says that the request comes from another site.
 */
export function refuseForeignPosts(baseUrl: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
    const origin = req.get('Origin');
    const site = req.get('Sec-Fetch-Site');
    const foreign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : !URL.canParse(origin) || new URL(origin).host !== publicHost(req, baseUrl);
    if (!foreign) {
      // Judged here, once: Remix would hold it against the Host header, which a proxy may have rewritten.
      delete req.headers.origin;
      return next();
    }
    refuse(
      res,
      403,
      'This form was sent from another site',
      'Nothing was saved. Open the page here and try again.',
    );
  };
}

/** Refuses what no page or form of ours asks for (405). */
export const refuseOddMethods: RequestHandler = (req, res, next) => {
  if (['GET', 'HEAD', 'POST'].includes(req.method)) return next();
  res.setHeader('Allow', 'GET, HEAD, POST');
  refuse(res, 405, 'This page cannot be used that way', 'Open the page and use the form on it.');
};

/** Refuses bodies that are too large (413), of unstated size (411) or of a kind no page of ours sends (415). */
export const refuseOddBodies: RequestHandler = (req, res, next) => {
  if (req.headers['transfer-encoding'] !== undefined) {
    refuse(res, 411, 'The size of this request is missing', 'Nothing was saved. Send it with its length.');
    return;
  }
  const length = Number(req.headers['content-length'] ?? 0);
  const mayUpload = takesUploads(req.path);
  if (length > (mayUpload ? UPLOAD_LIMIT_BYTES : BODY_LIMIT_BYTES)) {
    refuseUnread(
      req,
      res,
      413,
      'That is too much to send at once',
      mayUpload
        ? 'Nothing was kept of the file. A file may have up to 5 MB. Split it into several files.'
        : 'Nothing was saved. Shorten your text and send it again.',
    );
    return;
  }
  if (length > 0 && !BODY_TYPES.test(req.headers['content-type'] ?? '')) {
    refuse(
      res,
      415,
      'This kind of content cannot be read here',
      'Nothing was saved. Use the form on the page.',
    );
    return;
  }
  next();
};

/**
 * One line a request: method, path, status, milliseconds, request id. No address, no query, no headers, no body;
 * and in paths that belong to one person's answers the part that tells whose they are is left out.
 */
export function logRequests(log: Logger): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const start = process.hrtime.bigint();
    res.on('close', () => {
      const fields = {
        requestId: res.locals.requestId,
        method: req.method,
        path: withoutPerson(req.originalUrl),
        status: res.statusCode,
        ms: Math.round(Number(process.hrtime.bigint() - start) / 1e5) / 10,
        ...(res.writableFinished ? {} : { cut: true }),
      };
      if (res.statusCode >= 500) log.error(fields, 'request');
      else log.info(fields, 'request');
    });
    next();
  };
}

/** The path without its query and, below `/answer/`, `/join/`, `/with-code/` and `/workshop/`, without handle or code. */
export function withoutPerson(url: string): string {
  const path = url.split('?', 1)[0]!;
  // A handle or a single-use code also where an address is mistyped.
  return path
    .replace(/^\/(answer|join|with-code|workshop)\/[^/.]+/, '/$1/*')
    .replace(/[0-9a-f]{16,}/gi, '*')
    .replace(/([2-9bcdf-hj-np-tv-z]{4}(-|%20|\+| )*){3}/gi, '*');
}

/** Answers in plain words what nothing else could: an address that cannot be read, or a fault of ours, which is logged. */
export function answerFailures(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const unreadable = error instanceof URIError || (error as { code?: string }).code === 'ERR_INVALID_URL';
    if (!unreadable) {
      log.error(
        { requestId: res.locals.requestId, path: withoutPerson(req.originalUrl), err: error },
        'request failed',
      );
    }
    if (res.headersSent) res.destroy();
    else if (unreadable) refuse(res, 400, 'This address cannot be read', 'Check it for typing errors.');
    else
      refuse(
        res,
        500,
        'Something went wrong here',
        'What was shown as saved is safe. Try again in a minute.',
      );
  };
}

/** Built files carry a digest in their name and never change; everything else is asked for again each time. */
export function cacheAssets(res: { setHeader(name: string, value: string): void }, path: string): void {
  res.setHeader(
    'Cache-Control',
    path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
