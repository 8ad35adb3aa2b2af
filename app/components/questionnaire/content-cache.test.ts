import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { allStepContent } from '~/domain/response/step-content';
import { makeQuestionSet } from '../../../tests/factories/question-set';
import { serve } from '../../../tests/setup/http-server';
import type * as ContentCache from './content-cache';

const contents = allStepContent(makeQuestionSet(), 'workshop');
let cache: typeof ContentCache;
beforeEach(async () => {
  // Each page of the browser has its own.
  vi.resetModules();
  cache = await import('./content-cache');
});

/** An address of contents, and how often it was asked for. */
async function contentAddress(
  answer: RequestListener = (_request, response) => void response.end(JSON.stringify(contents)),
) {
  const asked: (string | undefined)[] = [];
  const port = await serve((request, response) => {
    asked.push(request.headers.accept);
    answer(request, response);
  });
  return { url: `http://127.0.0.1:${port}/content/made-up-1/workshop`, asked };
}

describe('the pages kept in the browser', () => {
  it('are none before they were fetched', () => {
    expect(cache.keptContent('h', 'a')).toBeUndefined();
  });

  it('are every page of the form, as the server has them', async () => {
    const { url, asked } = await contentAddress();
    await cache.keepContents('h', url);
    for (const id of Object.keys(contents)) expect(cache.keptContent('h', id)).toEqual(contents[id]);
    expect(cache.keptContent('h', 'nowhere')).toBeUndefined();
    expect(cache.keptContent('h', undefined)).toBeUndefined();
    expect(asked).toEqual(['application/json']);
  });

  it('are fetched once for a response', async () => {
    const { url, asked } = await contentAddress();
    await cache.keepContents('h', url);
    await cache.keepContents('h', url);
    expect(asked).toHaveLength(1);
  });

  it('are those of one response, and never shown for another', async () => {
    const { url, asked } = await contentAddress();
    await cache.keepContents('h', url);
    expect(cache.keptContent('other', 'a')).toBeUndefined();
    expect(cache.keptContent(undefined, 'a')).toBeUndefined();
    await cache.keepContents('other', url);
    expect(cache.keptContent('other', 'a')).toEqual(contents.a);
    expect(cache.keptContent('h', 'a')).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it.each<[string, RequestListener]>([
    ['is cut off', (request) => void request.socket.destroy()],
    ['fails', (_, response) => void response.writeHead(500).end('{}')],
    ['finds no such form', (_, response) => void response.writeHead(404).end('{"error":"No"}')],
    ['gets something else', (_, response) => void response.end('<!doctype html>')],
  ])('stay as they are where fetching %s, and are fetched at the next page', async (_, answer) => {
    let failing = true;
    const { url, asked } = await contentAddress((request, response) =>
      failing ? answer(request, response) : void response.end(JSON.stringify(contents)),
    );
    await cache.keepContents('h', url);
    expect(cache.keptContent('h', 'a')).toBeUndefined();
    failing = false;
    await cache.keepContents('h', url);
    expect(cache.keptContent('h', 'a')).toEqual(contents.a);
    expect(asked.length).toBeGreaterThanOrEqual(2);
  });
});
