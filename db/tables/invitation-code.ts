import type { Flag } from './flag';

/**
 * A single-use ticket to an assessment. It says whether it is spent, and holds no key or time that would join it to
 * the response it began.
 */
export interface InvitationCodeTable {
  assessment_id: string;
  /** Keyed hash (HMAC); the code itself is on the ticket only. */
  code_hash: string;
  /** The sector the ticket was made for; null when the respondent says it. */
  sector: string | null;
  spent: Flag;
}
