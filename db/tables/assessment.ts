import type { Generated } from 'kysely';
import type { Flag } from './flag';

export type AssessmentKind = 'trial' | 'place';
export type AssessmentState = 'draft' | 'scheduled' | 'open' | 'closed' | 'archived';
/** `link`: whoever has the link or join code may answer. `codes`: only with a single-use code. */
export type Entry = 'link' | 'codes';

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
  entry: Generated<Entry>;
  /** JSON: the names of the partner organisations that respondents may choose from; empty: they are not asked. */
  organisations: Generated<string>;
  /** 1: its results may go into the releases of programmes. */
  shared: Generated<Flag>;
  /** How many months after it closed people's answers are kept: 1 to 120. */
  keep_months: Generated<number>;
  /** When it was last closed, ISO-8601 UTC; null while it was never closed or is open again. */
  closed_at: Generated<string | null>;
  /** 1 once people's answers are no longer kept. */
  answers_gone: Generated<Flag>;
  /** ISO-8601 UTC: from then on it is deleted with all that belongs to it; null unless a lead asked for that. */
  delete_at: Generated<string | null>;
  /** YYYY-MM-DD. */
  created_on: string;
}
