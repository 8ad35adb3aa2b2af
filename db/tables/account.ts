import type { Flag } from './flag';

/** A person who may sign in. Respondents have none. */
export interface AccountTable {
  id: string;
  /** In lower case. Unique. */
  email: string;
  name: string;
  /** Argon2id, in the PHC string format. */
  password_hash: string;
  /** 1: may look after the installation. Gives no sight of any place's results. */
  administrator: Flag;
  /** YYYY-MM-DD. */
  created_on: string;
}
