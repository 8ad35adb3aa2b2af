import type { Generated } from 'kysely';
import type { Flag } from './flag';

export type ResponseState = 'begun' | 'sent';

/**
 * What one person answered about one assessment. Ids are random and the table keeps no order and no time, so that
 * neither tells who answered when.
 */
export interface ResponseTable {
  id: string;
  assessment_id: string;
  form: string;
  sector: string;
  tier: string;
  joint_post: Flag;
  /** Asked only where the lead listed organisations, and then optional. */
  organisation: string | null;
  /** Keyed hash (HMAC) of the four words that let the person go on, change or withdraw. Unique in its assessment. */
  return_code_hash: string;
  state: ResponseState;
  /** 1 when new or changed since the last edition. */
  changed: Flag;
  /** For responses to a trial only: ISO-8601 UTC on the full hour (a finer time would tell when it was begun). */
  expires_at: string | null;
  /** The import that it came with, for undoing it while the assessment is open; null for everybody's own. */
  import_id: Generated<string | null>;
}
