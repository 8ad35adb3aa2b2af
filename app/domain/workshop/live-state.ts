import type { AgreementWord } from '../agreement/agreement-words';
import type { GroupMean } from '../edition/edition';

/** `question`: a vote on a level; `energy`: a vote among options; `words`: free text; `talk`: no vote. */
export type StepKind = 'question' | 'energy' | 'words' | 'talk';

/**
 * Where a step stands. `ready`: nothing was asked yet. For words the first round takes texts, and the second votes for
 * those that were shown.
 */
export type Phase = 'ready' | 'open' | 'closed' | 'revealed';

export interface StepProgress {
  readonly phase: Phase;
  /** From 1; 0 while `ready`. */
  readonly round: number;
  /** The last round whose result was revealed, also where that was undone since: 0 for none. */
  readonly told: number;
}

/** How a workshop stands: all that its three views have to agree on. Plain JSON. */
export interface LiveState {
  readonly stage: 'draft' | 'running' | 'ended';
  /** The step that everybody sees; null: the welcome with the join code, or after the end. */
  readonly step: string | null;
  /** By step id; steps that nothing was asked of are absent. */
  readonly progress: Readonly<Record<string, StepProgress>>;
  /** ISO-8601 UTC: when the time for this part of the step is over; null: no timer runs. */
  readonly timer: string | null;
}

export const NEW_WORKSHOP: LiveState = { stage: 'draft', step: null, progress: {}, timer: null };

const READY: StepProgress = { phase: 'ready', round: 0, told: 0 };

/** Where a step stands. */
export const progressOf = ({ progress }: LiveState, step: string): StepProgress => progress[step] ?? READY;

/** The step and round that take votes, or texts; null where none does. */
export function openRound(state: LiveState): { step: string; round: number } | null {
  if (state.stage !== 'running' || state.step === null) return null;
  const { phase, round } = progressOf(state, state.step);
  return phase === 'open' ? { step: state.step, round } : null;
}

/** When a group counts as agreed: both are needed. */
export interface ConsensusRule {
  /** The share of votes within one level of the median, 0.5 to 1. */
  readonly shareWithinOne: number;
  /** van der Eijk's A, 0.2 to 1. */
  readonly agreementA: number;
}

/** What a round of votes came to, as it was revealed. Never changed afterwards. */
export interface RoundResult {
  /** `percent`: in steps of 5, where a table's vote counts for its people, so that no number names a table. */
  readonly unit: 'votes' | 'percent';
  /** Tables were to count for their people, and count once, since their sizes would have told what one of them voted. */
  readonly unweighed?: true;
  /** By level 1 to 5, or by option in their order. */
  readonly choices: readonly number[];
  /** Did not know, or said that it does not apply; in votes, or in percent of all votes. */
  readonly unsure: number;
  /** Devices that voted, and votes on paper: what the threshold and the words count. */
  readonly devices: number;
  readonly paper: number;
  /** For questions; null for other steps, or where nobody gave a level. */
  readonly agreement: {
    readonly word: AgreementWord;
    /** Null where split: then no level is asserted. */
    readonly median: number | null;
    /** Within one level of the median, whole percent. */
    readonly share: number;
    /** To two decimals. */
    readonly a: number;
  } | null;
  /** By sector, where groups may be shown: two or more that together hold every device; else empty. */
  readonly groups: readonly GroupMean[];
}
