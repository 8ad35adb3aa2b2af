import { request } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { describe, expect, it } from 'vitest';
import { ask, serve } from '../../tests/setup/http-server';
import * as web from './web.server';

/** Starts an app with these handlers, whose last answers 200 with the Origin it still sees. */
function serveApp(
  handlers: RequestHandler[],
  set: (app: Express) => void = () => undefined,
): Promise<number> {
  const app = express();
  set(app);
  app.use(...handlers, (req, res) => void res.type('text').send(`origin: ${req.get('Origin')}`));
  return serve(app);
}

/** A log that remembers what it was told. */
function memoryLog() {
  const lines: { level: 'info' | 'error'; fields: Record<string, unknown>; text: string }[] = [];
  const at = (level: 'info' | 'error') => (fields: Record<string, unknown>, text: string) =>
    void lines.push({ level, fields, text });
  return { lines, log: { info: at('info'), error: at('error') } as unknown as Logger };
}

describe('every answer', () => {
  it('has an id and a nonce of its own', async () => {
    const port = await serveApp([web.identify, (_req, res) => void res.json(res.locals)]);
    const answers = await Promise.all([ask(port), ask(port)]);
    const locals = answers.map(({ body }) => JSON.parse(body) as { requestId: string; nonce: string });
    expect(answers.map(({ headers }) => headers['x-request-id'])).toEqual(locals.map((own) => own.requestId));
    expect(locals[0]!.requestId).not.toBe(locals[1]!.requestId);
    expect(locals[0]!.nonce).not.toBe(locals[1]!.nonce);
    expect(Buffer.from(locals[0]!.nonce, 'base64')).toHaveLength(16);
  });

  it('keeps a page to itself', async () => {
    const port = await serveApp([web.identify, web.secureHeaders('production')]);
    const { headers } = await ask(port);
    const policy = headers['content-security-policy'] as string;
    expect(policy.replace(/nonce-[^']+/, 'nonce-x').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'nonce-x'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
  });

  it('allows what Vite injects in development, and no more', async () => {
    const [strict, loose] = await Promise.all(
      (['production', 'development'] as const).map(async (mode) => {
        const port = await serveApp([web.secureHeaders(mode)]);
        return ((await ask(port)).headers['content-security-policy'] as string).split('; ');
      }),
    );
    expect(loose!.filter((rule) => !strict!.includes(rule))).toEqual([
      "style-src 'self' 'unsafe-inline'",
      "connect-src 'self' ws:",
    ]);
  });

  it('asks for HTTPS from then on where it came by HTTPS, as a trusted proxy says', async () => {
    const port = await serveApp([web.secureHeaders('production')], (app) => app.set('trust proxy', true));
    const transport = async (headers: Record<string, string>) =>
      (await ask(port, headers)).headers['strict-transport-security'];
    expect(await transport({ 'X-Forwarded-Proto': 'https' })).toMatch(/^max-age=\d{8}/);
    expect(await transport({})).toBeUndefined();
    const direct = await serveApp([web.secureHeaders('production')]);
    expect((await ask(direct, { 'X-Forwarded-Proto': 'https' })).headers).not.toHaveProperty(
      'strict-transport-security',
    );
  });

  it('is compressed where that is worth it and wanted', async () => {
    const text = 'word '.repeat(1_000);
    const port = await serveApp([
      web.compress,
      (req, res) => void res.send(req.path === '/long' ? text : 'word'),
    ]);
    const encoding = async (accepted: string, path: string) =>
      (await ask(port, { 'Accept-Encoding': accepted }, { path })).headers['content-encoding'];
    expect(await encoding('gzip, deflate, br', '/long')).toBe('br');
    expect(await encoding('gzip', '/long')).toBe('gzip');
    expect(await encoding('gzip, deflate, br', '/short')).toBeUndefined();
    expect(await encoding('identity', '/long')).toBeUndefined();
  });
});

describe('the log', () => {
  it('has a line for each request, without what belongs to a person', async () => {
    const { lines, log } = memoryLog();
    const port = await serveApp([web.identify, web.logRequests(log)]);
    const path = '/answer/0123456789abcdef/start?code=act-add-bar-cat';
    const { headers } = await ask(port, { Cookie: 'secret=1', 'User-Agent': 'browser' }, { path });
    const requestId = headers['x-request-id'];
    expect(lines).toEqual([
      {
        level: 'info',
        text: 'request',
        fields: {
          requestId,
          method: 'GET',
          path: '/answer/*/start',
          status: 200,
          ms: expect.any(Number) as number,
        },
      },
    ]);
    expect(lines[0]!.fields.ms).toBeGreaterThanOrEqual(0);
    expect(lines[0]!.fields.ms).toBeLessThan(30_000);
  });

  it('tells faults of ours from other answers', async () => {
    const { lines, log } = memoryLog();
    const port = await serveApp([
      web.logRequests(log),
      (req, res) => void res.sendStatus(Number(req.path.slice(1))),
    ]);
    for (const status of [200, 404, 499, 500, 503]) await ask(port, {}, { path: `/${status}` });
    expect(lines.map(({ level }) => level)).toEqual(['info', 'info', 'info', 'error', 'error']);
  });

  it('tells where the other side went away before the answer had ended', async () => {
    const { lines, log } = memoryLog();
    const port = await serveApp([web.logRequests(log), (_req, res) => void res.write('half')]);
    await new Promise<void>((done) => {
      const asked = request({ port }, (answer) => answer.once('data', () => asked.destroy()));
      asked
        .on('close', done)
        .on('error', () => undefined)
        .end();
    });
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]!.fields).toMatchObject({ cut: true });
  });

  it.each([
    ['/', '/'],
    ['/questions?form=full', '/questions'],
    ['/answer/0123456789abcdef', '/answer/*'],
    ['/answer/0123456789abcdef/a', '/answer/*/a'],
    ['/answer/0123456789abcdef.data?_routes=x', '/answer/*.data'],
    ['/answer/not-a-handle/a', '/answer/*/a'],
    ['/answers/0123456789ABCDEF/a', '/answers/*/a'],
    ['//answer/0123456789abcdef', '//answer/*'],
    ['/shared/0123456789abcdef0123456789abcdef', '/shared/*'],
    ['/with-code/BCDFHJKM2345', '/with-code/*'],
    ['/with-code/BCDF-HJKM-2345/about-you?form=full', '/with-code/*/about-you'],
    ['/withcode/bcdf-hjkm-2345/about-you', '/withcode/*/about-you'],
    ['//with-code/BCDF%20HJKM%202345.data', '//with-code/*.data'],
    ['/assets/root-B2c3.js', '/assets/root-B2c3.js'],
  ])('writes %s as %s', (url, path) => {
    expect(web.withoutPerson(url)).toBe(path);
  });
});

describe('what went wrong', () => {
  async function failing(error: unknown, begun = false) {
    const { lines, log } = memoryLog();
    const app = express();
    app.get('*', (_req, res, next) => {
      if (begun) res.write('half');
      next(error);
    });
    app.use(web.answerFailures(log));
    return { lines, answer: ask(await serve(app), {}, { path: '/answer/abc/a?b' }) };
  }

  it('is logged, and answered without its words', async () => {
    const error = new Error('no such table: hunter2');
    const { lines, answer } = await failing(error);
    const { status, body } = await answer;
    expect(status).toBe(500);
    expect(body).toContain('Something went wrong here');
    expect(body).not.toContain('hunter2');
    expect(lines).toMatchObject([{ level: 'error', fields: { path: '/answer/*/a', err: error } }]);
  });

  it('with the address is answered as that, and is no fault of ours', async () => {
    for (const error of [new URIError('x'), Object.assign(new Error('x'), { code: 'ERR_INVALID_URL' })]) {
      const { lines, answer } = await failing(error);
      expect((await answer).status).toBe(400);
      expect(lines).toEqual([]);
    }
  });

  it('after the answer had begun cuts it off, so that nobody takes the half for the whole', async () => {
    const { lines, answer } = await failing(new Error('x'), true);
    await expect(answer).rejects.toThrow();
    expect(lines).toHaveLength(1);
  });
});

it('built files are kept for ever, and everything else is asked for again', () => {
  const controlOf = (path: string) => {
    const headers = new Map<string, string>();
    web.cacheAssets({ setHeader: (name, value) => headers.set(name, value) }, path);
    return headers.get('Cache-Control');
  };
  expect(controlOf('/assets/root-B2c3.js')).toBe('public, max-age=31536000, immutable');
  expect(controlOf('/favicon.svg')).toBe('no-cache');
  expect(controlOf('/not/assets/root.js')).toBe('no-cache');
});
