import type { Generated } from 'kysely';
import type { Flag } from './flag';

export type WorkshopStage = 'draft' | 'running' | 'ended';

/** What one device of a table of several people counts for; `none`: every device is one person. */
export type TableVotes = 'none' | 'one' | 'people';

/** A live workshop of a place. */
export interface WorkshopTable {
  id: string;
  place_id: string;
  /** The closed assessment it talks about; null for one that stands by itself. */
  assessment_id: string | null;
  /** The number of the edition that its agenda was proposed from. */
  edition: number | null;
  title: string;
  /** Six letters and digits; null once nobody can join any more. Unique. */
  code: string | null;
  question_set: string;
  /** JSON: ids of the sectors that people may say they belong to; `[]`: not asked. */
  sectors: string;
  ask_tier: Flag;
  /** k: nothing is revealed of fewer devices than this. */
  threshold: number;
  tables: TableVotes;
  /** The time there is. */
  minutes: number;
  /** 1: a rehearsal with simulated participants, never mixed with what is real. */
  rehearsal: Flag;
  /** JSON: how it stands (`LiveState`). The three columns below are read off it whenever it changes. */
  state: string;
  stage: WorkshopStage;
  /** The step and round that take votes now; null: none. */
  open_step: string | null;
  open_round: number | null;
  /** The sequence number of its last event; 0 before the first. */
  sequence: Generated<number>;
  created_on: string;
  /** ISO-8601 UTC: when it last changed. */
  changed_at: string;
  /** 1 once devices, votes and who wrote which words are deleted: a day after the end. */
  votes_gone: Generated<Flag>;
  /** JSON: who took part, by groups that may be told (`TookPart`), kept when devices are deleted; null until then. */
  took_part: string | null;
}
