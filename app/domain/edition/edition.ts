import type { BandCode } from '../scoring/bands';
import type { DetailLevels } from './detail';

/**
 * The shapes of an edition: the immutable, numbered results of one assessment (analysis.md, "Editions"). All of it is
 * plain JSON. The shown part is all that any page, link or export may use; the protected part never leaves the
 * installation.
 */

/** The version of the computation; a change that could alter a figure gets a new one. */
export const METHOD = 'edition-2';

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

/** A group's mean on one figure: to one decimal, and not too near to the ends of the scale (see `capsFor`). */
export interface GroupMean extends SizedGroup {
  readonly mean: number;
  /** `low`: that or less. `high`: that or more. Absent: the mean is as told. */
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
  /** Only where everyone stands in one group. `low`: the mean or less. `high`: the mean or more. */
  readonly capped?: 'low' | 'high';
}

/** One figure of the place: a question, a dimension, the overall, a barrier or the pressure. */
export type Figure =
  /** Fewer valid answers than the threshold. Nobody's answer is told, not even how many there were. */
  | { readonly status: 'too-few' }
  /** Too few of its answers are new since an earlier edition: the difference would tell who said what. */
  | { readonly status: 'too-few-new' }
  /** However it was put together, it would have told what fewer than the threshold said (see `auditEdition`). */
  | { readonly status: 'withheld' }
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

/** How many could not say, in percent of those asked (see `unsaid`); null where it is not told. */
export interface Unsaid {
  readonly asked: number;
  readonly dontKnow: number | null;
  readonly notApplicable: number | null;
}

/** How valid answers spread over the levels 1 to 5, in percent to the nearest `step`; they may not add up to 100. */
export interface Distribution {
  /** People with a valid answer: at least twice the threshold, and more than 20. */
  readonly n: number;
  readonly percents: readonly [number, number, number, number, number];
  readonly step: 1 | 5 | 10;
}

export interface GroupDistribution extends Distribution, Group {}

export interface GroupUnsaid extends Group, Unsaid {}

export interface ItemResult extends Unsaid {
  readonly id: string;
  readonly figure: Figure;
  /** Of the place; null where it is not told. */
  readonly distribution: Distribution | null;
  /** Two or more, which together hold everyone with a valid answer; else empty. Coarser than the figure's groups. */
  readonly groupDistributions: readonly GroupDistribution[];
  /** Of the groups of the place that have at least twice the threshold of people asked. */
  readonly groupsUnsaid: readonly GroupUnsaid[];
  /** Largest minus smallest of the shrunken group means, to one decimal; null where there are no groups to compare. */
  readonly gap: number | null;
}

/** How far the groups of a dimension see the place differently (analysis.md, "Agreement"). */
export interface BetweenGroups {
  /** More than chance: F at 5% after Holm over the dimensions. */
  readonly differs: boolean;
  /** Largest minus smallest of the shrunken group means, to one decimal. */
  readonly gap: number;
  /** The share of the differences between people that lies between groups, in whole percent. */
  readonly etaSquared: number;
  /** To two decimals; below 0 where groups differ less than people within them. Null where it cannot be worked out. */
  readonly icc1: number | null;
  readonly icc2: number | null;
}

/** Agreement within one group on a dimension, against answers spread evenly; to one decimal, at most 0.9. */
export interface GroupAgreement extends SizedGroup {
  readonly rwgj: number;
}

/** Cronbach's alpha on complete rows with Feldt's 95% interval, to two decimals: of the instrument, not of the place. */
export interface Reliability {
  /** Complete rows, at least 30. */
  readonly n: number;
  readonly alpha: number;
  readonly low: number;
  readonly high: number;
}

export interface DimensionResult {
  readonly id: string;
  readonly figure: Figure;
  readonly questions: readonly ItemResult[];
  /** Null where there are no two groups to compare. */
  readonly between: BetweenGroups | null;
  /** Groups with at least twice the threshold of complete rows. */
  readonly within: readonly GroupAgreement[];
  readonly reliability: Reliability | null;
}

/** People of one tier, or of several together; kinds as of `Group`. */
export interface TierGroup {
  readonly kind: Group['kind'];
  readonly tiers: readonly string[];
  readonly n: number;
}

