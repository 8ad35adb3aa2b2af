/** What people and programs send over plain HTTP, without a browser. */
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from 'db/tables';
import { loadInstrument } from 'questions/load';
import type { FormId } from 'questions/types';
import { itemsIn } from '~/domain/response/form-items';
import { startApp } from '../setup/app';
import type { RunningApp } from '../setup/app';
import { describeOnEachEngine } from '../setup/databases';

export const instrument = loadInstrument(fileURLToPath(new URL('../../questions', import.meta.url)));
const set = instrument.current;

/** The ids of the questions that a form asks, in order. */
export const questionsOf = (form: FormId): string[] => itemsIn(form, set).map(({ id }) => id);

/** A running app, and its database for the tests to look into. */
export interface AppWithDatabase {
  app: RunningApp;
  db: Kysely<Database>;
}

/** Describes a suite once on each engine, on an app of its own; it is handed a function that gives that app. */
export function describeRunningApp(name: string, suite: (running: () => AppWithDatabase) => void): void {
  describeOnEachEngine(name, (open) => {
    let running: AppWithDatabase | undefined;
    beforeAll(async () => {
      const { db, url } = await open();
      running = { db, app: await startApp({ env: { DATABASE_URL: url } }) };
    }, 120_000);
    afterAll(() => running?.app.stop());
    suite(() => running!);
  });
}

export interface Reply {
  status: number;
  headers: Headers;
  body: string;
}

export interface Sent {
  method?: string;
  headers?: Record<string, string>;
  /** Fields are posted as a form, with files among them where they are FormData, other objects as JSON; text goes as it is, with a type among the headers. */
  body?: URLSearchParams | FormData | string | object;
}

/** Asks once: no redirect is followed, no cookie kept. */
export async function ask(url: string, { method, headers, body }: Sent = {}): Promise<Reply> {
  const asForm = body instanceof URLSearchParams || body instanceof FormData;
  const asJson = body !== undefined && typeof body !== 'string' && !asForm;
  const reply = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(asJson && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: asJson ? JSON.stringify(body) : (body as BodyInit) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
  return { status: reply.status, headers: reply.headers, body: await reply.text() };
}

/** A response as the device that began it, or came back to it, holds it. */
export interface OwnAnswers {
  form: FormId;
  /** Part of every address of these answers. */
  handle: string;
  /** As the device sends it. */
  cookie: string;
  /** As it was set, with its attributes. */
  setCookie: string;
  returnCode: string;
  /** Asks for, or posts to, an address below `/answer/<handle>/`. */
  ask(path: string, sent?: Sent): Promise<Reply>;
  /** Sends a batch of entries, as a page with JavaScript does. */
  save(entries: object[], version?: { set?: string; form?: string }): Promise<Reply>;
  /** Posts a page of questions, as one without JavaScript does. */
  post(step: string, fields: Record<string, string>): Promise<Reply>;
  /** How the answers stand. */
  view(): Promise<{
    answers: Record<string, string>;
    comments: Record<string, string>;
    lastSequence: number;
  }>;
}

const aboutYou = { sector: 'local-authority', tier: 'senior-manager' };

/** The ticket of a newly opened page about you. */
export async function newTicket(url: string, form: FormId = 'workshop'): Promise<string> {
  const { body } = await ask(`${url}/try/about-you?form=${form}`);
  return /name="ticket" value="([0-9a-f]{32})"/.exec(body)![1]!;
}

/** Sends the page about you. */
export async function postAboutYou(
  url: string,
  fields: Record<string, string>,
  form: FormId = 'workshop',
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = new URLSearchParams({ ...aboutYou, ...fields });
  return ask(`${url}/try/about-you?form=${form}`, { body, headers });
}

/** Begins a response. */
export async function begin(url: string, form: FormId = 'workshop'): Promise<OwnAnswers> {
  return held(url, form, await postAboutYou(url, { ticket: await newTicket(url, form) }, form));
}

/** Opens answers by their return code, as on another device. */
export async function comeBack(url: string, form: FormId, code: string): Promise<OwnAnswers> {
  return held(url, form, await ask(`${url}/try/return`, { body: new URLSearchParams({ code }) }));
}

/** What a device holds after an answer that opened a response on it. */
export async function held(url: string, form: FormId, opened: Reply): Promise<OwnAnswers> {
  const handle = /^\/answer\/([0-9a-f]{16})\//.exec(opened.headers.get('Location') ?? '')?.[1];
  if (!handle) throw new Error(`no answers were opened: ${opened.status}\n${mainOf(opened)}`);
  const setCookie = opened.headers.get('Set-Cookie')!;
  const cookie = setCookie.split(';')[0]!;
  const askOwn = (path: string, sent: Sent = {}) =>
    ask(`${url}/answer/${handle}/${path}`, { ...sent, headers: { Cookie: cookie, ...sent.headers } });
  const start = await askOwn('start');
  return {
    form,
    handle,
    cookie,
    setCookie,
    returnCode: /app-code">([a-z-]+)</.exec(start.body)![1]!,
    ask: askOwn,
    save: (entries, version) => askOwn('saves', { body: { set: set.id, form, ...version, entries } }),
    post: (step, fields) =>
      askOwn(step, { body: new URLSearchParams({ version: `${set.id}/${form}`, ...fields }) }),
    view: async () => (JSON.parse((await askOwn('saves')).body) as { view: never }).view,
  };
}

/** An entry of a batch; whatever is not said is right. */
export const entry = (parts: object = {}) => ({
  kind: 'answer',
  question: questionsOf('workshop')[0]!,
  value: '3',
  sequence: 1,
  device: '0123456789abcdef',
  ...parts,
});

/** What stands in the page itself, without what is around it on every page. */
export const mainOf = ({ body }: Reply): string => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body;

/** The words of a page, as far as tests look for them. */
export const wordsOf = (reply: Reply): string =>
  mainOf(reply)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ');
