import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** An event that was heard. */
export interface Heard {
  name: string;
  /** '' where it has none. */
  id: string;
  data: string;
  /** When, by `performance.now`. */
  at: number;
}

/** A stream of server-sent events as a browser holds one, on a connection of its own. */
export interface EventStream {
  status: number;
  headers: IncomingMessage['headers'];
  /** So far, in order. */
  heard: readonly Heard[];
  /**
   * The first event of this name that was not handed out yet; waits for it.
   * @param patienceMs 20 s where left out; Infinity: as long as it takes. Rejects afterwards, and when the stream ends.
   */
  next(name: string, patienceMs?: number): Promise<Heard>;
  /** Resolves when the stream has ended, from whichever side. */
  ended: Promise<void>;
  leave(): void;
}

const PATIENCE_MS = 20_000;

/** Connects. @param headers such as `Cookie` and `Last-Event-ID` */
export function listen(url: string, headers: Record<string, string> = {}): Promise<EventStream> {
  return new Promise((opened, failed) => {
    const request = get(url, { agent: false, headers: { Accept: 'text/event-stream', ...headers } });
    request.once('error', failed);
    request.once('response', (answer) => {
      const heard: Heard[] = [];
      const handedOut = new Set<Heard>();
      const waiting = new Set<() => void>();
      let isOver = false;
      let rest = '';
      const stir = () => [...waiting].forEach((look) => look());
      answer.setEncoding('utf8').on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop()!;
        heard.push(...blocks.flatMap((block) => readEvent(block) ?? []));
        stir();
      });
      request.on('error', () => undefined);
      answer.on('error', () => undefined);
      const ended = new Promise<void>((done) =>
        answer.once('close', () => {
          isOver = true;
          stir();
          done();
        }),
      );
      opened({
        status: answer.statusCode!,
        headers: answer.headers,
        heard,
        ended,
        next: (name, patienceMs = PATIENCE_MS) =>
          new Promise((found, missed) => {
            const late =
              patienceMs < Infinity
                ? setTimeout(() => finish(new Error(`no ${name} came`)), patienceMs)
                : undefined;
            const look = () => {
              const event = heard.find((one) => one.name === name && !handedOut.has(one));
              if (event) finish(event);
              else if (isOver) finish(new Error(`the stream ended before ${name} came`));
            };
            const finish = (outcome: Heard | Error) => {
              clearTimeout(late);
              waiting.delete(look);
              if (outcome instanceof Error) return missed(outcome);
              handedOut.add(outcome);
              found(outcome);
            };
            waiting.add(look);
            look();
          }),
        leave: () => void request.destroy(),
      });
    });
  });
}

function readEvent(block: string): Heard | undefined {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)?.slice(1) ?? ['', '']),
  ) as Record<string, string>;
  if (fields.data === undefined) return undefined;
  return { name: fields.event ?? 'message', id: fields.id ?? '', data: fields.data, at: performance.now() };
}
