import type { Generated } from 'kysely';

/** Single-use codes that were made together. */
export interface InvitationBatchTable {
  id: string;
  assessment_id: string;
  /** To be printed or handed out, or sent by e-mail. */
  kind: 'tickets' | 'emails';
  /** The sector they were made for; null when the respondent says it. */
  sector: string | null;
  /** How many there are. */
  codes: number;
  /** YYYY-MM-DD. */
  made_on: string;
  /** YYYY-MM-DD: when reminders to its addresses were last asked for; null: never. */
  reminded_on: Generated<string | null>;
}
