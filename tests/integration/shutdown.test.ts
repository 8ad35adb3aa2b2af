import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { paths } from '~/lib/paths';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { makeWorkshop } from '../factories/workshop';
import { listen } from '../setup/event-source';
import { begin, describeRunningApp, entry, questionsOf } from './visitor';
import type { OwnAnswers } from './visitor';

const questions = questionsOf('full');
const SAVES = 50;

/** Begins to save one answer; the last byte goes when `end` is called. */
function saving(url: string, own: OwnAnswers, parts: object, agent: Agent) {
  const body = JSON.stringify({ set: 'concord-1', form: own.form, entries: [entry(parts)] });
  const sending = request(`${url}/answer/${own.handle}/saves`, {
    method: 'POST',
    agent,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Cookie: own.cookie,
    },
  });
  const outcome = outcomeOf(sending);
  sending.write(body.slice(0, -1));
  return { outcome, end: () => sending.end(body.slice(-1)) };
}

/** The status of the answer, or the code of the error that came in its place. */
async function outcomeOf(sending: ClientRequest): Promise<number | string> {
  try {
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return answer.statusCode!;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

describe('Asked to stop, as in a deployment', () => {
  describeRunningApp('the app', (running) => {
    it('finishes what it has taken, keeps what it has acknowledged, and ends well and soon', async () => {
      const { app, db } = running();
      const own = await begin(app.url, 'full');
      const other = await begin(app.url, 'full');
      const agent = new Agent({ keepAlive: true });
      // The server has the head of one save already, which has to get its answer; the rest come all at once.
      const taken = saving(app.url, other, { question: questions[0], value: '4' }, agent);
      await pause(300);
      const saves = Array.from({ length: SAVES }, (_, i) =>
        saving(
          app.url,
          own,
          {
            kind: i < questions.length ? 'answer' : 'comment',
            question: questions[i % questions.length],
            sequence: i + 1,
          },
          agent,
        ),
      );
      for (const { end } of saves) end();
      await Promise.race(saves.map(({ outcome }) => outcome));
      const start = performance.now();
      const ended = app.kill('SIGTERM');
      await pause(100);
      taken.end();

      const outcomes = await Promise.all(saves.map(({ outcome }) => outcome));
      expect(await taken.outcome).toBe(200);
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - start).toBeLessThan(10_000);
      agent.destroy();

      for (const outcome of outcomes) expect([200, 'ECONNREFUSED', 'ECONNRESET']).toContain(outcome);
      const rows = [
        ...(await db.selectFrom('answer').select('sequence').where('value', '=', '3').execute()),
        ...(await db.selectFrom('comment').select('sequence').execute()),
      ];
      const stored = new Set(rows.map(({ sequence }) => sequence));
      const acknowledged = outcomes.flatMap((outcome, i) => (outcome === 200 ? [i + 1] : []));
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(acknowledged.filter((sequence) => !stored.has(sequence))).toEqual([]);
      expect(app.logs()).toContain('"msg":"stopped"');

      await app.restart();
      expect((await other.view()).answers).toEqual({ [questions[0]!]: '4' });
      expect(Object.keys((await own.view()).answers).length).toBeGreaterThan(0);
    }, 90_000);

    it('ends the streams of workshops at once', async () => {
      const { app, db } = running();
      const services = makeServices(db);
      const code = 'BCDF23';
      await makeWorkshop(services, await makePlace(services), [], { code });
      const stream = await listen(app.url + paths.workshopAt(code).stream);
      await stream.next('state');
      const start = performance.now();
      expect(await app.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(performance.now() - start).toBeLessThan(4_000);
      await stream.ended;
      await app.restart();
    }, 60_000);

    it('is not held up by a visitor who never ends a request, nor by one who keeps asking', async () => {
      const { app } = running();
      const own = await begin(app.url, 'full');
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const never = saving(app.url, own, { question: questions[0] }, new Agent());
      await pause(300);
      let asking = true;
      const eager = (async () => {
        while (asking) {
          const sending = request(`${app.url}/healthz`, { agent }).end();
          if (typeof (await outcomeOf(sending)) === 'string') return;
        }
      })();
      await pause(100);
      const start = performance.now();
      expect(await app.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(performance.now() - start).toBeLessThan(10_000);
      asking = false;
      await eager;
      expect(await never.outcome).toBe('ECONNRESET');
    }, 60_000);
  });
});