export interface TierMean extends TierGroup {
  readonly mean: number;
  readonly capped?: 'low' | 'high';
}

/** Means by tier of the overall and of each dimension that may be told; there is no table by sector and tier. */
export interface TierTable {
  readonly groups: readonly TierGroup[];
  /** By `overall` or dimension id; a figure that is not told by tier is absent. */
  readonly figures: Readonly<Record<string, readonly TierMean[]>>;
}

/** How one dimension changed since an earlier assessment of the place. */
export type DimensionChange =
  | {
      readonly id: string;
      readonly status: 'compared';
      /** Balanced means over the groups that both have, 1 to 5, to one decimal. */
      readonly before: number;
      readonly now: number;
      /** `now` minus `before`, from the unrounded means, to one decimal. */
      readonly change: number;
      /** 95%, to one decimal; null where none can be given. */
      readonly range: { readonly low: number; readonly high: number } | null;
      /** Beyond chance at 5% after Holm over the dimensions. */
      readonly real: boolean;
      /** Groups that the two were brought to, as lists of sectors. */
      readonly groups: readonly (readonly string[])[];
    }
  | {
      readonly id: string;
      readonly status: 'not-compared';
      /** One of the two is not shown, or a question of it has other words or is not asked any more. */
      readonly why: 'not-shown' | 'other-questions';
    };

/** One assessment of the place beside an earlier one (analysis.md, "Rounds"). */
export interface RoundChange {
  readonly assessmentId: string;
  readonly edition: number;
  readonly dimensions: readonly DimensionChange[];
  /** Ids of questions that only one of the two asks in these words. */
  readonly leftOut: readonly string[];
}

/** The shown part of an edition. */
export interface ShownEdition {
  readonly method: typeof METHOD;
  readonly questionSet: string;
  readonly threshold: number;
  /** Sent responses. */
  readonly n: number;
  /** How many of them were imported by a lead; absent where none were. */
  readonly imported?: number;
  /** The groups of the place as a whole; a figure may have coarser ones. Empty below the threshold. */
  readonly groups: readonly SizedGroup[];
  readonly overall: Figure;
  readonly pressure: Figure;
  readonly dimensions: readonly DimensionResult[];
  readonly barriers: readonly ItemResult[];
  /** Null where it is not told, because tables by sector and by tier together would tell of few people. */
  readonly tiers: TierTable | null;
  /**
   * How far board and executive are ahead of middle managers and frontline staff on the overall (-4 to 4, one
   * decimal), within the sectors where both are enough people, each sector counting once; null where there are none, or `tiers` is.
   */
  readonly tierGap: number | null;
  /** Beside the latest edition of each earlier assessment of the place, the latest first. */
  readonly rounds: readonly RoundChange[];
  /** What is told in less detail than it could be, since the detail would have told what a few people said. */
  readonly details: DetailLevels;
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

/** Complete rows of a dimension: everyone who answered all of its questions with a level. */
export interface RowMoments {
  readonly n: number;
  /** By question, in the order of the set: sums and sums of squares of the levels. */
  readonly sums: readonly number[];
  readonly squares: readonly number[];
  /** Sum of squares of the rows' totals. */
  readonly totalSquares: number;
}

/** Everything counted in one class of people: one sector, or one tier. */
export interface ClassTally {
  readonly n: number;
  /** Moments by figure: `overall`, `pressure`, and every dimension id. */
  readonly scores: Readonly<Record<string, Moments>>;
  /** By question or barrier id; those that nobody of the class was asked are absent. */
  readonly items: Readonly<Record<string, Counts>>;
  /** By dimension id; a dimension without a complete row is absent. */
  readonly rows: Readonly<Record<string, RowMoments>>;
}

/** Overall scores of the two ends of one sector's hierarchy: board and executive; middle managers and frontline. */
export interface Depth {
  readonly top: Moments;
  readonly front: Moments;
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
  /** By sector; of a sector that has neither end, absent. */
  readonly depths: Readonly<Record<string, Depth>>;
  readonly changes: Changes;
  /** The part that comes from people who answered here themselves; absent where nobody's answers were imported. */
  readonly own?: OwnTallies;
}

/** Sectors where everybody was imported are absent. */
export type OwnTallies = Pick<ProtectedEdition, 'sectors' | 'changes'>;
