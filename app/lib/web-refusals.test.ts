import express, { type Express, type RequestHandler } from 'express';
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

describe('a change', () => {
  const post = { method: 'POST' };
  const guard = (baseUrl?: string, trusted: boolean | string = false) =>
    serveApp([web.refuseForeignPosts(baseUrl)], (app) => app.set('trust proxy', trusted));

  it.each([
    ['our own page', { Origin: 'http://here.example' }, 200],
    ['another site', { Origin: 'http://there.example' }, 403],
    ['another port', { Origin: 'http://here.example:8080' }, 403],
    ['a page without an address', { Origin: 'null' }, 403],
    ['an origin that cannot be read', { Origin: 'here.example' }, 403],
    ['our own page, as the browser says', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['the address bar', { 'Sec-Fetch-Site': 'none' }, 200],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another host of our site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['an old browser or a program', {}, 200],
  ] as const)('from %s is judged', async (_, headers, status) => {
    const port = await guard();
    expect((await ask(port, { Host: 'here.example', ...headers }, post)).status).toBe(status);
  });

  it('is held against the public address where there is one', async () => {
    const port = await guard('https://concord.example.org');
    const from = async (origin: string) =>
      (await ask(port, { Host: 'inside:3000', Origin: origin }, post)).status;
    expect(await from('https://concord.example.org')).toBe(200);
    expect(await from('http://inside:3000')).toBe(403);
  });

  it('is held against the host that a trusted proxy tells, and no other', async () => {
    const headers = { Host: 'inside:3000', 'X-Forwarded-Host': 'out.example, mid.example' };
    const status = async (port: number, origin: string) =>
      (await ask(port, { ...headers, Origin: origin }, post)).status;
    const trusting = await guard(undefined, true);
    expect(await status(trusting, 'https://out.example')).toBe(200);
    expect(await status(trusting, 'http://inside:3000')).toBe(403);
    const direct = await guard();
    expect(await status(direct, 'https://out.example')).toBe(403);
    expect(await status(direct, 'http://inside:3000')).toBe(200);
  });

  it('is judged once: what comes after no longer sees the origin', async () => {
    const port = await guard();
    const headers = { Host: 'here.example', Origin: 'http://here.example' };
    expect((await ask(port, headers, post)).body).toBe('origin: undefined');
  });

  it('is what is judged, and not a look', async () => {
    const port = await guard();
    const foreign = { Host: 'here.example', Origin: 'http://there.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await ask(port, foreign)).status).toBe(200);
    expect((await ask(port, foreign, { method: 'HEAD' })).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect((await ask(port, foreign, { method })).status).toBe(403);
    }
  });

  it('is made by a post alone', async () => {
    const port = await serveApp([web.refuseOddMethods]);
    for (const method of ['GET', 'HEAD', 'POST']) expect((await ask(port, {}, { method })).status).toBe(200);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect(await ask(port, {}, { method })).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, POST' },
      });
    }
  });
});

describe('a body', () => {
  const form = 'application/x-www-form-urlencoded';
  const send = async (body: string, headers: Record<string, string>) =>
    ask(await serveApp([web.refuseOddBodies]), headers, { method: 'POST', body });
  const sized = (size: number) => {
    const body = 'x'.repeat(size);
    return send(body, { 'Content-Length': String(size), 'Content-Type': form });
  };

  it('may have as many bytes as are read, and no more', async () => {
    expect((await sized(web.BODY_LIMIT_BYTES)).status).toBe(200);
    const refused = await sized(web.BODY_LIMIT_BYTES + 1);
    expect(refused.status).toBe(413);
    expect(refused.body).toContain('Nothing was saved');
    expect(refused.headers['content-type']).toContain('text/html');
  });

  it('has to say its size', async () => {
    expect((await send('x', { 'Transfer-Encoding': 'chunked', 'Content-Type': form })).status).toBe(411);
  });

  it.each([
    [form, 200],
    ['multipart/form-data; boundary=x', 200],
    ['Application/JSON; charset=utf-8', 200],
    ['text/plain', 415],
    ['application/jsonp', 415],
    ['x-application/json', 415],
    ['', 415],
  ])('of kind %j is judged', async (kind, status) => {
    const headers = { 'Content-Length': '1', ...(kind && { 'Content-Type': kind }) };
    expect((await send('x', headers)).status).toBe(status);
  });

  it('may be missing', async () => {
    expect((await send('', { 'Content-Length': '0' })).status).toBe(200);
  });
});
