/** A link by which people without an account read the results of an assessment. Deleted when it is taken back. */
export interface ResultsLinkTable {
  id: string;
  assessment_id: string;
  /** Keyed hash of the token in the link. Unique. */
  token_hash: string;
  /** The token sealed with the installation's key, to show the link again. */
  token_sealed: string;
  /** Whom it is for, in the lead's words. */
  label: string;
  /** Argon2id, in the PHC string format; null without a password. */
  password_hash: string | null;
  /** An account's id. */
  made_by: string;
  /** YYYY-MM-DD. */
  made_on: string;
}
