import { once } from 'node:events';
import { connect } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { beforeEach, expect, it } from 'vitest';
import { itemsIn } from '~/domain/response/form-items';
import { handleOf, ownAccessHeader } from '~/lib/session.server';
import { compressLong } from '~/lib/web.server';
import { prepareTrial, trialId } from '~/services/assessments.server';
import type { Services } from '~/services/context.server';
import { beginResponse, withdrawOwnResponse } from '~/services/responses.server';
import { makeServices } from '../../../tests/factories/services';
import { describeOnEachEngine } from '../../../tests/setup/databases';
import { ask, serve } from '../../../tests/setup/http-server';
import { answerSaves } from './saves.server';

const aboutYou = {
  form: 'full',
  sector: 'local-authority',
  tier: 'senior-manager',
  jointPost: false,
} as const;
const TYPE = { 'Content-Type': 'application/json' };

describeOnEachEngine('the address at which answers are saved', (open) => {
  let services: Services;
  let responseId: string;
  let path: string;
  let cookie: string;
  let faults: Error[];
  let listen: () => Promise<number>;
  let questions: string[];

  beforeEach(async () => {
    services = makeServices((await open()).db);
    await prepareTrial(services);
    const { current } = services.instrument;
    questions = itemsIn('full', current).map(({ id }) => id);
    const begun = await beginResponse(services, trialId(current.id), '0'.repeat(32), aboutYou);
    if (begun.outcome !== 'begun') throw new Error(begun.outcome);
    ({ responseId } = begun);
    const handle = handleOf(services.keys, responseId);
    const set = await ownAccessHeader(services.keys, handle, begun, { secure: false, maxAge: 60 });
    cookie = set.split(';')[0]!;
    path = `/answer/${handle}/saves`;
    faults = [];
    const answerFault: ErrorRequestHandler = (error: Error, _req, res, _next) => {
      faults.push(error);
      res.status(500).end();
    };
    listen = () =>
      serve(express().all('/answer/:handle/saves', compressLong, answerSaves(services)).use(answerFault));
  });

  const entry = (parts: object = {}) => ({
    kind: 'answer',
    question: questions[0],
    value: '3',
    sequence: 1,
    device: '0123456789abcdef',
    ...parts,
  });
  const batch = (entries: object[]) =>
    JSON.stringify({ set: services.instrument.current.id, form: 'full', entries });
  const save = (port: number, entries: object[], headers: object = {}) =>
    ask(port, { ...TYPE, Cookie: cookie, ...headers }, { method: 'POST', path, body: batch(entries) });
  const view = async (port: number) =>
    (JSON.parse((await ask(port, { Cookie: cookie }, { path })).body) as { view: object }).view;

  it('tells of each entry whether it stands, and how the response stands now', async () => {
    const port = await listen();
    expect(await view(port)).toEqual({ answers: {}, comments: {}, lastSequence: 0 });
    const comment = entry({ kind: 'comment', value: 'so – “it” is', sequence: 2 });
    const saved = await save(port, [entry(), comment]);
    const now = {
      answers: { [questions[0]!]: '3' },
      comments: { [questions[0]!]: 'so – “it” is' },
      lastSequence: 2,
    };
    expect(saved.status).toBe(200);
    expect(JSON.parse(saved.body)).toEqual({ outcomes: ['saved', 'saved'], view: now });
    expect(await view(port)).toEqual(now);
  });

  it('tells what stands instead of an entry that is older', async () => {
    const port = await listen();
    await save(port, [entry({ value: '5', sequence: 9 })]);
    const { status, body } = await save(port, [entry({ value: '1', sequence: 3 })]);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      outcomes: ['older'],
      view: { answers: { [questions[0]!]: '5' }, comments: {}, lastSequence: 9 },
    });
  });

  it('may be kept by nobody, and answers every time in full', async () => {
    const port = await listen();
    const { status, headers } = await ask(port, { Cookie: cookie, 'If-None-Match': '*' }, { path });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(headers.etag).toBeUndefined();
  });

  it('answers a HEAD with the length alone', async () => {
    const port = await listen();
    const { body } = await ask(port, { Cookie: cookie }, { path });
    const head = await ask(port, { Cookie: cookie }, { path, method: 'HEAD' });
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', `${body.length}`]);
  });

  it('compresses what is long only', async () => {
    const port = await listen();
    const accepts = { 'Accept-Encoding': 'gzip' };
    const short = await save(port, [entry()], accepts);
    expect(short.headers['content-encoding']).toBeUndefined();
    const long = questions
      .slice(0, 12)
      .map((question, i) =>
        entry({ kind: 'comment', question, value: 'word '.repeat(180), sequence: i + 2 }),
      );
    expect((await save(port, long, accepts)).headers['content-encoding']).toBe('gzip');
  });

  it('knows nobody without the cookie of the response, or once it is withdrawn', async () => {
    const port = await listen();
    await withdrawOwnResponse(services, responseId);
    const stranger = await save(port, [entry()], { Cookie: 'concord-answers=abc' });
    for (const { status, body } of [stranger, await save(port, [entry()]), await ask(port, {}, { path })]) {
      expect(status).toBe(404);
      expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/no longer here/) as string });
    }
  });

  it('saves nothing of a batch whose sender goes away on the way, and calls that no fault', async () => {
    const port = await listen();
    const body = batch([entry()]);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const head = [`POST ${path} HTTP/1.1`, 'Host: localhost', `Cookie: ${cookie}`];
    socket.write([...head, `Content-Length: ${body.length + 1}`, '', body].join('\r\n'));
    await new Promise((soon) => setTimeout(soon, 50));
    socket.destroy();
    await new Promise((soon) => setTimeout(soon, 50));
    expect(await view(port)).toMatchObject({ answers: {} });
    expect(faults).toEqual([]);
  });

  it('hands on what goes wrong, so that it is answered and logged as on every page', async () => {
    const fault = new Error('no clock');
    services = {
      ...services,
      clock: () => {
        throw fault;
      },
    };
    const { status } = await save(await listen(), [entry()]);
    expect([status, faults]).toEqual([500, [fault]]);
  });
});
