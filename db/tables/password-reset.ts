/** A link by which somebody chooses a new password, once. */
export interface PasswordResetTable {
  /** Keyed hash of the token in the link. */
  token_hash: string;
  account_id: string;
  /** ISO-8601 UTC. */
  expires_at: string;
}
