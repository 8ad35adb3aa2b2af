import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { drawCode } from '~/domain/assessment/code-symbols';
import { accountCookie } from '~/lib/account-session.server';
import { paths } from '~/lib/paths';
import { openLive } from '~/live/poke.server';
import { votesTopic } from '~/live/topics';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { beginSession } from '~/services/sessions.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, voteAll } from '../factories/workshop';
import { describeOnEachEngine } from '../setup/databases';
import { type EventStream, listen } from '../setup/event-source';
import { serveRoutes } from '../setup/served-routes';
import { ask } from './visitor';

describeOnEachEngine('A stream of a workshop', (open) => {
  const live = openLive();
  let services: Services;
  let by: InPlace;
  let cookie: string;
  let served: Awaited<ReturnType<typeof serveRoutes>>;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    const { db } = await open();
    services = { ...makeServices(db), live };
    by = await makePlace(services);
    cookie = await cookieOf(by);
    served = await serveRoutes(services);
  }, 120_000);
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.leave();
    await left(0);
  });
  afterAll(() => served.stop());

  async function cookieOf({ accountId }: InPlace) {
    const token = await services.db
      .transaction()
      .execute((trx) => beginSession(trx, services, accountId, { token: undefined }));
    return accountCookie(token, { secure: false }).split(';')[0]!;
  }
  const left = (count: number) =>
    vi.waitFor(() => expect(live.listeners()).toBe(count), {
      timeout: 10_000,
    });
  async function hear(path: string, headers: Record<string, string> = {}) {
    const stream = await listen(served.url + path, headers);
    streams.push(stream);
    return stream;
  }

  /** A running workshop with one question, and where it is heard of. */
  async function running() {
    const step = makeStep(services);
    const code = drawCode(randomBytes(40), 6)!;
    const id = await makeWorkshop(services, by, [step], { code });
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: step.id });
    const phone = paths.workshopAt(code).stream;
    const console = paths.workshop(by.placeId, id).stream;
    return { id, stepId: step.id, phone, console, at: { workshopId: id, stepId: step.id, round: 1 } };
  }

  it('says hello at once, tells where things stand, and then each change with its number', async () => {
    const { id, phone } = await running();
    const stream = await hear(phone);
    expect(stream.heard[0] ?? (await stream.next('hello'))).toMatchObject({ name: 'hello' });
    expect(await stream.next('state')).toMatchObject({ id: '2', data: '2' });
    await command(services, by, id, { kind: 'open' });
    expect(await stream.next('state')).toMatchObject({ id: '3', data: '3' });
  });

  it('goes out as it is: neither compressed, kept, nor held back by proxies', async () => {
    const { phone } = await running();
    const { headers } = await hear(phone, { 'Accept-Encoding': 'gzip, br' });
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('tells who comes back what they missed, once, and nothing where they missed nothing', async () => {
    const { id, phone } = await running();
    const first = await hear(phone);
    const { id: last } = await first.next('state');
    first.leave();
    await command(services, by, id, { kind: 'open' }, { kind: 'close' });
    const behind = await hear(phone, { 'Last-Event-ID': last });
    expect(await behind.next('state')).toMatchObject({ id: '4' });
    const inStep = await hear(`${phone}?seen=4`);
    await pause(200);
    expect(behind.heard.filter(({ name }) => name === 'state')).toHaveLength(1);
    expect(inStep.heard.map(({ name }) => name)).toEqual(['hello']);
    await command(services, by, id, { kind: 'go', step: null });
    expect(await inStep.next('state')).toMatchObject({ id: '5' });
  });

  it('counts for the console at most once a second, and never forgets the last vote', async () => {
    const { id, at, console, phone } = await running();
    await command(services, by, id, { kind: 'open' });
    const devices = await joinDevices(services, id, ['acute', 'acute', null, 'local-authority']);
    const [stream, participant] = [await hear(console, { Cookie: cookie }), await hear(phone)];
    expect(JSON.parse((await stream.next('counts')).data)).toEqual({
      devices: 4,
      people: 4,
      bySector: { '': 1, acute: 2, 'local-authority': 1 },
      voted: 0,
      waiting: 0,
    });
    const begun = performance.now();
    for (const device of devices) {
      await voteAll(services, at, [device], ['3']);
      live.poke(votesTopic(id));
      await pause(50);
    }
    await vi.waitFor(
      () => {
        const counts = stream.heard.filter(({ name }) => name === 'counts').at(-1)!;
        expect(JSON.parse(counts.data)).toMatchObject({ voted: 4 });
      },
      { timeout: 5_000 },
    );
    const seconds = (performance.now() - begun) / 1000;
    const told = stream.heard.filter(({ name }) => name === 'counts').length;
    expect(told).toBeLessThanOrEqual(2 + seconds);
    // Votes are no business of other participants.
    expect(participant.heard.map(({ name }) => name)).toEqual(['hello', 'state']);
  });

  it('leaves nobody behind, however many go away and however early', async () => {
    const { id, phone, console } = await running();
    const several = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        hear(index % 10 === 0 ? console : phone, index % 10 === 0 ? { Cookie: cookie } : {}),
      ),
    );
    await command(services, by, id, { kind: 'open' });
    await Promise.all(several.map((stream) => stream.next('state')));
    for (const stream of several) stream.leave();
    await left(0);
    // Those who are gone before the answer begins.
    const { hostname, port } = new URL(served.url);
    for (let count = 0; count < 50; count += 1) {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      socket.write(`GET ${phone} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n`);
      await pause(count % 5);
      socket.destroy();
    }
    await pause(500);
    await left(0);
  });

  it('tells the same once, as JSON, to whoever asks for no stream', async () => {
    const { phone, console } = await running();
    const told = await ask(served.url + phone);
    expect([told.status, JSON.parse(told.body)]).toEqual([200, { sequence: 2 }]);
    const more = await ask(served.url + console, { headers: { Cookie: cookie } });
    expect(JSON.parse(more.body)).toMatchObject({ sequence: 2, counts: { devices: 0, voted: 0 } });
  });

  it('is not there for others, nor by another code', async () => {
    const { id, console } = await running();
    const other = await makePlace(services, 'Otherton');
    const Cookie = await cookieOf(other);
    expect((await hear(console, { Cookie })).status).toBe(404);
    expect((await hear(paths.workshop(other.placeId, id).stream, { Cookie })).status).toBe(404);
    expect((await hear(console)).headers.location).toMatch(/^\/sign-in\?/);
    expect((await hear(paths.workshopAt('BCDFHJ').stream)).status).toBe(404);
  });

  it('ends when the workshop is deleted, and when the server stops', async () => {
    const { id, phone } = await running();
    const stream = await hear(phone);
    await stream.next('state');
    await services.db.deleteFrom('workshop').where('id', '=', id).execute();
    live.poke(`workshop:${id}`);
    await stream.ended;

    const another = await running();
    const last = await hear(another.phone);
    await last.next('state');
    await live.stop();
    await last.ended;
  });
});
