import type { Generated } from 'kysely';
import type { Flag } from './flag';

/** How many responses were sent, by sector, at the last full hour. Counted afresh, never added to one by one. */
export interface ParticipationTable {
  assessment_id: string;
  /** ISO-8601 UTC, on the full hour. */
  counted_at: string;
  /** JSON: number by sector id; sectors without any are absent. */
  counts: string;
  /** JSON: the organisations from which at least as many people as the threshold had sent answers at some full hour. */
  organisations: Generated<string>;
  /** Whether the assessment was closed when it was counted: nothing can change any more until it is opened again. */
  final: Flag;
}
