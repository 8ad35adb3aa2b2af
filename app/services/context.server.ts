import type { Queryable } from 'db/tables';
import type { Instrument } from 'questions/types';
import type { Keys } from '~/lib/keys.server';
import type { Live } from '~/live/poke.server';

/** A message in plain text. */
export interface Mail {
  /** One address. */
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  /** Resolves once the mail server has taken the message. @throws where it did not */
  send(mail: Mail): Promise<void>;
}

/** What a use case works with; built once in `server.ts` and handed to every loader, action, job and command. */
export interface Services {
  db: Queryable;
  instrument: Instrument;
  keys: Keys;
  /** The time now. The only clock there is, so that tests can turn it. */
  clock: () => Date;
  /** A new random id of 128 bits or more, never ordered by time. */
  newId: () => string;
  /** Sends e-mail; undefined where the installation has no mail server: then links are shown to be copied. */
  mail: Mailer | undefined;
  /** Public address without a trailing slash, for links in messages; undefined where none is set. */
  baseUrl: string | undefined;
  /** How open pages hear of changes. */
  live: Live;
}
