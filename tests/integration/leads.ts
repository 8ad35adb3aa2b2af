/** What leads do over plain HTTP, without a browser. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { insertAccount } from 'db/queries/accounts';
import type { Database } from 'db/tables';
import { hashPassword } from '~/services/password-hashes.server';
import { ask } from './visitor';
import type { Reply, Sent } from './visitor';

const PASSWORD = 'seven otters cross a quiet river';

/** Somebody who is signed in. */
export interface SignedIn {
  id: string;
  email: string;
  /** Asks for a path as they do. */
  ask(path: string, sent?: Sent): Promise<Reply>;
  /** Posts a form. */
  post(path: string, fields?: Record<string, string>): Promise<Reply>;
}

/** Makes an account and signs in with it. */
export async function signedIn(
  url: string,
  db: Kysely<Database>,
  name: string,
  { administrator = false } = {},
): Promise<SignedIn> {
  const id = randomBytes(8).toString('hex');
  const email = `${id}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  await insertAccount(db, { id, name, email, administrator, passwordHash, createdOn: '2026-01-01' });
  const reply = await ask(`${url}/sign-in`, { body: new URLSearchParams({ email, password: PASSWORD }) });
  const cookie = reply.headers.get('Set-Cookie')?.split(';')[0];
  if (!cookie) throw new Error(`not signed in: ${reply.status}`);
  const asSelf = (path: string, sent: Sent = {}) =>
    ask(url + path, { ...sent, headers: { Cookie: cookie, ...sent.headers } });
  return {
    id,
    email,
    ask: asSelf,
    post: (path, fields = {}) => asSelf(path, { body: new URLSearchParams(fields) }),
  };
}

/** What a lead fills in to draft an assessment; whatever is not said is right, and it opens and closes by hand. */
export const setUpFields = (more: Record<string, string> = {}): Record<string, string> => ({
  title: 'Autumn 2026',
  form: 'workshop',
  residentForm: 'yes',
  'sector.local-authority': 'yes',
  'expected.local-authority': '40',
  'sector.residents': 'yes',
  threshold: '5',
  commentsAsked: 'yes',
  entry: 'link',
  organisations: '',
  keepMonths: '24',
  opensDay: '',
  opensTime: '',
  closesDay: '',
  closesTime: '',
  ...more,
});

/** Registers a place. @returns its path */
export async function registerPlace(lead: SignedIn, name: string): Promise<string> {
  return locationOf(await lead.post('/places/new', { name }));
}

/** Drafts an assessment in a place. @returns its path */
export async function draft(
  lead: SignedIn,
  place: string,
  more: Record<string, string> = {},
): Promise<string> {
  return locationOf(await lead.post(`${place}/assessments/new`, setUpFields(more)));
}

/** The path that an answer leads to. */
export function locationOf(reply: Reply): string {
  const location = reply.headers.get('Location');
  if (!location) throw new Error(`led nowhere: ${reply.status}\n${reply.body}`);
  return location;
}

/** The path of the join code that an assessment's page shows. */
export function joinPathOf(page: Reply): string {
  const code = /<strong>([A-Z0-9]{4})-([A-Z0-9]{4})<\/strong>/.exec(page.body);
  if (!code) throw new Error(`no join code: ${page.status}`);
  return `/join/${code[1]}${code[2]}`;
}
