import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Desk {
  /** Where the test files ask. */
  url: string;
  /** What was made, or undefined where nobody has asked, or where it could not be made. */
  made(): Promise<unknown>;
  close(): void;
}

/**
 * Makes one thing for all test files of a run, when the first of them asks, and tells each of them of it. To be opened
 * in vitest's globalSetup, since the test files run in processes of their own.
 * @param make returns what is told: anything that JSON can hold
 */
export async function openDesk(make: () => Promise<unknown>): Promise<Desk> {
  let made: Promise<unknown> | undefined;
  const server = createServer((_request, response) => {
    made ??= make();
    made.then(
      (thing) => response.end(JSON.stringify(thing)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made: () => Promise.resolve(made).catch(() => undefined),
    close: () => void server.close(),
  };
}

/** What is made at a desk. Throws an Error with the reason where it could not be made. */
export async function askDesk<Thing>(url: string): Promise<Thing> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Thing;
}
