import type { ConsensusRule, LiveState, RoundResult, StepKind, StepProgress } from './live-state';

/** Something that can be voted for. */
export interface Choice {
  /** A level "1" to "5", or an option's id. */
  readonly value: string;
  readonly label: string;
  /** A level's descriptor; '' for options. */
  readonly text: string;
}

/** What may be said in place of a choice. */
export const UNSURE = ['dk', 'na'] as const;

/** A round whose result may be seen now. */
export interface ToldRound {
  readonly round: number;
  readonly result: RoundResult;
}

/** A step of the agenda, with all of it that console, screen and participants may be told. */
export interface StepView {
  readonly id: string;
  readonly kind: StepKind;
  /** The question's or the pattern's id; null: none. */
  readonly subject: string | null;
  readonly title: string;
  readonly prompts: readonly string[];
  /** What is voted on; empty for words and talks. */
  readonly choices: readonly Choice[];
  readonly minutes: number;
  readonly rule: ConsensusRule;
  readonly progress: StepProgress;
  /** The first first. One whose reveal was undone is left out. */
  readonly rounds: readonly ToldRound[];
  /** Votes on paper in the round at hand, by value. */
  readonly paper: Readonly<Record<string, number>>;
  /** 1 to 5 as the group agreed it in words; null: not (yet). */
  readonly agreedLevel: number | null;
  readonly reasons: string;
  readonly dissent: string;
  /** Counts changes of the three above. */
  readonly version: number;
}

/** A workshop as it stands. */
export interface WorkshopView {
  readonly id: string;
  readonly placeId: string;
  readonly assessmentId: string | null;
  readonly edition: number | null;
  readonly title: string;
  /** Six letters and digits; null once nobody can join any more. */
  readonly code: string | null;
  readonly questionSet: string;
  /** Ids of the sectors asked for; empty: not asked. */
  readonly sectors: readonly string[];
  readonly askTier: boolean;
  readonly threshold: number;
  readonly tables: 'none' | 'one' | 'people';
  readonly minutes: number;
  readonly rehearsal: boolean;
  /** The number of its last event. */
  readonly sequence: number;
  /** YYYY-MM-DD. */
  readonly createdOn: string;
  readonly state: LiveState;
  readonly steps: readonly StepView[];
}

/** The step that everybody is at; undefined at the welcome and after the end. */
export const currentStep = ({ state, steps }: WorkshopView): StepView | undefined =>
  steps.find(({ id }) => id === state.step);

/** The result that everybody sees now; undefined where the round at hand is not revealed. */
export const shownResult = ({ progress, rounds }: StepView): ToldRound | undefined =>
  progress.phase === 'revealed' ? rounds.find(({ round }) => round === progress.round) : undefined;
