import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { ConnectOthers, Others } from '../notifications';

/** Of the database, not of the server. */
const CHANNEL = 'concord_live';

const RETRY_MS = { first: 250, most: 10_000 };

/**
 * PostgreSQL's NOTIFY and LISTEN over a connection of its own: one of the pool would stop listening when it is handed
 * back. Topics go as payloads of one channel, the waiting ones in one statement.
 */
export const connectByNotify =
  (url: string): ConnectOthers =>
  (hear) =>
    new Notifications(url, hear);

/** How often a connection that has nothing to send is tried: one can be dead without knowing. */
const TRIED_EVERY_MS = 30_000;

/** How long closing waits for what is being sent. */
const PATIENCE_MS = 1_000;

class Notifications implements Others {
  readonly #waiting = new Set<string>();
  readonly #isOver = new AbortController();
  readonly #connecting: Promise<void>;
  #client: Client | undefined;
  #sending: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly hear: (topic: string | undefined) => void,
  ) {
    this.#connecting = this.#stayConnected();
  }

  send(topic: string): void {
    this.#waiting.add(topic);
    this.#sendWaiting();
  }

  async close(): Promise<void> {
    await Promise.race([this.#sending, pause(PATIENCE_MS, undefined, { ref: false })]);
    this.#isOver.abort();
    await this.#connecting;
  }

  #sendWaiting(evenNone = false): void {
    const client = this.#client;
    if (this.#sending || !client || (this.#waiting.size === 0 && !evenNone)) return;
    const topics = [...this.#waiting];
    this.#waiting.clear();
    this.#sending = client
      .query(`select pg_notify('${CHANNEL}', topic) from unnest($1::text[]) as told (topic)`, [topics])
      .catch(() => {
        // They go out over the next connection.
        for (const topic of topics) this.#waiting.add(topic);
        client.emit('end');
      })
      .then(() => {
        this.#sending = undefined;
        this.#sendWaiting();
      });
  }

  async #stayConnected(): Promise<void> {
    let ms = RETRY_MS.first;
    while (!this.#isOver.signal.aborted) {
      if (await this.#serve()) ms = RETRY_MS.first;
      // Half of it by chance, so that not all processes come back at once.
      const wait = ms * (0.5 + Math.random() / 2);
      await pause(wait, undefined, { signal: this.#isOver.signal }).catch(() => undefined);
      ms = Math.min(ms * 2, RETRY_MS.most);
    }
  }

  /** Connects, and returns when that connection is lost, or at once where there is none. @returns whether there was one */
  async #serve(): Promise<boolean> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'concord live',
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    const lost = new Promise<void>((resolve) => client.once('end', resolve));
    // The end follows; without a listener it would end the process.
    client.on('error', () => undefined);
    const end = () => void client.end().catch(() => undefined);
    this.#isOver.signal.addEventListener('abort', end, { once: true });
    try {
      // Ended while it connects, it would not say so.
      await Promise.race([client.connect(), lost.then(() => Promise.reject(new Error('ended')))]);
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      client.on('notification', ({ processId, payload }) => {
        // What this process has sent it knows.
        if (processId !== rows[0]!.pid && payload) this.hear(payload);
      });
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      this.hear(undefined);
      this.#sendWaiting();
      const tries = setInterval(() => this.#sendWaiting(true), TRIED_EVERY_MS).unref();
      await lost;
      clearInterval(tries);
      return true;
    } catch {
      return false;
    } finally {
      this.#client = undefined;
      this.#isOver.signal.removeEventListener('abort', end);
      end();
    }
  }
}
