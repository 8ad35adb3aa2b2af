import type { Flag } from './flag';

export type AssessmentKind = 'trial' | 'place';
export type AssessmentState = 'draft' | 'scheduled' | 'open' | 'closed' | 'archived';

/**
 * One round in one place; or, with kind `trial` and no place, the survey anybody may take alone. There is one trial
 * for each question set, `trial-<question set>`: nobody owns it, it never closes, and its responses expire.
 */
export interface AssessmentTable {
  id: string;
  place_id: string | null;
  kind: AssessmentKind;
  /** Such as "Autumn 2026"; empty for a trial. */
  title: string;
  question_set: string;
  /** JSON: the ids of the forms that may be answered. */
  forms: string;
  state: AssessmentState;
  /** k: no figure is shown about fewer people than this. 3 or more. */
  threshold: number;
  comments_asked: Flag;
  /** ISO-8601 UTC; null when it is opened by hand. */
  opens_at: string | null;
  /** ISO-8601 UTC; null when it is closed by hand. */
  closes_at: string | null;
  join_code: string | null;
  /** JSON: the ids of the sectors invited. */
  sectors: string;
  /** JSON: how many people are expected to answer, by sector id. A sector that is missing: not said. */
  expected: string;
  /** JSON: what the lead told about the place. */
  context: string;
  /** YYYY-MM-DD. */
  created_on: string;
}
