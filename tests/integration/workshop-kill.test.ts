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

  /** A phone that votes, tries again until it is told that its vote stands, and then changes its mind. */
  function phone(deviceId: string, stepId: string, index: number) {
    const Cookie = deviceHeader(services.keys, CODE, deviceId, { secure: false }).split(';')[0]!;
    const tab = randomBytes(8).toString('hex');
    let sequence = 0;
    const phone = {
      /** As last acknowledged; '' for none. */
      stands: '',
      async vote(value: string) {
        sequence += 1;
        const body = { step: stepId, round: 1, value, sequence, tab };
        const reply = await ask(app.url + at.votes, { headers: { Cookie }, body });
        const { outcome } = JSON.parse(reply.body) as { outcome: string };
        if (outcome !== 'saved') throw new Error(`${reply.status} ${reply.body}`);
        phone.stands = value;
      },
      /** Votes over and over until the server is gone. */
      async keepVoting() {
        for (let turn = 0; ; turn += 1) {
          try {
            await phone.vote(String(1 + ((index + turn) % 5)));
          } catch (error) {
            if (error instanceof SyntaxError || (error as Error).message.startsWith('fetch')) return;
            throw error;
          }
          await pause(Math.random() * 100);
        }
      },
    };
    return phone;
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
          for (;;) page.id = (await stream.next('state')).id;
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
      .poll(() => phones.filter(({ stands }) => stands).length, { timeout: 60_000 })
      .toBeGreaterThan(PEOPLE / 2);
    await app.kill('SIGKILL');
    await Promise.all(voting);

    const acknowledged = phones.map(({ stands }) => stands);
    const rows = await db
      .selectFrom('workshop_vote')
      .select(['device_id', 'value', 'sequence'])
      .where('workshop_id', '=', id)
      .execute();
    expect(new Set(rows.map((row) => row.device_id)).size).toBe(rows.length);
    const stored = new Map(rows.map((row) => [row.device_id, row]));
    for (const [index, device] of devices.entries())
      if (acknowledged[index]) expect(stored.has(device)).toBe(true);

    // Meanwhile the vote moves on, which nobody can be told.
    await command(services, by, id, { kind: 'timer', until: '2026-01-01T12:00:00.000Z' });
    await app.restart();
    const restarted = performance.now();
    await expect
      .poll(() => pages.filter((page) => page.id === '4').length, { timeout: 5_000, interval: 50 })
      .toBe(LISTENERS);
    expect(performance.now() - restarted).toBeLessThan(5_000);

    // What was sent and not acknowledged is sent again; it counts once.
    await Promise.all(phones.map((one, index) => one.vote(String(1 + (index % 5)))));
    await command(services, by, id, { kind: 'close' }, { kind: 'reveal' });
    const [{ rounds } = { rounds: [] }] = (await seen(services, by, id)).steps;
    expect(rounds[0]!.result).toMatchObject({
      devices: PEOPLE,
      choices: Array<number>(5).fill(PEOPLE / 5),
      unsure: 0,
    });
    for (const page of pages) {
      page.isClosed = true;
      page.stream?.leave();
    }
  }, 180_000);
});
