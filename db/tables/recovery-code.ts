/** One of the codes that let somebody in without their authenticator app. Deleted when it is used. */
export interface RecoveryCodeTable {
  account_id: string;
  /** Keyed hash. */
  code_hash: string;
}
