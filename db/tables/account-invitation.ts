import type { Flag } from './flag';
import type { Role } from './membership';

/** Somebody who may make an account, or take on a role, by a link. Deleted when it is taken up or taken back. */
export interface AccountInvitationTable {
  id: string;
  /** Keyed hash of the token in the link. Unique. */
  token_hash: string;
  /** In lower case: the only address that the account may have. */
  email: string;
  administrator: Flag;
  analyst: Flag;
  /** The place and the role there; both null, or neither. */
  place_id: string | null;
  role: Role | null;
  /** An account's id. */
  invited_by: string;
  /** YYYY-MM-DD. */
  created_on: string;
  /** ISO-8601 UTC. */
  expires_at: string;
}
