import type { Findings } from './findings';

/** What `score` prints: plain JSON, figures unrounded, null where one cannot be worked out. */
export interface FileScores extends Findings {
  /** By dimension id, all of the set. */
  readonly dimensions: Readonly<Record<string, DimensionScores>>;
  /** By question or barrier id, all that the form asks. */
  readonly questions: Readonly<Record<string, QuestionScores>>;
  readonly overall: FigureScores;
}

/** A figure over all respondents that have one; means are on the 1 to 5 scale, `low` and `high` their 95% interval. */
export interface FigureScores {
  /** Respondents with a value. */
  readonly n: number;
  /** Each respondent counting once. */
  readonly pooled: Interval;
  /** Each sector counting once, with its standard error and degrees of freedom. */
  readonly balanced: Interval & { readonly se: number | null; readonly df: number | null };
  /** By sector id; sectors that were put together by their ids, as in `acute+voluntary`. */
  readonly sectorMeans: Readonly<Record<string, number>>;
  readonly etaSquared: number | null;
  readonly icc1: number | null;
  readonly icc2: number | null;
}

/** No ends where too little is known for an interval, or everyone answered alike; no mean of nobody. */
export interface Interval {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface DimensionScores extends FigureScores {
  /** Cronbach's alpha with Feldt's 95% interval; `n` complete rows, and nothing else below 30. */
  readonly alpha: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly n: number;
  };
  /** Agreement within each sector on complete rows, against the uniform null; keys as in `sectorMeans`. */
  readonly rwgj: Readonly<Record<string, number | null>>;
}

export interface QuestionScores {
  /** How many chose each level, 1 to 5. */
  readonly counts: readonly number[];
  /** Van der Eijk's agreement, -1 to 1; null where nobody chose a level. */
  readonly agreementA: number | null;
}
