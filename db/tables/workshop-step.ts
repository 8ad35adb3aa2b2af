import type { Generated } from 'kysely';

/** `question`: a vote on a level; `energy`: a vote among options; `words`: free text; `talk`: no vote. */
export type StepKind = 'question' | 'energy' | 'words' | 'talk';

/** One item of a workshop's agenda, with what the group agreed on it. */
export interface WorkshopStepTable {
  id: string;
  workshop_id: string;
  /** From 0, without gaps. */
  position: number;
  kind: StepKind;
  /** The question's id, or the pattern's that a talk is about; null: none. */
  subject: string | null;
  title: string;
  /** JSON: questions to discuss, as texts. */
  prompts: string;
  /** JSON: what an energy vote is among, as `{ id, label }`; else `[]`. */
  options: string;
  minutes: number;
  /** JSON: when the group counts as agreed (`ConsensusRule`). */
  rule: string;
  /** 1 to 5, as the group agreed in words, apart from the votes; null: none. */
  agreed_level: Generated<number | null>;
  reasons: Generated<string>;
  dissent: Generated<string>;
  /** From 1, one more whenever the agreement is changed. */
  version: Generated<number>;
}
