import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '~/lib/paths';
import { type EventStream, listen } from '../../setup/event-source';
import { Connection, type RequestParts } from '../http/connection';
import { Visitor } from '../http/visitor';
import type { ListenersJob, ListenersLoad, Steering, WorkshopJob, WorkshopLoad } from './jobs';

/** How long a page is waited for that should have what was revealed. */
const PATIENCE_MS = 30_000;

/** Joins, votes and reveals as in a workshop. Throws where a vote is not acknowledged or a reveal not seen. */
export async function holdWorkshop(job: WorkshopJob): Promise<WorkshopLoad> {
  const { steps, roundsEach, participants, joinSeconds, voteSeconds } = job;
  const load: WorkshopLoad = { joinMs: [], voteMs: [], revealMs: [], acknowledged: [] };
  const facilitator = steer(job.steering);
  const room = await Promise.all(
    evenly(participants, joinSeconds, async () => {
      const start = performance.now();
      const participant = await join(job);
      load.joinMs.push(performance.now() - start);
      return participant;
    }),
  );
  try {
    for (const step of steps) {
      await facilitator.does(`go ${step}`);
      for (let round = 1; round <= roundsEach; round += 1) {
        await facilitator.does('open');
        const acknowledged = [0, 0, 0, 0, 0];
        await Promise.all(
          evenly(participants, voteSeconds, async (index) => {
            const level = 1 + ((index * 7 + round * 3) % 5);
            // Nobody votes before the question is there to be read.
            await room[index]!.has(facilitator.sequence());
            load.voteMs.push(await room[index]!.vote(step, round, String(level)));
            acknowledged[level - 1]! += 1;
          }),
        );
        load.acknowledged.push(acknowledged);
        await facilitator.does('close');
        await Promise.all(room.map((one) => one.has(facilitator.sequence())));
        await facilitator.does('reveal');
        const answered = performance.now();
        const seen = await Promise.all(room.map((one) => one.has(facilitator.sequence())));
        load.revealMs.push(...seen.map((at) => Math.max(0, at - answered)));
      }
    }
  } finally {
    for (const one of room) one.leave();
    facilitator.leave();
  }
  return load;
}

/** Begins so many pieces of work, spread evenly over a time. */
function evenly<T>(count: number, seconds: number, work: (index: number) => Promise<T>): Promise<T>[] {
  return Array.from({ length: count }, async (_, index) => {
    await pause((index * seconds * 1000) / count);
    return work(index);
  });
}

function steer({ origin, path, cookie, ...from }: Steering) {
  const connection = new Connection(origin);
  let { sequence } = from;
  return {
    sequence: () => sequence,
    async does(command: string) {
      const body = new URLSearchParams({ command, seen: String(sequence) }).toString();
      const headers = { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' };
      const { status, text } = await connection.send({ method: 'POST', path, headers, body });
      if (status !== 302) throw new Error(`${command} was answered with ${status}: ${text().slice(0, 500)}`);
      sequence += 1;
    },
    leave: () => connection.close(),
  };
}

/** As browsers do where a connection that was kept open turns out to be closed. */
const sendTwice = (connection: Connection, request: RequestParts) =>
  connection.send(request).catch(() => connection.send(request));

/** A phone: joins as the page without scripts does, then listens, looks and votes as its script does. */
async function join({ steering: { origin }, code }: WorkshopJob) {
  const at = paths.workshopAt(code);
  const visitor = new Visitor(origin);
  const { html } = await visitor.get(at.home);
  const ticket = /name="ticket" value="([0-9a-f]{32})"/.exec(html)?.[1];
  if (ticket === undefined) throw new Error('no form to join by');
  await visitor.post(at.home, [
    ['does', 'join'],
    ['ticket', ticket],
  ]);
  const headers = { Cookie: visitor.cookieFor(at.view) };
  visitor.close();
  const looking = new Connection(origin);
  const sending = new Connection(origin);
  const tab = randomBytes(8).toString('hex');
  const stream = await listen(origin + at.stream, headers);
  let sent = 0;
  let key = '';
  /** What it has, since when. */
  let has = { sequence: 0, at: 0 };
  const waiting = new Set<() => void>();
  let lost: unknown;
  void follow();

  /** One look at a time, and one more where something changed meanwhile. */
  async function follow() {
    try {
      for (;;) {
        const { data } = await stream.next('state', Infinity);
        if (Number(data) <= has.sequence) continue;
        const reply = await sendTwice(looking, { method: 'GET', path: `${at.view}?have=${key}`, headers });
        const told = JSON.parse(reply.text()) as { sequence: number; key: string };
        key = told.key;
        has = { sequence: told.sequence, at: performance.now() };
        for (const look of [...waiting]) look();
      }
    } catch (error) {
      // It has left, or what waits says why it never comes.
      lost = error;
    }
  }

  return {
    /** @returns when it had the state of this number */
    has: (sequence: number) =>
      new Promise<number>((found, missed) => {
        const late = setTimeout(
          () => missed(new Error(`a page did not get ${sequence}: ${String(lost)}`)),
          PATIENCE_MS,
        );
        const look = () => {
          if (has.sequence < sequence) return;
          clearTimeout(late);
          waiting.delete(look);
          found(has.at);
        };
        waiting.add(look);
        look();
      }),
    /** @returns how long until it was acknowledged, in milliseconds */
    async vote(step: string, round: number, value: string) {
      sent += 1;
      const start = performance.now();
      const reply = await sendTwice(sending, {
        method: 'POST',
        path: at.votes,
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ step, round, value, sequence: sent, tab }),
      });
      const ms = performance.now() - start;
      const { outcome } = JSON.parse(reply.text()) as { outcome?: string };
      if (outcome !== 'saved') throw new Error(`a vote was answered with ${reply.status} ${outcome}`);
      return ms;
    },
    leave() {
      stream.leave();
      looking.close();
      sending.close();
    },
  };
}

/** Lets many listen while a timer is set and stopped. Throws where one of them misses a change. */
export async function listenToChanges({ steering, code, ...job }: ListenersJob): Promise<ListenersLoad> {
  const facilitator = steer(steering);
  const url = `${steering.origin}${paths.workshopAt(code).stream}?seen=${steering.sequence}`;
  const streams: EventStream[] = [];
  // As browsers come, and not more at once than a server takes connections from its queue.
  for (let at = 0; at < job.listeners; at += 100) {
    const some = Math.min(100, job.listeners - at);
    streams.push(...(await Promise.all(Array.from({ length: some }, () => listen(url)))));
  }
  await Promise.all(streams.map((stream) => stream.next('hello')));
  const load: ListenersLoad = { lastAt: [], sinceSentMs: [], sinceAnswerMs: [] };
  for (let change = 0; change < job.changes; change += 1) {
    const sent = performance.now();
    const all = Promise.all(streams.map((stream) => stream.next('state')));
    await facilitator.does(change % 2 === 0 ? 'timer 10' : 'timer stop');
    const answered = performance.now();
    const last = Math.max(...(await all).map(({ at }) => at));
    load.lastAt.push(performance.timeOrigin + last);
    load.sinceSentMs.push(last - sent);
    load.sinceAnswerMs.push(last - answered);
    await pause(200);
  }
  for (const stream of streams) stream.leave();
  facilitator.leave();
  return load;
}
