import { Connection } from './connection';

/** A page that a visitor has come to, after every redirect. */
export interface Visited {
  path: string;
  html: string;
}

const MOST_REDIRECTS = 5;

/** A browser without scripts: follows redirects and keeps cookies, on one connection. */
export class Visitor {
  readonly #connection: Connection;
  readonly #origin: string;
  readonly #cookies = new Map<string, { path: string; pair: string }>();
  /** How many requests it has sent. */
  requests = 0;

  constructor(origin: string) {
    this.#origin = origin;
    this.#connection = new Connection(origin);
  }

  get(path: string): Promise<Visited> {
    return this.#follow({ method: 'GET', path });
  }

  /** Posts a form as browsers do. */
  post(path: string, fields: [string, string][]): Promise<Visited> {
    return this.#follow({ method: 'POST', path, body: new URLSearchParams(fields).toString() });
  }

  /** What it would send as `Cookie` to this path; empty where nothing. */
  cookieFor(path: string): string {
    const sent = [...this.#cookies.values()].filter(
      (cookie) => path === cookie.path || path.startsWith(`${cookie.path.replace(/\/$/, '')}/`),
    );
    return sent.map(({ pair }) => pair).join('; ');
  }

  close(): void {
    this.#connection.close();
  }

  async #follow(first: { method: 'GET' | 'POST'; path: string; body?: string }): Promise<Visited> {
    let request = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      this.requests += 1;
      const cookie = this.cookieFor(request.path.split('?', 1)[0]!);
      const reply = await this.#connection.send({
        ...request,
        headers: {
          Accept: 'text/html',
          ...(cookie && { Cookie: cookie }),
          ...(request.body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
        },
      });
      for (const line of reply.header('set-cookie')) this.#keep(line);
      if (reply.status === 200) return { path: request.path, html: reply.text() };
      const location = reply.header('location')[0];
      if (reply.status < 300 || reply.status > 399 || location === undefined) {
        throw new Error(`${request.method} ${request.path} was answered with ${reply.status}`);
      }
      const { pathname, search } = new URL(location, new URL(request.path, this.#origin));
      request = { method: 'GET', path: `${pathname}${search}` };
    }
    throw new Error(`${first.path} redirects without end`);
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    this.#cookies.set(`${path} ${pair.split('=', 1)[0]}`, { path, pair });
  }
}
