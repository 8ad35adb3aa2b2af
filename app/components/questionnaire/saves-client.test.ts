import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../../../tests/setup/http-server';
import type { UnsavedEntry } from './answer-store';
import { readView, sendEntries } from './saves-client';

const version = { set: 'made-up-1', form: 'full' };
const entries: UnsavedEntry[] = [
  { kind: 'answer', question: 'a.one', value: '3', sequence: 5, device: '0123456789abcdef' },
  { kind: 'comment', question: 'a.one', value: 'It’s “mixed” ✓', sequence: 6, device: '0123456789abcdef' },
];
const view = { answers: { 'a.one': '3' }, comments: { 'a.one': 'It’s “mixed” ✓' }, lastSequence: 6 };

afterEach(() => void vi.restoreAllMocks());

const address = async (listener: RequestListener) =>
  `http://127.0.0.1:${await serve(listener)}/answer/h/saves`;
const send = async (listener: RequestListener) => sendEntries(await address(listener), version, entries);

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** Answers with a status and a body, as JSON unless it is a text. */
const answering =
  (status: number, body: unknown): RequestListener =>
  (request, response) => {
    request.resume();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
  };

const cutHalfway = (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"outcomes":');
  setTimeout(() => response.destroy(), 20);
};

/** Lets whoever waits with a time-out wait for this long instead. */
function shortenTimeOuts(ms: number) {
  const real = AbortSignal.timeout.bind(AbortSignal);
  const asked: number[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((wanted) => {
    asked.push(wanted);
    return real(ms);
  });
  return asked;
}

describe('sending a batch', () => {
  it('posts the entries with the version of the form they belong to', async () => {
    const heard: unknown[] = [];
    const reply = await send((request, response) => {
      void bodyOf(request).then((body) => {
        heard.push([request.method, request.url, request.headers['content-type'], body]);
        response.end(JSON.stringify({ outcomes: ['saved', 'older'], view }));
      });
    });
    expect(heard).toEqual([['POST', '/answer/h/saves', 'application/json', { ...version, entries }]]);
    expect(reply).toEqual({ ok: true, outcomes: ['saved', 'older'], view });
  });

  it.each([400, 404, 409])('that is refused with %i tells the server’s words', async (status) => {
    expect(await send(answering(status, { error: 'This survey is closed.' }))).toEqual({
      ok: false,
      retry: false,
      words: 'This survey is closed.',
    });
  });

  it.each([
    ['a page', '<!doctype html><h1>403</h1>'],
    ['nothing', ''],
    ['no words', {}],
    ['empty words', { error: '' }],
    ['no object', 'null'],
    ['a text', '"no"'],
  ])('that is refused with %s is told in words of our own', async (_, body) => {
    expect(await send(answering(403, body))).toEqual({
      ok: false,
      retry: false,
      words: 'Your last answer could not be saved.',
    });
  });

  it.each([500, 502, 503, 504, 408, 429])(
    'that a server cannot take at the moment (%i) is to be tried again',
    async (status) => {
      expect(await send(answering(status, { error: 'Busy' }))).toEqual({ ok: false, retry: true });
    },
  );

  it.each([
    ['the sign-in page of a public network', '<!doctype html><form>'],
    ['nothing', ''],
    ['no outcomes', { view }],
    ['outcomes without the view', { outcomes: ['saved', 'saved'] }],
    ['fewer outcomes than entries', { outcomes: ['saved'], view }],
    ['no object', 'null'],
    ['a text', '"outcomes"'],
  ])('that is answered 200 with %s is not acknowledged, and is to be tried again', async (_, body) => {
    expect(await send(answering(200, body))).toEqual({ ok: false, retry: true });
  });

  it('that is cut off is to be tried again: before the answer, and in the middle of it', async () => {
    expect(await send((request) => void request.socket.destroy())).toEqual({ ok: false, retry: true });
    expect(await send(cutHalfway)).toEqual({ ok: false, retry: true });
  });

  it('to where nobody listens is to be tried again', async () => {
    const refusing = 'http://127.0.0.1:1/answer/h/saves';
    expect(await sendEntries(refusing, version, entries)).toEqual({ ok: false, retry: true });
  });

  it('that is not answered within 15 seconds is to be tried again', async () => {
    const asked = shortenTimeOuts(50);
    expect(await send((request) => void request.resume())).toEqual({ ok: false, retry: true });
    expect(asked).toEqual([15_000]);
  });

  it('outlives its page where a browser allows that for a batch of its size', async () => {
    const requests = vi.spyOn(globalThis, 'fetch');
    const url = await address(answering(503, ''));
    const long = (count: number) =>
      Array.from({ length: count }, (): UnsavedEntry => ({ ...entries[1]!, value: '✓'.repeat(1_000) }));
    for (const batch of [entries, long(10), long(48)]) await sendEntries(url, version, batch);
    const sent = requests.mock.calls.map(([, options]) => options!);
    for (const { body, keepalive } of sent) {
      // The most that browsers let outlive a page.
      if (keepalive) expect(Buffer.byteLength(body as string)).toBeLessThanOrEqual(64 * 1024);
    }
    expect(sent.map(({ keepalive }) => keepalive)).toEqual([true, true, false]);
  });
});

describe('asking how things stand', () => {
  const read = async (listener: RequestListener) => readView(await address(listener));

  it('gives the server’s view', async () => {
    const asked: unknown[] = [];
    const found = await read((request, response) => {
      asked.push([request.method, request.headers.accept]);
      response.end(JSON.stringify({ view }));
    });
    expect(found).toEqual(view);
    expect(asked).toEqual([['GET', 'application/json']]);
  });

  it.each([
    ['they are gone', answering(404, { error: 'Gone' })],
    ['the server fails', answering(500, { view })],
    ['something else answers', answering(200, '<!doctype html>')],
    ['something else answers in JSON', answering(200, 'null')],
    ['the connection is cut', cutHalfway],
  ] as const)('gives nothing where %s', async (_, listener) => {
    expect(await read(listener)).toBeUndefined();
  });

  it('gives nothing where no answer comes within 15 seconds', async () => {
    const asked = shortenTimeOuts(50);
    expect(await read((request) => void request.resume())).toBeUndefined();
    expect(asked).toEqual([15_000]);
  });
});
