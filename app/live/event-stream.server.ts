import type { ServerResponse } from 'node:http';
import type { Live } from './poke.server';

/** A sign of life, for proxies and pages: less than what any of them waits for. */
export const BEAT_MS = 15_000;

/** What a client may leave unread before it is dropped; a few thousand events. It connects again by itself. */
const MOST_UNREAD_BYTES = 64 * 1024;

/** Tells how something stands now and whenever it may have changed. @returns a function that ends it */
export type Feed<T> = (tell: (value: T) => void) => () => void;

/** What a stream tells. */
export interface StreamParts {
  /** The number of the last event; undefined where there is nothing to listen to any more. */
  sequence: Feed<number | undefined>;
  /** Further events by name; their values are sent as JSON. */
  others?: Readonly<Record<string, Feed<unknown>>>;
  /** Whether who listens still may; asked at every beat. Left out: always. */
  mayStill?: () => Promise<boolean>;
}

/** The answer that a stream goes out by, and what is listened to: parts of the load context. */
export interface Outgoing {
  live: Live;
  /** Runs something when the answer has ended or the connection is gone, at once where it is. */
  onClose: (run: () => void) => void;
  /** How much of the answer was not taken by the client yet. */
  unreadBytes: () => number;
  /** Breaks the connection off. */
  hangUp: () => void;
}

/** What the load context says of the answer to a request. */
export const outgoingBy = (answer: ServerResponse): Omit<Outgoing, 'live'> => ({
  onClose: (run) => void (answer.closed ? run() : answer.once('close', run)),
  unreadBytes: () => answer.writableLength,
  hangUp: () => void answer.destroy(),
});

const HEADERS = {
  // `no-transform` also keeps our own compression away, which would hold events back.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * Answers with server-sent events: `hello` at once, `state` with the sequence number as id and data whenever it is not the
 * one that the client saw last, the others as they come, `beat` every 15 s. A client that comes back is sent one `state`
 * where it is behind, and not each that it missed: it loads the whole view anew anyway. What it saw last it says by
 * Last-Event-ID or, as it connects first, by `?seen=`; where it says nothing, it is behind.
 *
 * Whoever asks without accepting event streams gets the same as JSON, `{ "sequence": 4, … }`, and that once: for pages
 * behind a proxy that holds streams back.
 */
export function eventStream(outgoing: Outgoing, request: Request, parts: StreamParts): Promise<Response> {
  return request.method === 'GET' && request.headers.get('Accept')?.includes('text/event-stream')
    ? Promise.resolve(stream(outgoing, lastSeen(request), parts))
    : once(parts);
}

function lastSeen(request: Request): number | undefined {
  const said = request.headers.get('Last-Event-ID') ?? new URL(request.url).searchParams.get('seen') ?? '';
  return /^\d{1,9}$/.test(said) ? Number(said) : undefined;
}

function stream(outgoing: Outgoing, seen: number | undefined, parts: StreamParts): Response {
  const encoder = new TextEncoder();
  const ends: (() => void)[] = [];
  let isOver = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const end = () => {
        if (isOver) return;
        isOver = true;
        for (const run of ends.splice(0)) run();
        controller.close();
      };
      const send = (text: string) => {
        if (isOver) return;
        if (outgoing.unreadBytes() > MOST_UNREAD_BYTES) {
          end();
          outgoing.hangUp();
        } else controller.enqueue(encoder.encode(text));
      };
      // What ends at once has to be ended too, however early that is known.
      const keep = (begin: () => () => void) => {
        if (isOver) return;
        const stop = begin();
        if (isOver) stop();
        else ends.push(stop);
      };

      send('retry: 1000\nevent: hello\ndata: 0\n\n');
      outgoing.onClose(end);
      keep(() => outgoing.live.whenStopped(end));
      keep(() =>
        parts.sequence((sequence) => {
          if (sequence === undefined) return end();
          if (sequence !== seen) send(`event: state\nid: ${sequence}\ndata: ${sequence}\n\n`);
          seen = sequence;
        }),
      );
      for (const [name, feed] of Object.entries(parts.others ?? {})) {
        let last = '';
        keep(() =>
          feed((value) => {
            const data = JSON.stringify(value);
            if (data !== last) send(`event: ${name}\ndata: ${data}\n\n`);
            last = data;
          }),
        );
      }
      const beat = async () => {
        if (parts.mayStill && !(await parts.mayStill())) return end();
        send('event: beat\ndata: 0\n\n');
      };
      // Where it cannot be found out whether who listens still may, they connect again and are asked then.
      keep(() => {
        const timer = setInterval(() => void beat().catch(end), BEAT_MS).unref();
        return () => clearInterval(timer);
      });
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', ...HEADERS } });
}

async function once({ sequence, others = {} }: StreamParts): Promise<Response> {
  const told = await Promise.all(
    Object.entries({ sequence, ...others }).map(async ([name, feed]) => [name, await firstOf(feed)] as const),
  );
  return new Response(JSON.stringify(Object.fromEntries(told)), {
    headers: { 'Content-Type': 'application/json', ...HEADERS },
  });
}

function firstOf(feed: Feed<unknown>): Promise<unknown> {
  return new Promise((tell) => {
    const stop = feed((value) => {
      tell(value);
      // Not before it is known how.
      queueMicrotask(() => stop());
    });
  });
}
