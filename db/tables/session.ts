import type { Generated } from 'kysely';

/** One signed-in browser. */
export interface SessionTable {
  /** Keyed hash of the token in the cookie: a copy of the database opens no session. */
  token_hash: string;
  account_id: string;
  /** ISO-8601 UTC, as the next two. */
  begun_at: string;
  /** When it was last used; kept to within some minutes. */
  used_at: string;
  expires_at: string;
  /** Which browser on which system, in a word or two; empty where unknown. */
  device: Generated<string>;
}
