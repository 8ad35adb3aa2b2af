import {
  addFailure,
  countedFailures,
  deleteThrottlesBefore,
  removeFailure,
  type ThrottleWindow,
} from 'db/queries/throttles';
import type { Services } from './context.server';

/** How many attempts may fail within one window, by kind. What is right is never counted. */
const LIMITS = {
  /** By e-mail address, whether there is an account or not. */
  'sign-in-account': 10,
  /** By the address of the network that it comes from. */
  'sign-in-address': 50,
  /** Codes of authenticator apps and recovery codes, by account. */
  'second-factor': 5,
  /** Messages by which a password can be chosen anew, by e-mail address: more are not sent. */
  'reset-account': 3,
  /** From here on by the address of the network, unless said otherwise. */
  'reset-address': 30,
  'set-up-code': 20,
  'return-code': 50,
  'join-code': 100,
  /** Invitations that an account makes: each may be a message to somebody who did not ask for it. */
  invitation: 200,
} as const;

/** Kinds that are counted against something else than the address of a network. */
const BY_SUBJECT: readonly ThrottleKind[] = [
  'sign-in-account',
  'second-factor',
  'reset-account',
  'invitation',
];

export type ThrottleKind = keyof typeof LIMITS;

const WINDOW_MS = 15 * 60_000;
/** What was counted goes after this long. */
const KEPT_MS = 60 * 60_000;

type Needs = Pick<Services, 'db' | 'keys' | 'clock'>;

/**
 * Whether so many attempts of this kind have failed lately that further ones are not looked at. Windows of 15
 * minutes follow each other by the clock, the same for everybody.
 * @param subject whom it is counted against: an e-mail address in lower case, an account's id, or the client's network address, of
 *   which an IPv6 one counts with all that share its first 64 bits (one customer has at least those)
 */
export async function isThrottled(services: Needs, kind: ThrottleKind, subject: string): Promise<boolean> {
  return (await countedFailures(services.db, windowOf(services, kind, subject))) >= LIMITS[kind];
}

/** Counts one failed attempt. Whom it is counted against is stored as a keyed hash only. */
export async function countFailure(services: Needs, kind: ThrottleKind, subject: string): Promise<void> {
  await addFailure(services.db, windowOf(services, kind, subject));
}

/**
 * Counts an attempt as failed before it is looked at, so that many at the same moment cannot pass together.
 * @returns undefined where the limit is reached; else what takes the count back, to be called when the attempt was right
 */
export async function takeAttempt(
  services: Needs,
  kind: ThrottleKind,
  subject: string,
): Promise<(() => Promise<void>) | undefined> {
  const window = windowOf(services, kind, subject);
  if ((await addFailure(services.db, window)) > LIMITS[kind]) return undefined;
  return () => removeFailure(services.db, window);
}

/** The name that a kind of attempt against somebody is counted and logged under: a keyed hash that names nobody. */
export function bucketOf({ keys }: Pick<Services, 'keys'>, kind: ThrottleKind, subject: string): string {
  const counted = BY_SUBJECT.includes(kind) ? subject : networkOf(subject);
  return keys.mac('throttle', kind, counted).toString('base64url');
}

/** Deletes what was counted over an hour ago. Returns how many rows went. */
export function sweepThrottles({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  return deleteThrottlesBefore(db, new Date(clock().getTime() - KEPT_MS).toISOString());
}

function windowOf(services: Needs, kind: ThrottleKind, subject: string): ThrottleWindow {
  const now = services.clock().getTime();
  return {
    bucket: bucketOf(services, kind, subject),
    windowStart: new Date(now - (now % WINDOW_MS)).toISOString(),
  };
}

/** The part of an address that one client cannot change at will: all of an IPv4 one, the first 64 bits of IPv6. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16))
    .join(':');
}
