import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A whole answer. The body is decoded when it is read, so that who only counts answers does not pay for it. */
export interface Reply {
  status: number;
  /** Every value of a header, by its name in lower case; empty where it is missing. */
  header(name: string): string[];
  text(): string;
}

export interface RequestParts {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const ANSWER_SECONDS = 30;

/**
 * One kept-alive HTTP/1.1 connection that sends one request after the other. Node's own client costs several times
 * what a small answer costs its server: measured with it, the bare server would look far slower than it is, and what
 * is held against it far faster.
 */
export class Connection {
  readonly #origin: URL;
  #socket: Socket | undefined;

  constructor(origin: string) {
    this.#origin = new URL(origin);
  }

  /**
   * Sends a request, with the headers that browsers send, and waits for the whole answer.
   * @throws Error when the connection breaks, or the answer is not whole within half a minute
   */
  async send(request: RequestParts): Promise<Reply> {
    return this.sendBytes(this.bytesOf(request));
  }

  /** A request as it goes over the wire, to be made once and sent often. */
  bytesOf({ method, path, headers = {}, body }: RequestParts): Buffer {
    const lines = [
      `${method} ${path} HTTP/1.1`,
      `Host: ${this.#origin.host}`,
      'Accept-Encoding: gzip, deflate, br',
      ...(method === 'POST' ? [`Origin: ${this.#origin.origin}`] : []),
      ...(body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
  }

  async sendBytes(request: Buffer): Promise<Reply> {
    const socket = await this.#open();
    return new Promise<Reply>((resolve, reject) => {
      const chunks: Buffer[] = [];
      const settle = (done: () => void) => {
        socket.off('data', take).off('error', fail).off('close', close).off('timeout', late);
        done();
      };
      const fail = (error: Error) => settle(() => reject(error));
      const close = () => fail(new Error('the connection was closed before the answer was whole'));
      const late = () => {
        socket.destroy();
        fail(new Error(`no whole answer within ${ANSWER_SECONDS} s`));
      };
      const take = (chunk: Buffer) => {
        chunks.push(chunk);
        try {
          const reply = wholeReply(chunks.length === 1 ? chunk : Buffer.concat(chunks));
          if (reply) settle(() => resolve(reply));
        } catch (error) {
          fail(error as Error);
        }
      };
      socket.on('data', take).on('error', fail).on('close', close).on('timeout', late);
      socket.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  async #open(): Promise<Socket> {
    if (this.#socket && !this.#socket.destroyed && this.#socket.writable) return this.#socket;
    const socket = connect(Number(this.#origin.port), this.#origin.hostname);
    await once(socket, 'connect');
    // The server may close it while it is idle; the next request opens another.
    socket.on('error', () => undefined);
    socket.setNoDelay().setTimeout(ANSWER_SECONDS * 1000);
    this.#socket = socket;
    return socket;
  }
}

/**
 * Reads one HTTP/1.1 answer.
 * @returns undefined while it is not whole
 * @throws Error for one that says neither its length nor that it comes in chunks
 */
export function wholeReply(bytes: Buffer): Reply | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const body = bytes.subarray(end + 4);
  const status = Number(head.slice(9, 12));
  const header = (name: string) =>
    [...head.matchAll(new RegExp(`^${name}: *(.*?) *$`, 'gim'))].map((match) => match[1]!);
  const text = (coded: () => Buffer) => () => decoded(coded(), header('content-encoding')[0]).toString();

  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length !== undefined || status === 204 || status === 304) {
    return body.length < Number(length ?? 0) ? undefined : { status, header, text: text(() => body) };
  }
  if (!/^transfer-encoding: *chunked/im.test(head)) throw new Error(`an answer of unknown length:\n${head}`);
  // No request follows before the answer is whole, so its last chunk is the last that has come.
  const whole = body.subarray(-7).equals(LAST_CHUNK) || body.equals(LAST_CHUNK.subarray(2));
  return whole ? { status, header, text: text(() => unchunked(body)) } : undefined;
}

const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}
