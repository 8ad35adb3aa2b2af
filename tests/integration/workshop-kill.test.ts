import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from 'db/tables';
import { deriveKeys } from '~/lib/keys.server';
import { paths } from '~/lib/paths';
import { deviceHeader } from '~/lib/workshop-device.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { command, joinDevices, makeStep, makeWorkshop, seen } from '../factories/workshop';
import { startApp, type RunningApp } from '../setup/app';
import { describeOnEachEngine } from '../setup/databases';
import { type EventStream, listen } from '../setup/event-source';
import { ask } from './visitor';

const SECRET = 'a secret that the tests and the app they start share';
const CODE = 'BCDF23';
const PEOPLE = 200;
/** Of those who vote, how many keep a stream open. */
const LISTENERS = 40;

describeOnEachEngine('Killed during an open vote, the server', (open) => {
  let services: Services;
  let by: InPlace;
  let app: RunningApp;
  let db: Kysely<Database>;
  beforeAll(async () => {
    const database = await open();
    ({ db } = database);
    services = { ...makeServices(db), keys: deriveKeys(SECRET) };
    by = await makePlace(services);
    app = await startApp({ env: { DATABASE_URL: database.url, SESSION_SECRET: SECRET } });
  }, 120_000);
  afterAll(() => app?.stop());

  const at = paths.workshopAt(CODE);

  /** A phone that votes, and sends again what was not acknowledged. */
  function phone(deviceId: string, stepId: string, index: number) {
    const Cookie = deviceHeader(services.keys, CODE, deviceId, { secure: false }).split(';')[0]!;
    const tab = randomBytes(8).toString('hex');
    const own = {
      /** What it last sent, and of that what was acknowledged. */
      sent: { sequence: 0, value: '' },
      stands: { sequence: 0, value: '' },
      async send() {
        const body = { step: stepId, round: 1, tab, ...own.sent };
        const reply = await ask(app.url + at.votes, { headers: { Cookie }, body });
        const { outcome } = JSON.parse(reply.body) as { outcome: string };
        if (outcome !== 'saved') throw new Error(`${reply.status} ${reply.body}`);
        own.stands = own.sent;
      },
      /** Changes its mind over and over, until the server is gone. */
      async keepVoting() {
        try {
          for (let sequence = 1; ; sequence += 1) {
            own.sent = { sequence, value: String(1 + ((index + sequence) % 5)) };
            await own.send();
            await pause(Math.random() * 100);
          }
        } catch (error) {
          // Nothing came, or not all of it.
          if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
        }
      },
    };
    return own;
  }

  /** A page that listens, and as a browser connects again a second after its stream was lost. */
  function follow() {
    const page = { id: '', hellos: 0, isClosed: false, stream: undefined as EventStream | undefined };
    void (async () => {
      while (!page.isClosed) {
        try {
          const headers = page.id ? { 'Last-Event-ID': page.id } : undefined;
          const stream = (page.stream = await listen(app.url + at.stream, headers));
          page.hellos += 1;
          for (;;) page.id = (await stream.next('state', Infinity)).id;
        } catch {
          await pause(1_000);
        }
      }
    })();
    return page;
  }

  it('has every vote that it acknowledged, once, and everybody is back in step within five seconds', async () => {
    const step = makeStep(services);
    const id = await makeWorkshop(services, by, [step], { code: CODE });
    await command(services, by, id, { kind: 'start' }, { kind: 'go', step: step.id }, { kind: 'open' });
    const devices = await joinDevices(services, id, Array<null>(PEOPLE).fill(null));
    const phones = devices.map((device, index) => phone(device, step.id, index));
    const pages = Array.from({ length: LISTENERS }, follow);
    await expect
      .poll(() => pages.filter((page) => page.id === '3').length, { timeout: 20_000 })
      .toBe(LISTENERS);

    const voting = phones.map((one) => one.keepVoting());
    await expect
      .poll(() => phones.filter(({ stands }) => stands.sequence > 0).length, { timeout: 60_000 })
      .toBeGreaterThan(PEOPLE / 2);
    await app.kill('SIGKILL');
    await Promise.all(voting);

    const rows = await db
      .selectFrom('workshop_vote')
      .select(['device_id', 'value', 'sequence'])
      .where('workshop_id', '=', id)
      .execute();
    const stored = new Map(rows.map((row) => [row.device_id, row]));
    expect(stored.size).toBe(rows.length);
    for (const [index, device] of devices.entries()) {
      const { stands, sent } = phones[index]!;
      const { value, sequence } = stored.get(device) ?? { value: '', sequence: 0 };
      // What was sent last may be stored, though the server could not say so any more.
      expect([stands, sent]).toContainEqual({ value, sequence });
    }

    // Meanwhile the vote moves on, which nobody can be told.
    await command(services, by, id, { kind: 'timer', until: '2026-01-01T12:00:00.000Z' });
    await app.restart();
    const restarted = performance.now();
    await expect
      .poll(() => pages.filter((page) => page.id === '4').length, { timeout: 5_000, interval: 50 })
      .toBe(LISTENERS);
    expect(performance.now() - restarted).toBeLessThan(5_000);

    for (const one of phones) if (one.stands !== one.sent) await one.send();
    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' });
    const [told] = (await seen(services, by, id)).steps;
    const votesFor = (level: number) => phones.filter(({ stands }) => stands.value === String(level)).length;
    expect(told!.rounds[0]!.result).toMatchObject({
      devices: PEOPLE,
      choices: [1, 2, 3, 4, 5].map(votesFor),
      unsure: 0,
    });
    for (const page of pages) {
      page.isClosed = true;
      page.stream?.leave();
    }
  }, 180_000);
});
