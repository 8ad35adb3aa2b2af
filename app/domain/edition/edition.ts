import type { BandCode } from '../scoring/bands';

/**
 * The shapes of an edition: the immutable, numbered results of one assessment (analysis.md, "Editions"). All of it is
 * plain JSON. The shown part is all that any page, link or export may use; the protected part never leaves the
 * installation.
 */

/** The version of the computation; a change that could alter a figure gets a new one. */
export const METHOD = 'edition-1';

/**
 * People of one sector, or of several that were put together because each alone would be too few.
 * - `sector`: one sector by itself.
 * - `others`: the sectors too small to stand alone, together ("Other partners").
 * - `joined`: a sector with those too small that joined it ("Acute hospital and 2 others").
 * - `all`: everyone ("All partners").
 */
export interface Group {
  readonly kind: 'sector' | 'others' | 'joined' | 'all';
  /** Sector ids; of `joined` the one that the others joined is first. */
  readonly sectors: readonly string[];
}

/** A group and how many people are in it. */
export interface SizedGroup extends Group {
  readonly n: number;
}

/** A group's mean on one figure: to one decimal, and never nearer to the ends than 1.2 and 4.8 for small groups. */
export interface GroupMean extends SizedGroup {
  readonly mean: number;
  /** `low`: 1.2 or less. `high`: 4.8 or more. Absent: the mean is as told. */
  readonly capped?: 'low' | 'high';
}

/** A mean over the place, to one decimal, with its likely range (95%), to one decimal. */
export interface Estimate {
  readonly mean: number;
  readonly band: BandCode;
  /** Null where no range can be given: too few people, or everyone answered alike. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** The bands at the ends of the range, where they differ: the words say "between". */
  readonly between: readonly [BandCode, BandCode] | null;
  /** Only where everyone stands in one small group: `low` is 1.2 or less, `high` 4.8 or more. */
  readonly capped?: 'low' | 'high';
}

/** One figure of the place: a question, a dimension, the overall, a barrier or the pressure. */
export type Figure =
  /** Fewer valid answers than the threshold. Nobody's answer is told, not even how many there were. */
  | { readonly status: 'too-few' }
  /** Too few of its answers are new since an earlier edition: the difference would tell who said what. */
  | { readonly status: 'too-few-new' }
  | {
      readonly status: 'shown';
      /** People with a valid answer or score. */
      readonly n: number;
      /** Each group counts once. */
      readonly balanced: Estimate;
      /** Each person counts once. */
      readonly pooled: Estimate;
      /** Two or more, which together hold everyone; empty where all stand in one group, and nothing is said of gaps. */
      readonly groups: readonly GroupMean[];
    };

/** How many could not say, in whole percent of those asked; null below the threshold. */
export interface Unsaid {
  readonly asked: number;
  readonly dontKnow: number | null;
  readonly notApplicable: number | null;
}

export interface ItemResult extends Unsaid {
  readonly id: string;
  readonly figure: Figure;
}

export interface DimensionResult {
  readonly id: string;
  readonly figure: Figure;
  readonly questions: readonly ItemResult[];
}

/** The shown part of an edition. */
export interface ShownEdition {
  readonly method: typeof METHOD;
  readonly questionSet: string;
  readonly threshold: number;
  /** Sent responses. */
  readonly n: number;
  /** The groups of the place as a whole; a figure may have coarser ones. Empty below the threshold. */
  readonly groups: readonly SizedGroup[];
  readonly overall: Figure;
  readonly pressure: Figure;
  readonly dimensions: readonly DimensionResult[];
  readonly barriers: readonly ItemResult[];
}

/** Number, sum and sum of squares of valid values; each is rounded to nine decimals, so that order cannot matter. */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** How a question was answered: by level 1 to 5, "don't know", "does not apply", or not at all though asked. */
export interface Counts {
  readonly levels: readonly [number, number, number, number, number];
  readonly dk: number;
  readonly na: number;
  readonly blank: number;
}

/** Everything counted in one class of people: one sector, or one tier. */
export interface ClassTally {
  readonly n: number;
  /** Moments by figure: `overall`, `pressure`, and every dimension id. */
  readonly scores: Readonly<Record<string, Moments>>;
  /** By question or barrier id; those that nobody of the class was asked are absent. */
  readonly items: Readonly<Record<string, Counts>>;
}

/** What comes from the responses of one sector that are new or changed since the edition before. Zeroes are absent. */
export interface ClassChanges {
  /** How many such responses there are. */
  readonly n: number;
  /** Valid values by figure: score ids as in `ClassTally.scores`, and item ids. */
  readonly values: Readonly<Record<string, number>>;
  /** By item id: how many of them were asked, whatever they said. */
  readonly asked: Readonly<Record<string, number>>;
}

/** By sector; a sector where nothing is new or changed is absent. In a first edition everything is new. */
export type Changes = Readonly<Record<string, ClassChanges>>;

/** The protected part of an edition: unmerged one-way tables, from which the shown part follows. */
export interface ProtectedEdition {
  readonly sectors: Readonly<Record<string, ClassTally>>;
  readonly tiers: Readonly<Record<string, ClassTally>>;
  readonly changes: Changes;
}
