import type { Generated } from 'kysely';
import type { Flag } from './flag';

export type AccountState = 'active' | 'deactivated';

/** A person who may sign in. Respondents have none. */
export interface AccountTable {
  id: string;
  /** In lower case. Unique. */
  email: string;
  name: string;
  /** Argon2id, in the PHC string format; empty where the person has none and signs in elsewhere. */
  password_hash: string;
  /** 1: may look after the installation. Gives no sight of any place's results. */
  administrator: Flag;
  /** 1: may run programmes and publish their releases. Gives no sight of any place's results either. */
  analyst: Generated<Flag>;
  /** Deactivated: cannot sign in, and has no session. What it did stays in the audit log. */
  state: Generated<AccountState>;
  /** The secret of its authenticator app, sealed with the installation's key; null without a second factor. */
  totp_sealed: Generated<string | null>;
  /** The last time step (of 30 s since 1970) whose code was used, so that none is used twice. */
  totp_step: Generated<number | null>;
  /** Who vouches for it by OpenID Connect, and the name it has there; both null, or neither. Unique together. */
  issuer: Generated<string | null>;
  subject: Generated<string | null>;
  /** YYYY-MM-DD. */
  created_on: string;
}
