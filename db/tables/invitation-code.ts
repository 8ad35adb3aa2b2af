import type { Flag } from './flag';

/**
 * A single-use code: a right to answer. It says whether it is spent, and holds no key or time that would join it to
 * the response it began.
 */
export interface InvitationCodeTable {
  /** Keyed hash (HMAC). */
  code_hash: string;
  assessment_id: string;
  batch_id: string;
  /** The sector it was made for; null when the respondent says it. */
  sector: string | null;
  /** The code sealed with the installation's key, to print or send it again; null once the assessment has closed. */
  sealed: string | null;
  spent: Flag;
}
