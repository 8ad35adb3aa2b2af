/** The end of the audit log: one row, locked by whoever adds to it, so that the chain never forks. */
export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
}

/** Something that was done to access, state, sharing or results. The engine refuses to change or delete it. */
export interface AuditEntryTable {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  /** ISO-8601 UTC. */
  at: string;
  /** An account's id, `system`, or `command` for the command line. Never a respondent. */
  actor: string;
  /** Such as `assessment.opened`. */
  action: string;
  place_id: string | null;
  /** The id of what it was done to. */
  subject: string | null;
  /** JSON. Never an answer, a comment, a code or a password. */
  details: string;
  /** Keyed hash of this entry and of the one before. */
  hash: string;
}
